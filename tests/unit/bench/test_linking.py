from pathlib import Path

import pytest

from bench.linking.measures import measure
from bench.linking.namesakes import Draw, People
from bench.linking.prepared import cluster, prepare
from bench.linking.problems import Problem
from bench.linking.rules import RULES
from ingest.linkers.blocks import block_mentions
from ingest.linkers.decide import decide
from ingest.linkers.weights import WEIGHTS
from ingest.resolve.mention_files import join_papers, read_mentions, read_papers
from tests.unit.ingest.linkers.naming import members, mention

SAMPLE = Path(__file__).parents[2] / "data" / "mentions"


def test_measures_count_pairs_and_mentions() -> None:
    people = {"a": "x", "b": "x", "c": "x", "d": "y"}

    found = measure(people, {"a": "1", "b": "1", "c": "2", "d": "2"})

    assert (found.pair_precision, found.pair_recall) == (1 / 2, 1 / 3)
    assert found.pair_f1 == pytest.approx(0.4)
    assert (found.b3_precision, found.b3_recall) == pytest.approx((3 / 4, 2 / 3))


def test_prepared_blocks_come_out_as_decided() -> None:
    papers = read_papers(SAMPLE / "papers.jsonl")
    mentions = list(join_papers(read_mentions(SAMPLE / "mentions.jsonl"), papers))

    found = cluster([prepare(block) for block in block_mentions(mentions)], WEIGHTS)

    together: dict[str, set[str]] = {}
    for key, first in found.items():
        together.setdefault(first, set()).add(key)
    assert {frozenset(keys) for keys in together.values()} == members(decide(mentions))


def test_namesakes_are_ten_people_of_one_name() -> None:
    mentions = [
        mention(f"Person{chr(97 + one)} Roe", f"{one}-{at}", f"Friend{chr(97 + one)} Po")
        for one in range(12)
        for at in range(6)
    ]
    people = {one.key: one.key.partition("-")[0] for one in mentions}
    problem = Problem("made up", [mentions], people, frozenset())

    drawn = People(problem).draw(Draw(1, ("Jan", "Novak"), 6, 60, compact=True))

    assert len(set(drawn.people.values())) == 10
    assert {one.name.printed for block in drawn.blocks for one in block} == {"Jan Novak"}
    rule = RULES["normalised name and a shared co-author"](drawn.blocks)
    assert measure(drawn.people, rule).pair_f1 == 1.0
    assert measure(drawn.people, RULES["exact name"](drawn.blocks)).pair_precision < 0.2


def test_draws_that_are_alike_have_few_large_people_and_some_papers_alone() -> None:
    sizes = {"a": 30, "b": 25} | dict.fromkeys("cdefghij", 6)
    mentions = [
        mention(
            f"Person{one} Roe", f"{one}-{at}", *([f"Friend{one} Po"] if size == 6 or at > 1 else [])
        )
        for one, size in sizes.items()
        for at in range(size)
    ]
    people = {one.key: one.key.partition("-")[0] for one in mentions}

    drawn = list(People(Problem("made up", [mentions], people, frozenset())).draw_alike(3))

    assert len(drawn) == 3
    for problem in drawn:
        rule = measure(
            problem.people, RULES["normalised name and a shared co-author"](problem.blocks)
        )
        name = measure(problem.people, RULES["exact name"](problem.blocks))
        assert 0.92 <= rule.pair_f1 <= 0.95
        assert 0.25 <= name.pair_f1 <= 0.38
