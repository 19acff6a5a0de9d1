from dataclasses import dataclass, replace

import pytest

from ingest.linkers.entries import Entry, Owner
from ingest.linkers.link_papers import link_papers
from ingest.records import PaperRecord, PartialDate, Source
from tests.unit.ingest.linkers.naming import name

LONG = "Deep Semi-Supervised Anomaly Detection in Practice"


def entry(  # noqa: PLR0913 - the parts of an entry, all optional
    key: str,
    title: str = LONG,
    *,
    year: int | None = 2020,
    authors: tuple[str, ...] = (),
    truncated: bool | None = None,
    owner: str | None = None,
    doi: str | None = None,
    arxiv: str | None = None,
    versions: tuple[str, ...] = (),
    kind: str | None = None,
    paper: str | None = None,
) -> Entry:
    record = PaperRecord(
        Source("paper-list", "page.txt", 1),
        title,
        authors,
        truncated,
        date=PartialDate(str(year), "year") if year else None,
        doi=doi,
        arxiv_id=arxiv,
        versions=versions,
        type=kind,
    )
    of = Owner("profile:1", name(owner), named=True) if owner else None
    return Entry(key, record, title.lower(), tuple(map(name, authors)), of, paper)


@dataclass(frozen=True)
class Case:
    id: str
    entries: tuple[Entry, ...]
    papers: int


CASES = [
    Case("the same DOI, whatever the title", (
        entry("a", "One Title", doi="10.1/x"), entry("b", "Another", doi="10.1/x")), 1),
    Case("the same DOI, a title that was changed, and one author of them", (
        entry("a", "One Title", doi="10.1/x", authors=("Ada Byron",)),
        entry("b", "Another", doi="10.1/x", authors=("A. Byron", "Al Po"))), 1),
    Case("the same DOI by mistake: another title, other people", (
        entry("a", "One Title", doi="10.1/x", authors=("Ada Byron",)),
        entry("b", "Another", doi="10.1/x", authors=("Alan Turing",))), 2),
    Case("the same DOI and title, people who are written in another script", (
        entry("a", "One Title", doi="10.1/x", authors=("Ada Byron",)),
        entry("b", "One Title", doi="10.1/x", authors=("Ада Байрон",))), 1),
    Case("the DOI of the volume on a paper in it", (
        entry("a", "Workshop on Engines", doi="10.1/x", kind="proceedings"),
        entry("b", "Another", doi="10.1/x", authors=("Alan Turing",))), 2),
    Case("a version that the other entry names", (
        entry("a", "One Title", doi="10.1/x", versions=("arxiv:2101.00001",)),
        entry("b", "Another", arxiv="2101.00001")), 1),
    Case("the DOI that arXiv gives is its arXiv id", (
        entry("a", "One Title", doi="10.48550/arXiv.2101.00001"),
        entry("b", "Another", arxiv="2101.00001")), 1),
    Case("the same arXiv id", (
        entry("a", arxiv="2101.00001"), entry("b", "Else", arxiv="2101.00001")), 1),
    Case("the same title and authors", (
        entry("a", authors=("Ada Byron", "Al Po")),
        entry("b", authors=("A. Byron", "Al Po"))), 1),
    Case("the same title, a year later in print", (
        entry("a", authors=("Ada Byron",)), entry("b", authors=("Ada Byron",), year=2021)), 1),
    Case("the same title by others", (
        entry("a", authors=("Ada Byron",)), entry("b", authors=("Alan Turing",))), 2),
    Case("a telling title, revised for years", (
        entry("a", authors=("Ada Byron",)), entry("b", authors=("Ada Byron",), year=2023)), 1),
    Case("a telling title, much too far apart", (
        entry("a", authors=("Ada Byron",)), entry("b", authors=("Ada Byron",), year=2027)), 2),
    Case("a plain title in the next year", (
        entry("a", "Editorial", authors=("Ada Byron",)),
        entry("b", "Editorial", authors=("Ada Byron",), year=2021)), 1),
    Case("a plain title two years later", (
        entry("a", "Editorial", authors=("Ada Byron",)),
        entry("b", "Editorial", authors=("Ada Byron",), year=2022)), 2),
    Case("a profile entry of somebody on the list", (
        entry("a", owner="Ada Byron"), entry("b", authors=("Ada Byron",), year=2022)), 1),
    Case("a profile entry of somebody whose page lists the other", (
        entry("a", owner="Ada Byron"),
        entry("b", authors=("Alan Turing",), owner="Ada Byron", year=2022)), 1),
    Case("a profile entry of somebody whom a cut list may leave out", (
        entry("a", owner="Ada Byron"), entry("b", authors=("Alan Turing",), truncated=True)), 1),
    Case("the same under a plain title", (
        entry("a", "Editorial", owner="Ada Byron"),
        entry("b", "Editorial", authors=("Alan Turing",), truncated=True)), 2),
    Case("a profile entry of somebody whom a whole list lacks", (
        entry("a", owner="Ada Byron"), entry("b", authors=("Alan Turing",), truncated=False)), 2),
    Case("one paper on the profiles of two people", (
        entry("a", owner="Ada Byron"), entry("b", owner="Alan Turing")), 1),
    Case("a telling title without any author", (entry("a"), entry("b", year=2021)), 1),
    Case("a plain title without any author", (
        entry("a", "Editorial"), entry("b", "Editorial")), 2),
    Case("no year in one of them", (
        entry("a", authors=("Ada Byron",), year=None), entry("b", authors=("Ada Byron",))), 1),
    Case("two arXiv ids are two papers", (
        entry("a", authors=("Ada Byron",), arxiv="2101.00001"),
        entry("b", authors=("Ada Byron",), arxiv="2101.00002")), 2),
    Case("two DOIs may be one paper", (
        entry("a", authors=("Ada Byron",), doi="10.1/x"),
        entry("b", authors=("Ada Byron",), doi="10.2/y")), 1),
    Case("entries of one paper in the graph stay together", (
        entry("a", "One", paper="paper:1"), entry("b", "Two", paper="paper:1")), 1),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_entries_become_papers(case: Case) -> None:
    assert len(link_papers(case.entries)) == case.papers


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_order_of_the_entries_does_not_matter(case: Case) -> None:
    swapped = tuple(
        replace(one, id=other.id)
        for one, other in zip(case.entries, case.entries[::-1], strict=True)
    )

    assert len(link_papers(case.entries[::-1])) == len(link_papers(case.entries))
    assert len(link_papers(swapped)) == len(link_papers(case.entries))


def test_ids_join_papers_through_a_third_entry() -> None:
    entries = [
        entry("a", "One", doi="10.1/x", paper="paper:1"),
        entry("b", "Two", arxiv="2101.00001", paper="paper:2"),
        entry("c", "Three", doi="10.1/x", arxiv="2101.00001"),
    ]

    [group] = link_papers(entries[::-1])

    assert {one.id for one in group.entries} == {"a", "b", "c"}
    assert set(group.evidence) == {"same DOI", "same arXiv id"}


def test_an_id_that_joins_nothing_is_told_on_both_sides() -> None:
    entries = [
        entry("a", "One Title", doi="10.1/x", authors=("Ada Byron",)),
        entry("b", "Another", doi="10.1/x", authors=("Alan Turing",)),
    ]

    why = ("same DOI, but other titles and other authors: kept apart",)
    assert [group.refused for group in link_papers(entries)] == [why, why]
