"""Values about as long as an index can hold them, and longer ones."""

from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from graph.store.database import Database
from ingest.normalisers.lengths import LONGEST, LONGEST_TOPIC
from ingest.pipeline import Watcher, ingest
from ingest.report import NAMELESS
from tests.component.ingest.dump import rows
from tests.component.ingest.records import owner, paper, write

if TYPE_CHECKING:
    from ingest.records import Rejected


def test_what_cannot_be_looked_up_is_rejected_and_the_rest_of_its_batch_loaded(
    database: Database, tmp_path: Path
) -> None:
    long, longer = "Boat" * (LONGEST // 4), "Boat" * (LONGEST // 4 + 1)
    word, han = "data" * 5_000, "海" * (LONGEST // 3 - 10)
    lines = [
        paper("Plain", "Ada Winter"),
        paper(longer, "Ada Winter"),
        paper("Names", longer),
        paper("Codes", "Ada Winter", categories=[longer], category=longer),
        paper(long, f"Ada {long[4:]}", doi=f"10.1000/{long[8:]}", sourceId=f"own:{long[4:]}"),
        paper("Tags", "Ada Winter", file=f"{han}.txt", institutionTag=han),
        owner("Ada Winter", file=f"{han}.txt"),
        {
            **paper("Words", "Bo Lind", abstract=f"We sail {word} fast boats. " * 5),
            "topicsGiven": [{"name": "海" * (LONGEST_TOPIC // 3), "method": "given"}],
        },
    ]
    del lines[-1]["topicsFound"]
    rejected: list[Rejected] = []

    ingest(database, [write(tmp_path / "a.jsonl", lines)], None, Watcher(on_reject=rejected.append))

    assert [(one.file, one.line) for one in rejected] == [("a.jsonl", n) for n in (2, 3, 4)]
    found = rows(database, "MATCH (p:Paper) RETURN p.title")
    assert [title for (title,) in found] == [long, "Plain", "Tags", "Words"]


def test_an_author_whose_name_names_nobody_is_told_of_and_the_others_keep_their_places(
    database: Database, tmp_path: Path
) -> None:
    names = ("-", "Ada Winter", "", "123", "- III", "The Fog Consortium", "[Anonymous]", "Bo Lind")
    rejected: list[Rejected] = []
    file = write(tmp_path / "a.jsonl", [paper("Plain", *names), paper("Nobody", "?")])

    report = ingest(database, [file], None, Watcher(on_reject=rejected.append))

    assert [(one.file, orjson.loads(one.raw)) for one in rejected] == [
        ("page.txt", {"title": "Plain", "position": 1, "name": "-"}),
        ("page.txt", {"title": "Plain", "position": 3, "name": ""}),
        ("page.txt", {"title": "Plain", "position": 4, "name": "123"}),
        ("page.txt", {"title": "Plain", "position": 5, "name": "- III"}),
        ("page.txt", {"title": "Plain", "position": 7, "name": "[Anonymous]"}),
        ("page.txt", {"title": "Nobody", "position": 1, "name": "?"}),
    ]
    assert report.left_out[NAMELESS] == 6
    written = "MATCH (a:Author)-[r:AUTHORED]->(p:Paper) RETURN p.title, a.name, r.position"
    assert rows(database, written) == [("Plain", "Ada Winter", 2), ("Plain", "Bo Lind", 8)]
    papers = rows(database, "MATCH (p:Paper) RETURN p.title, p.authorCount, p.collectives")
    assert papers == [("Nobody", 0, None), ("Plain", 2, ("The Fog Consortium",))]
