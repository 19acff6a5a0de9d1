"""What the documentation says of the seeds is what they answer."""

from pathlib import Path

import pytest

from graph.paths.finder import PathAnswer, PathFinder, PathOutcome
from graph.paths.options import PaperFilter, PathOptions, PathWeight, SearchBudget
from graph.paths.search import SearchEnd
from graph.store.async_database import AsyncDatabase
from graph.store.database import Database
from ingest.pipeline import ingest

SEEDS = Path(__file__).parents[3] / "seeds" / "pages.jsonl"
RUFF, KAISSIS = "lukas-ruff", "georgios-kaissis"
LIZNERSKI, DIPPEL, KAUFFMANN = "philipp-liznerski", "jonas-dippel", "jacob-kauffmann"
VANDERMEULEN = "robert-a-vandermeulen"


async def find(
    database: AsyncDatabase, start: str, goal: str, options: PathOptions | None = None
) -> PathAnswer:
    finder = PathFinder(database, SearchBudget(seconds=60))
    ids = (f"author:{start}", f"author:{goal}")
    return await finder.find_paths(*ids, options or PathOptions(), seconds=60)


def routes(answer: PathAnswer) -> list[tuple[list[str], float]]:
    return [
        ([author.removeprefix("author:") for author in path.authors], round(path.cost, 2))
        for path in answer.paths
    ]


@pytest.mark.anyio
async def test_the_seeds_answer_as_the_documentation_says(
    database: Database, async_database: AsyncDatabase
) -> None:
    ingest(database, [SEEDS])

    assert (await find(async_database, RUFF, KAISSIS)).outcome is PathOutcome.DISCONNECTED

    paths = [
        [LIZNERSKI, RUFF, DIPPEL],
        [LIZNERSKI, VANDERMEULEN, RUFF, DIPPEL],
        [LIZNERSKI, RUFF, KAUFFMANN, DIPPEL],
    ]
    by_hops = await find(async_database, LIZNERSKI, DIPPEL)
    assert routes(by_hops) == list(zip(paths, [2, 3, 3], strict=True))
    by_strength = PathOptions(weight=PathWeight.STRENGTH)
    strongest = await find(async_database, LIZNERSKI, DIPPEL, by_strength)
    assert routes(strongest) == list(zip(paths, [1.67, 2, 3.5], strict=True))

    around = PathOptions(avoid=frozenset({f"author:{RUFF}"}))
    avoiding = await find(async_database, LIZNERSKI, DIPPEL, around)
    assert routes(avoiding) == [([LIZNERSKI, VANDERMEULEN, KAUFFMANN, DIPPEL], 3)]
    late = await find(
        async_database, LIZNERSKI, DIPPEL, PathOptions(papers=PaperFilter(since=2023))
    )
    assert (late.outcome, late.reason) == (PathOutcome.NO_PATH_WITHIN_BOUND, SearchEnd.FILTERS)
    near = await find(async_database, LIZNERSKI, DIPPEL, PathOptions(max_hops=1))
    assert (near.outcome, near.reason) == (PathOutcome.NO_PATH_WITHIN_BOUND, SearchEnd.BOUND)

    recent = PathOptions(weight=PathWeight.RECENT, first=2)
    turned = await find(async_database, KAUFFMANN, DIPPEL, recent)
    assert turned.reference_year == 2026
    assert routes(turned) == [
        ([KAUFFMANN, RUFF, DIPPEL], 1.85),
        ([KAUFFMANN, DIPPEL], 2.64),
    ]
