from dataclasses import dataclass

import pytest

from ingest.nlp.find_affiliations import find_affiliations
from ingest.nlp.gazetteer import Gazetteer
from ingest.nlp.institution import Institution


def _place(key: str, name: str, country: str, city: str, **rest: object) -> Institution:
    kind = str(rest.pop("type", "education"))
    return Institution(key, name, country=country, city=city, type=kind, **rest)  # type: ignore[arg-type] # from the tables below


# Enough others that common words weigh little, as among all institutions of the world.
FILLING = [
    _place(f"fill-{place}", f"{word} {kind}", "FR", word)
    for kind in (
        "University",
        "Institute",
        "Hospital",
        "National Laboratory",
        "Academy of Sciences",
    )
    for place, word in enumerate(
        f"{start}{middle}{end}"
        for start in ("Bar", "Cor", "Del", "Fal", "Gur", "Hel", "Jor", "Kel", "Lor", "Mor")
        for middle in ("am", "en", "it", "on", "us", "ar")
        for end in ("ford", "ton", "heim", "ville", "grad")
    )
]
GAZETTEER = Gazetteer(
    (
        _place("port", "University of Porthaven", "GB", "Porthaven",
               aliases=("Porthaven University", "Universität Porthaven")),
        _place("port-hospital", "Porthaven Royal Hospital", "GB", "Porthaven", type="healthcare",
               aliases=("Royal Hospital of Porthaven NHS Foundation Trust",), parents=("port",)),
        _place("sea-gb", "Seaton Institute of Technology", "GB", "Seaton", acronyms=("SIT",)),
        _place("sea-us", "Seaton Institute of Technology", "US", "Norwell", acronyms=("SIT",)),
        _place("old", "University of Westmark", "DE", "Westmark", active=False),
        _place("new", "University of Westmark", "DE", "Westmark"),
        _place("kyo", "Kyorin University", "JP", "Mitaka"),
        _place("phys", "Lebed Physical Institute of the Russian Academy of Sciences", "RU",
               "Moscow", type="facility"),
        _place("zur", "Zürcher Polytechnikum", "CH", "Zurich", labels=("Zurich Polytechnic",)),
        *FILLING,
    )
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    id: str
    text: str
    expected: set[str]


CASES = [
    Case("a department before and a country behind",
         "Department of Physics, University of Porthaven, Porthaven, UK", {"port"}),
    Case("the words the other way round", "Porthaven Univ., Porthaven, England", {"port"}),
    Case("another language",
         "Fakultät für Physik, Universität Porthaven, Porthaven, UK", {"port"}),
    Case("a footnote's number stuck to the name",
         "1University of Porthaven, Porthaven, UK", {"port"}),
    Case("a footnote's number that stands high",
         "¹²University of Porthaven, Porthaven, UK", {"port"}),
    Case("words run together",
         "Department of PhysicsUniversity of PorthavenPorthavenUnited Kingdom", {"port"}),
    Case("markup and entities", "<i>University of Porthaven</i>&#x002C; Porthaven, UK", {"port"}),
    Case("a hospital and its university",
         "Royal Hospital of Porthaven and University of Porthaven, Porthaven, UK",
         {"port", "port-hospital"}),
    Case("the country tells bearers of one name apart",
         "Seaton Institute of Technology, Norwell, MA, USA", {"sea-us"}),
    Case("the city tells them apart", "Seaton Institute of Technology, Seaton, Devon", {"sea-gb"}),
    Case("nothing tells them apart", "Seaton Institute of Technology", set()),
    Case("the one that is open", "University of Westmark, Westmark, Germany", {"new"}),
    Case("another country", "University of Westmark, Lagos, Nigeria", set()),
    Case("without its academy", "Lebed Physical Institute, Moscow, Russia", {"phys"}),
    Case("an accent left out", "Zurcher Polytechnikum, Zurich, Switzerland", {"zur"}),
    Case("an acronym alone", "SIT", set()),
    Case("ordinary words", "Department of Physics; and", set()),
    Case("an unknown body", "Institute of Unheard Things, Porthaven, UK", set()),
    Case("nothing", "", set()),
    Case("marks only", " , ; ()", set()),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_an_affiliation_means_institutions(case: Case) -> None:
    found = find_affiliations(case.text, GAZETTEER)

    assert {match.institution.id for match in found} == case.expected
    assert all(0 < match.score <= 1 for match in found)


def test_the_surest_goes_first_and_scores_do_not_depend_on_the_order_of_the_gazetteer() -> None:
    text = "Kyorin University, Mitaka, Japan and University of Porthaven"
    other = Gazetteer(tuple(reversed(GAZETTEER.institutions)))

    found = find_affiliations(text, GAZETTEER)

    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert found == find_affiliations(text, other)
