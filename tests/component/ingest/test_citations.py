"""Who cites whom, whichever of the two comes first."""

from itertools import permutations
from pathlib import Path

import pytest

from graph.store.database import Database
from ingest.pipeline import IngestOptions, ingest
from ingest.report import Outcome
from tests.component.ingest.dump import dump, rows
from tests.component.ingest.exports import crossref_work, openalex_work, write_lines

CITES = "MATCH (a:Paper)-[:CITES]->(b:Paper) RETURN a.title, b.title"
OLD = openalex_work("W1", "An Old Paper on the Growth of Trees", "Ada Po", doi="10.1000/old")
NEW = openalex_work(
    "W2", "A New Paper on the Growth of Forests", "Bo Ra", cites=["W1", "W9"],
    doi="10.1000/new", referenced_works_count=3,
)  # fmt: skip
PRINTED = crossref_work(
    "10.1000/old",
    "An Old Paper on the Growth of Trees",
    "Ada Po",
    cites=["10.1000/far", "10.1000/x"],
)
FAR = crossref_work("10.1000/far", "A Paper That Is Far Away from Trees", "Cy Ti")
EXPECTED = [
    ("A New Paper on the Growth of Forests", "An Old Paper on the Growth of Trees"),
    ("An Old Paper on the Growth of Trees", "A Paper That Is Far Away from Trees"),
]


def _show(order: tuple[dict[str, object], ...]) -> str:
    return "-".join(str(work.get("id", work.get("DOI")))[-3:] for work in order)


@pytest.mark.parametrize("order", list(permutations([OLD, NEW, PRINTED, FAR])), ids=_show)
def test_a_citation_is_found_when_the_other_paper_comes(
    database: Database, tmp_path: Path, order: tuple[dict[str, object], ...]
) -> None:
    for number, work in enumerate(order):
        ingest(database, [write_lines(tmp_path / f"{number}.jsonl", [work])])

    assert rows(database, CITES) == EXPECTED
    assert rows(database, "MATCH (p:Paper {doi: '10.1000/new'}) RETURN p.referenceCount") == [(3,)]


def test_one_run_finds_the_same_and_the_next_changes_nothing(
    database: Database, tmp_path: Path
) -> None:
    files = [
        write_lines(tmp_path / "openalex.jsonl", [OLD, NEW]),
        write_lines(tmp_path / "crossref.jsonl", [PRINTED, FAR]),
    ]
    ingest(database, files, IngestOptions(batch_size=1))
    before = dump(database)

    report = ingest(database, files)

    assert rows(database, CITES) == EXPECTED
    assert dump(database) == before
    assert report.total(Outcome.UNCHANGED) == report.read() == 4


def test_a_reference_that_its_source_takes_back_goes(database: Database, tmp_path: Path) -> None:
    corrected = {**NEW, "referenced_works": [], "updated_date": "2024-06-01T00:00:00"}
    ingest(database, [write_lines(tmp_path / "a.jsonl", [OLD, NEW])])
    newer = write_lines(tmp_path / "b.jsonl", [corrected])

    report = ingest(database, [newer])
    again = ingest(database, [write_lines(tmp_path / "c.jsonl", [NEW])])

    assert (report.total(Outcome.UPDATED), again.total(Outcome.UNCHANGED)) == (1, 1)
    assert rows(database, CITES) == []
    assert rows(database, "MATCH (s:SourceRecord) RETURN count(s)") == [(2,)]


def test_an_id_with_every_odd_sign_is_found(database: Database, tmp_path: Path) -> None:
    odd = '10.1000/a"b\\(c)[d]{e}+-&&||!^~*?:f'
    cited = crossref_work(odd, "A Paper With a Very Odd Identifier", "Ada Po")
    citing = crossref_work("10.1000/z", "A Paper That Cites an Odd One", "Bo Ra", cites=[odd])

    ingest(database, [write_lines(tmp_path / "a.jsonl", [citing])])
    ingest(database, [write_lines(tmp_path / "b.jsonl", [cited])])

    assert len(rows(database, CITES)) == 1


def test_papers_that_become_one_keep_all_their_citations(
    database: Database, tmp_path: Path
) -> None:
    title = "A Paper That Came Out in Two Versions"
    preprint = openalex_work(
        "W5", title, "Di Xu", doi="10.48550/arxiv.2101.00001", type="preprint", cites=["W1"]
    )
    article = openalex_work(
        "W6", f"{title} and Changed Its Title for Good", "Em Lo", doi="10.1000/v"
    )
    citing = openalex_work("W7", "Somebody Who Read the Preprint", "Fi Ma", cites=["W5"])
    link = crossref_work(
        "10.1000/v", f"{title} and Changed Its Title for Good", "Em Lo",
        relation={"has-preprint": [{"id-type": "arxiv", "id": "2101.00001"}]},
    )  # fmt: skip
    ingest(database, [write_lines(tmp_path / "a.jsonl", [OLD, preprint, article, citing])])
    apart = rows(database, "MATCH (p:Paper) RETURN p.doi, p.id")

    ingest(database, [write_lines(tmp_path / "b.jsonl", [link])])

    assert len(apart) == 4
    found = rows(
        database,
        "MATCH (p:Paper {doi: '10.1000/v'}) RETURN p.type, p.arxivId, COUNT {(p)-[:CITES]->()}, "
        "COUNT {(p)<-[:CITES]-()}, COUNT {(p)-[:HAS_SOURCE]->()}, COUNT {(p)<-[:MERGED_INTO]-()}",
    )
    assert found == [("article", "2101.00001", 1, 1, 3, 1)]
