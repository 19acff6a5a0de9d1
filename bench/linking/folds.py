"""Cross-validation: weights tuned on four fifths of the blocks, judged on the fifth."""

import random
from collections.abc import Iterator, Sequence

from bench.linking.measures import Measures, measure
from bench.linking.prepared import PreparedBlock, cluster, prepare
from bench.linking.problems import Block, Problem
from bench.linking.tune import Task, tune
from ingest.linkers.weights import WEIGHTS, Weights

FOLDS = 5
_SAMPLE = 0.06
"""Share of the large set's blocks that tuning looks at: the others are judged only."""
_LARGE = 20_000

Judged = dict[str, Measures]


def cross_validate(problems: Sequence[Problem], seconds: float) -> Iterator[dict[str, Judged]]:
    """Give, for each fold, how well plain, tuned and shipped weights do on its blocks."""
    parts = {problem.name: _deal(problem) for problem in problems}
    for fold in range(FOLDS):
        tasks = [_make_task(problem, parts[problem.name], fold) for problem in problems]
        tuned = tune(tasks, seconds, seed=fold)
        yield {
            problem.name: _judge(problem, parts[problem.name][fold], tuned) for problem in problems
        }


def _deal(problem: Problem) -> list[list[Block]]:
    """Put the blocks into folds by chance; a block is never cut."""
    blocks = problem.known_blocks
    random.Random(FOLDS).shuffle(blocks)  # noqa: S311 - no secret
    return [blocks[fold::FOLDS] for fold in range(FOLDS)]


def _make_task(problem: Problem, parts: Sequence[Sequence[Block]], fold: int) -> Task:
    blocks = [block for at, part in enumerate(parts) if at != fold for block in part]
    if len(problem.people) > _LARGE:
        blocks = random.Random(fold).sample(blocks, int(len(blocks) * _SAMPLE))  # noqa: S311
    return Task([prepare(block) for block in blocks], problem.keep(blocks).people, share=1.0)


def _judge(problem: Problem, blocks: Sequence[Block], tuned: Weights) -> Judged:
    held_out = problem.keep(blocks)
    prepared: list[PreparedBlock] = [prepare(block) for block in blocks]
    return {
        name: measure(held_out.people, cluster(prepared, weights))
        for name, weights in (("tuned on the others", tuned), ("shipped", WEIGHTS))
    }
