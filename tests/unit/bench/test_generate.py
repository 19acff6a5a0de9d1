"""The generated world: the same each time, and what its derived figures say is so."""

from collections import Counter, defaultdict
from itertools import combinations, pairwise
from pathlib import Path

import networkx as nx
import numpy as np
import orjson
import polars as pl
import pytest

from bench.generate.derive import count_authors, derive_affiliations, derive_collaborations
from bench.generate.lines import list_pieces, make_texts, name_paper_ids
from bench.generate.sizes import SIZES
from bench.generate.tables import write_tables
from bench.generate.world import World, make_world
from graph.embedded.import_files import list_import_files
from graph.paths.options import DERIVATION_THRESHOLD
from ingest.linkers.assign_ids import name_paper
from ingest.normalisers.titles import make_title_key
from ingest.records import PaperRecord
from ingest.resolve.entries import EntryIds, make_fingerprint, write_record


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(SIZES["T"])


def _teams(world: World) -> list[list[int]]:
    start, authors = world.teams.start, world.teams.authors
    return [authors[low:high].tolist() for low, high in pairwise(start)]


def test_the_same_seed_makes_the_same_world(world: World) -> None:
    again = make_world(SIZES["T"])
    other = make_world(SIZES["T"], seed=1)
    assert again.author_ids == world.author_ids
    assert _teams(again) == _teams(world)
    assert _teams(other) != _teams(world)


def test_everybody_wrote_something_and_nobody_stands_twice_on_a_paper(world: World) -> None:
    teams = _teams(world)
    assert {author for team in teams for author in team} == set(range(len(world.names)))
    assert all(len(set(team)) == len(team) > 0 for team in teams)
    assert max(map(len, teams)) > DERIVATION_THRESHOLD
    assert world.author_ids == sorted(set(world.author_ids))
    assert len(set(world.titles)) == world.size.papers


def test_collaborations_are_those_of_the_papers(world: World) -> None:
    ids = name_paper_ids(world)
    order = np.argsort(np.argsort(np.array(ids)))
    found = derive_collaborations(world, order)
    strength: defaultdict[tuple[int, int], float] = defaultdict(float)
    papers: Counter[tuple[int, int]] = Counter()
    years: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for paper, team in enumerate(_teams(world)):
        for pair in combinations(sorted(team), 2) if len(team) <= DERIVATION_THRESHOLD else ():
            papers[pair] += 1
            strength[pair] += 1 / (len(team) - 1)
            years[pair].append(int(world.years[paper]))
    pairs = list(zip(found.author.tolist(), found.other.tolist(), strict=True))
    assert dict(zip(pairs, found.papers.tolist(), strict=True)) == papers
    assert dict(zip(pairs, found.strength, strict=True)) == pytest.approx(strength)
    dated = zip(found.first_year.tolist(), found.last_year.tolist(), strict=True)
    assert dict(zip(pairs, dated, strict=True)) == {
        pair: (min(each), max(each)) for pair, each in years.items()
    }


def test_components_and_counts_are_those_of_the_collaborations(world: World) -> None:
    found = derive_collaborations(world, np.arange(world.size.papers))
    counts = count_authors(world, found)
    graph = nx.Graph(zip(found.author.tolist(), found.other.tolist(), strict=True))
    graph.add_nodes_from(range(len(world.names)))
    expected = {one: min(part) for part in nx.connected_components(graph) for one in part}
    assert dict(enumerate(counts.component.tolist())) == expected
    assert counts.collaborators.tolist() == [graph.degree(one) for one in range(len(world.names))]
    assert (counts.authorship_component <= counts.component).all()


def test_affiliations_count_the_papers_that_name_the_place(world: World) -> None:
    found = derive_affiliations(world)
    origins = set(
        zip(
            world.subjects.origins.paper.tolist(),
            world.subjects.origins.other.tolist(),
            strict=True,
        )
    )
    papers: Counter[int] = Counter()
    for paper, team in enumerate(_teams(world)):
        for author in team:
            papers[author] += (paper, int(world.subjects.institution_of[author])) in origins
    rows = zip(found.author.tolist(), found.papers.tolist(), strict=True)
    assert all(papers[author] == count > 0 for author, count in rows)


def test_lines_are_what_ingest_would_write_and_ids_are_what_it_would_give(world: World) -> None:
    ids = name_paper_ids(world)
    texts = [text for piece in list_pieces(world) for text in make_texts(world, piece, ids)]
    names = EntryIds()
    for text in texts:
        record = PaperRecord.from_json(orjson.loads(text.line))
        key = make_title_key(record.title)
        assert write_record(record) == text.line
        assert name_paper(record.title, key or "") == text.id
        assert names.name(record) == text.record_id
        assert make_fingerprint(text.line, None) == text.fingerprint
    assert [text.number for text in texts] == list(range(world.size.papers))


def test_every_end_of_a_relationship_is_a_node(world: World, tmp_path: Path) -> None:
    write_tables(world, tmp_path)
    files = list_import_files(tmp_path)
    nodes = {
        node
        for table in files.nodes
        for path in table.files
        for node in pl.read_parquet(path)["id:ID"]
    }
    for table in files.relationships:
        for path in table.files:
            ends = pl.read_parquet(path).select(":START_ID", ":END_ID")
            assert set(ends.to_numpy().ravel()) <= nodes, table.name
