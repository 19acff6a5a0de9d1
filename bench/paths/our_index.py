"""Our index of the collaborations, in this process."""

import asyncio
import time
from pathlib import Path
from typing import Self

import numpy as np

from bench.harness.measure import Variant
from bench.harness.report import Report
from bench.paths.cases import Case, Scene
from graph.paths.index.arrays import make_room
from graph.paths.index.build import Authorships, CollaborationIndex, build_index
from graph.paths.index.engine import IndexEngine
from graph.paths.index.file import open_index, save_index
from graph.paths.index.filters import make_filter
from graph.paths.index.read import read_authorships
from graph.paths.index.runner import SearchRunner
from graph.paths.index.search import ask, search_index
from graph.paths.options import DERIVATION_THRESHOLD, PathOptions, SearchBudget
from graph.paths.search import SearchResult
from graph.paths.strength import UNIT, cost_of
from graph.store.connection import Connection
from graph.store.database import Database

NAME = "ours: index"
_NO_BOUND = 2**62
_BUDGET = SearchBudget(seconds=20.0)
_OF_COLLABORATIONS = ("start", "other", "code", "resistances", "recents")


class OurIndex:
    """The search itself in the thread that asks, and the engine as the service asks it."""

    def __init__(self, scene: Scene, file: Path, report: Report) -> None:
        """Build the index from the generated arrays, keep it in `file`, and open that."""
        begun = time.perf_counter()
        _build(_list_authorships(scene))
        report.add_fact("index: first build, with compiling, s", _since(begun))
        begun = time.perf_counter()
        built = _build(_list_authorships(scene))
        count = len(built.graph.other) // 2
        seconds = _since(begun)
        report.add_fact("index: build from arrays, s", seconds)
        report.add_fact("index: build, s per 10 M collaborations", round(seconds / count * 1e7, 1))
        begun = time.perf_counter()
        save_index(built, file)
        report.add_fact("index: write the file, s", _since(begun))
        begun = time.perf_counter()
        self.index: CollaborationIndex = open_index(file) or built
        report.add_fact("index: open the file, s", _since(begun))
        _tell_sizes(built, count, file, report)
        self._room = make_room(len(scene.world.names), scene.world.size.papers)
        self._stop = np.zeros(1, np.uint8)
        self._runner = asyncio.Runner()
        self._searches = SearchRunner()

    def __enter__(self) -> Self:
        """Nothing more to do."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the threads and the loop."""
        self._searches.close()
        self._runner.close()

    def variant(self, options: PathOptions) -> Variant[Case]:
        """The search with these options, from ids to ids."""
        index, room, stop = self.index, self._room, self._stop
        papers = make_filter(index, options.papers, options.weight, index.newest_year)

        def search(case: Case) -> tuple[float, ...]:
            ends = (index.author_ids.find(case.start), index.author_ids.find(case.goal))
            question = ask(index, papers, ends, options)
            return _costs(search_index(index, room, question, stop, may_look=_NO_BOUND))

        return Variant(NAME, search)

    def engine(self, options: PathOptions) -> Variant[Case]:
        """The engine with these options, awaited in an event loop."""
        engine = IndexEngine(self.index, self._searches)
        year = self.index.newest_year

        def search(case: Case) -> tuple[float, ...]:
            asked = engine.search(case.start, case.goal, options, _BUDGET, reference_year=year)
            return _costs(self._runner.run(asked))

        return Variant("ours: index engine, awaited", search)


def read_from_neo4j(connection: Connection, report: Report) -> None:
    """Say how long it takes to read everything that the index is made of."""
    with Database(connection) as database:
        begun = time.perf_counter()
        read = read_authorships(database, stopped=lambda: False)
    seconds = _since(begun)
    report.add_fact("index: read from Neo4j, s", seconds)
    if read is not None:
        report.add_fact("index: authorships read a second", round(len(read.authors) / seconds))


def _costs(result: SearchResult | None) -> tuple[float, ...]:
    return tuple(cost_of(path.rank) / UNIT for path in result.paths) if result else ()


def _build(read: Authorships) -> CollaborationIndex:
    return build_index(read, threshold=DERIVATION_THRESHOLD, identity="bench", changes=0)


def _tell_sizes(index: CollaborationIndex, count: int, file: Path, report: Report) -> None:
    parts = index.graph._asdict()
    of_collaborations = sum(parts[name].nbytes for name in _OF_COLLABORATIONS)
    report.add_fact("index: bytes a collaboration", round(of_collaborations / count, 1))
    papers = sum(array.nbytes for array in parts.values()) - of_collaborations
    report.add_fact("index: bytes a collaboration for papers", round(papers / count, 1))
    texts = sum(part.text.nbytes + part.marks.nbytes for part in (index.names, index.titles))
    report.add_fact("index: bytes a collaboration for names and titles", round(texts / count, 1))
    report.add_fact("index: bytes a collaboration in the file", round(file.stat().st_size / count))


def _since(begun: float) -> float:
    return round(time.perf_counter() - begun, 3)


def _list_authorships(scene: Scene) -> Authorships:
    world = scene.world
    return Authorships(
        world.author_ids,
        scene.paper_ids,
        world.years,
        world.teams.sizes,
        [str(date) for date in world.dates],
        world.names,
        world.titles,
        world.teams.authors,
        world.teams.papers,
        world.confidence,
    )
