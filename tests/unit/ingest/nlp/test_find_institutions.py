from dataclasses import dataclass

import pytest

from ingest.linkers.merge_institutions import TEXT, Description
from ingest.nlp.find_institutions import blank_out_names, find_institutions
from ingest.nlp.gazetteer import get_shipped_gazetteer, make_gazetteer
from ingest.nlp.institution import Institution
from ingest.nlp.spoken_names import is_telling


@dataclass(frozen=True)
class Case:
    id: str
    text: str
    expected: set[str]


CASES = [
    Case("a hospital", "Data of the Mayo Clinic.", {"Mayo Clinic"}),
    Case("a short name with an accent", "Scans from Charité and others.",
         {"Charité - Universitätsmedizin Berlin"}),
    Case("a name in English", "Patients of LMU Munich took part.",
         {"Ludwig-Maximilians-Universität München"}),
    Case("an alias", "made at the Technische Universität München",
         {"Technical University of Munich"}),
    Case("a full name", "students of the University of Oxford", {"University of Oxford"}),
    Case("the longest name counts", "the University of California, Berkeley campus",
         {"University of California, Berkeley"}),
    Case("a laboratory", "agents trained at DeepMind", {"Google DeepMind"}),
    Case("journals and ordinary words", "Nature and Science saw Meta reach a Target", set()),
    Case("a data set is no institution", "slides from TCGA (The Cancer Genome Atlas)", set()),
    Case("a name of ordinary words", "our Data Science Institute of Technology", set()),
    Case("lower case is no name", "the mayo clinic and the university of oxford", set()),
    Case("a product is no laboratory", "with Google Translate and an Apple watch", set()),
    Case("part of a longer word", "the Mayo Clinical trial", set()),
    Case("a web address", "code at https://github.com/MIC-DKFZ/nnU-Net", set()),
    Case("a method that looks like an acronym", "BERT, AMR, NLP and MIT licence", set()),
    Case("products and colours", "Apple fell, Orange rose; Meta-learning for Oracle bones", set()),
    Case("names over a line's end", "at the University\nof Oxford", {"University of Oxford"}),
    Case("two sentences are no name", "It is the University. Of Oxford we say more", set()),
    Case("a name with a comma left out", "University of California Berkeley",
         {"University of California, Berkeley"}),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_text_names_institutions(case: Case) -> None:
    found = find_institutions("A Title", case.text, ())

    assert {(one.name, one.method) for one in found} == {
        (name, "mention") for name in case.expected
    }


@pytest.mark.parametrize(
    ("tag", "ror"),
    [
        ("eth-zurich", "05a28rw58"),
        ("deepmind", "00971b260"),
        ("meta-ai", "01zbnvs85"),
        ("cmu", "05x2bcf33"),
        ("stanford", "00f54p054"),
        ("university-of-oxford", "052gg0110"),
        ("Charité", "001w7jn25"),
    ],
)
def test_a_page_tag_is_an_institution(tag: str, ror: str) -> None:
    assert get_shipped_gazetteer().find_by_tag(tag).ror == ror


def test_an_unknown_tag_is_an_institution_of_its_own() -> None:
    one = get_shipped_gazetteer().find_by_tag("tidal-lab")

    assert (one.id, one.name, one.ror) == ("institution:tidal-lab", "tidal-lab", None)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("海" * 2_600, "hai-hai-"),  # 7,800 bytes, and 10,000 in Latin letters
        ("Department of Boats, " * 9, "department-of-boats-"),
        ("★", ""),
        ("Nowhere Lab", "nowhere-lab"),
    ],
)
def test_a_tag_and_a_byline_of_one_name_have_one_id_that_an_index_takes(
    name: str, begins: str
) -> None:
    known = get_shipped_gazetteer()
    byline = Description(name, TEXT).plain_ids[0]

    assert known.find_by_tag(name).id == known.find_by_name(name).id == byline
    assert byline.startswith(f"institution:{begins}")
    assert len("institution:") < len(byline) < 110


def test_long_names_that_begin_alike_are_two_institutions() -> None:
    beginning = "Department of Boats and of All Things That Float, the Faculty of Water, University"
    names = (f"{beginning} of Here", f"{beginning} of There", f"{beginning} OF HERE")

    here, there, again = (get_shipped_gazetteer().find_by_name(name).id for name in names)

    assert here == again != there


def test_a_tag_goes_before_a_mention_and_each_institution_counts_once() -> None:
    found = find_institutions("At ETH Zurich", "ETH Zurich and the Mayo Clinic", ("eth-zurich",))

    assert [(one.name, one.method) for one in found] == [
        ("ETH Zurich", "tag"),
        ("Mayo Clinic", "mention"),
    ]


def test_a_finding_leads_back_to_its_institution() -> None:
    known = get_shipped_gazetteer()

    assert known.find_by_name("Mayo Clinic").ror == "02qp3tb03"
    assert known.find_by_name("Nowhere Lab").id == "institution:nowhere-lab"


def test_ids_and_ror_ids_are_unique_in_the_gazetteer() -> None:
    institutions = get_shipped_gazetteer().institutions

    assert len({one.id for one in institutions}) == len(institutions)
    assert len({one.ror for one in institutions}) == len(institutions)


def test_names_and_addresses_are_blanked_out() -> None:
    assert "Mayo" not in blank_out_names("at the Mayo Clinic, see www.example.org/mayo")
    assert blank_out_names("nothing to see") == "nothing to see"


@pytest.mark.parametrize(
    ("name", "telling"),
    [
        ("Mayo Clinic", True),
        ("Nature", False),
        ("Open Science Center", False),
        ("University of Oxford", True),
        ("K University", False),
        ("RWTH Aachen", True),
        ("Next Step", False),
        ("New York Times", False),
        ("UK Web Archive", False),
        ("University of Illinois System", False),
    ],
)
def test_a_telling_name_has_two_capitals_and_a_word_of_its_own(name: str, *, telling: bool) -> None:
    assert is_telling(name) is telling


SMALL = make_gazetteer(
    [
        Institution("institution:tidal", "Tidal Institute", "000000001", "PT", "facility"),
        Institution("institution:oxford-again", "University of Oxford", "052gg0110", "GB",
                    "education", aliases=("Oxonia",)),
        Institution("institution:target", "Target", "000000002", "US", "company"),
        Institution("institution:nature", "Nature", "000000003", "GB", "facility"),
        Institution("institution:north-lab", "North Sea Laboratory", "000000004", "NO", "facility"),
        Institution("institution:north-lab-2", "North Sea Laboratory", "000000005", "DK",
                    "facility"),
    ]
)  # fmt: skip


def test_what_somebody_loaded_is_looked_for_beside_what_ships() -> None:
    text = "The Tidal Institute and the Mayo Clinic; Nature, Target, North Sea Laboratory"

    found = find_institutions("A Title", text, (), SMALL)

    assert [one.name for one in found] == ["Tidal Institute", "Mayo Clinic"]


def test_what_somebody_loaded_goes_before_what_ships_and_keeps_its_tags() -> None:
    assert SMALL.find_by_tag("oxford").id == "institution:oxford-again"
    assert SMALL.find_by_tag("oxonia").id == "institution:oxford-again"
    assert len([one for one in SMALL.institutions if one.ror == "052gg0110"]) == 1
