from dataclasses import dataclass, replace

import pytest

from ingest.linkers.entries import Entry, NameDetail, Owner
from ingest.linkers.merge_names import is_truncated, merge_names
from ingest.linkers.merge_papers import Filing, file_under, merge_entries
from ingest.record_parts import Affiliation
from ingest.records import PaperRecord, PartialDate, Source
from tests.unit.ingest.linkers.naming import name

PAGE = Source("paper-list", "page.txt", 1)


def listed(
    key: str, *authors: str, truncated: bool | None = True, owner: str | None = None
) -> Entry:
    record = PaperRecord(PAGE, "A Title", authors, truncated)
    of = Owner(f"profile:{key}", name(owner), named=True) if owner else None
    return Entry(key, record, "a title", tuple(map(name, authors)), of)


@dataclass(frozen=True)
class Case:
    id: str
    entries: tuple[Entry, ...]
    expected: list[tuple[str, int | None, bool]]
    """Name, position, inferred."""


CASES = [
    Case("a whole list", (listed("a", "Ada Byron", "Al Po", truncated=False),),
         [("Ada Byron", 1, False), ("Al Po", 2, False)]),
    Case("the owner whom a cut list lacks is inferred", (listed("a", "Al Po", owner="Ada Byron"),),
         [("Al Po", 1, False), ("Ada Byron", None, True)]),
    Case("the owner on the list is no second author",
         (listed("a", "A. Byron", "Al Po", owner="Ada Byron"),),
         [("A. Byron", 1, False), ("Al Po", 2, False)]),
    Case("a whole list without the owner stays as it is",
         (listed("a", "Al Po", truncated=False, owner="Ada Byron"),), [("Al Po", 1, False)]),
    Case("an entry without a list has its owner",
         (listed("a", truncated=None, owner="Ada Byron"),), [("Ada Byron", None, True)]),
    Case("two pages of one owner infer one author",
         (listed("a", truncated=None, owner="Ada Byron"),
          listed("b", "Al Po", owner="Ada M. Byron")),
         [("Al Po", 1, False), ("Ada Byron", None, True)]),
    Case("the longer list goes on where the shorter was cut",
         (listed("a", "Ada Byron", "Al Po"), listed("b", "A. Byron", "Al Po", "Kurt Gödel")),
         [("Ada Byron", 1, False), ("Al Po", 2, False), ("Kurt Gödel", 3, False)]),
    Case("the whole list wins over what a cut one spells otherwise",
         (listed("a", "Ada Bryon", "Al Po"), listed("b", "Ada Byron", "Al Po", truncated=False)),
         [("Ada Byron", 1, False), ("Al Po", 2, False)]),
    Case("names that only one of two cut lists has are kept, without a place",
         (listed("a", "Ada Byron", "Al Po"), listed("b", "Ada Byron", "Kurt Gödel")),
         [("Ada Byron", 1, False), ("Al Po", 2, False), ("Kurt Gödel", None, False)]),
    Case("who stands behind a name that was left out keeps the place",
         (replace(listed("a", "Ada Byron", "Al Po"), places=(1, 3)), listed("b", "Kurt Gödel")),
         [("Ada Byron", 1, False), ("Al Po", 3, False), ("Kurt Gödel", None, False)]),
    Case("two authors of the owner's name: the page does not say which",
         (listed("a", "Ada M. Byron", "Ada K. Byron", owner="Ada Byron"),),
         [("Ada M. Byron", 1, False), ("Ada K. Byron", 2, False)]),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_entries_of_a_paper_give_one_author_list(case: Case) -> None:
    found = merge_names(case.entries)

    assert [(one.name.printed, one.position, one.inferred) for one in found] == case.expected


def test_every_author_names_the_sources_and_the_pages() -> None:
    [po, byron] = merge_names([listed("a", "Al Po", owner="Ada Byron"), listed("b", "Al Po")])

    assert (po.sources, po.pages) == ({"a", "b"}, frozenset())
    assert (byron.sources, byron.pages, byron.page_named) == ({"a"}, {"profile:a"}, True)


def test_a_list_is_cut_only_where_every_source_cut_it() -> None:
    cut, whole, none = (
        listed("a", "X Y"),
        listed("b", "X Y", truncated=False),
        listed("c", truncated=None),
    )

    assert is_truncated([cut, none]) is True
    assert is_truncated([cut, whole]) is False
    assert is_truncated([none]) is None


def test_the_more_exact_date_wins_and_the_rest_is_filled_in() -> None:
    rough = PaperRecord(
        PAGE, "A Title", date=PartialDate("2021", "year"), type="preprint", abstract="T"
    )
    exact = PaperRecord(PAGE, "A title", date=PartialDate("2019-06-18", "day"), has_code=True)

    paper = merge_entries("paper:1", [Entry("a", rough, "a title"), Entry("b", exact, "a title")])

    assert (paper.title, paper.date, paper.type) == ("A title", exact.date, "preprint")
    assert (paper.abstract, paper.has_code, paper.sources) == ("T", True, ("a", "b"))


def source(key: str, *, as_of: str | None = None, **said: object) -> Entry:
    place = Source("openalex", "works.jsonl", 1, as_of=as_of, as_of_from="record")
    return Entry(key, PaperRecord(place, "A Title", **said), "a title")  # type: ignore[arg-type] # by name


def test_the_published_version_speaks_first_and_each_field_knows_who_gave_it() -> None:
    preprint = source(
        "a", type="preprint", doi="10.48550/arxiv.2101.00001", arxiv_id="2101.00001",
        date=PartialDate("2021-01-04", "day"), venue="arXiv",
    )  # fmt: skip
    article = source(
        "b", type="article", doi="10.1000/x", date=PartialDate("2022-03", "month"), venue="Nature"
    )

    paper = merge_entries("paper:1", [preprint, article])

    assert (paper.type, paper.doi, paper.arxiv_id) == ("article", "10.1000/x", "2101.00001")
    assert (paper.venue, paper.date) == ("Nature", preprint.record.date)
    assert paper.gives == {
        "a": ("arxivId", "date"),
        "b": ("doi", "title", "type", "venue"),
    }


def test_figures_are_those_of_the_newest_source() -> None:
    old = source("a", as_of="2024-01-01", doi="10.1000/x", cited_by_count=7, abstract="Text.")
    new = source("b", as_of="2024-06-01", cited_by_count=9)

    for entries in ([old, new], [new, old]):
        paper = merge_entries("paper:1", entries)
        assert (paper.cited_by_count, paper.abstract) == (9, "Text.")
        assert paper.gives["b"] == ("citedByCount",)


def test_ids_and_affiliations_of_all_lists_stand_with_the_author() -> None:
    place = Affiliation("Dept. of Engines, London")
    one = replace(listed("a", "Ada Byron", "Al Po", truncated=False), details=(
        NameDetail(frozenset({"orcid:1"}), (place,)), NameDetail()))  # fmt: skip
    other = replace(listed("b", "A. Byron"), details=(
        NameDetail(frozenset({"openalex:A1"}), (place, Affiliation("Turin"))),))  # fmt: skip

    [byron, po] = merge_names([one, other])

    assert byron.ids == {"orcid:1", "openalex:A1"}
    assert byron.affiliations == ("Dept. of Engines, London", "Turin")
    assert (po.ids, po.affiliations) == (frozenset(), ())


def _record(*categories: str, ambiguous: bool = False) -> PaperRecord:
    return PaperRecord(PAGE, "A Title", categories=categories, category_ambiguous=ambiguous)


def test_every_candidate_of_an_ambiguous_category_stays_and_cs_goes_first() -> None:
    assert file_under([_record("math.CV", "cs.CV", ambiguous=True)]) == (
        Filing("cs.CV", primary=True, ambiguous=True),
        Filing("math.CV", primary=False, ambiguous=True),
    )


def test_a_source_that_knows_settles_an_ambiguous_category() -> None:
    filings = file_under(
        [_record("cs.CV", "math.CV", ambiguous=True), _record("math.CV", "math.DS")]
    )

    assert filings == (
        Filing("math.CV", primary=True, ambiguous=False),
        Filing("math.DS", primary=False, ambiguous=False),
    )
