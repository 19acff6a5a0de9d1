"""Scores who is who among mentions of authors, beside simple rules.

Usage: python -m bench.link_authors DATA [--folds SECONDS] [--seeds N] [--out FILE]

DATA is the shared folder of author data and bibliographic data. Scored are the ACL Anthology's and
Qian's development people, and people of the first who are given one name (`bench.linking`).
--seeds and --alike say how many draws of these there are: of all kinds, and of those much like the
requirement's. --folds tunes weights anew on four fifths of the blocks, for so long, and judges them
on the fifth.
"""

import argparse
import json
import resource
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.harness.machine import describe_machine
from bench.linking.folds import Judged, cross_validate
from bench.linking.measures import Measures, measure
from bench.linking.namesakes import PEOPLE, People, find_circles, list_draws
from bench.linking.problems import Problem, read_problem
from bench.linking.rules import RULES
from ingest.linkers.decide import METHOD, decide

_LIKE_HIDDEN = (0.88, 0.985)
"""Pair F1 of the co-author rule for a draw of namesakes to be one that the requirement means."""
_AIM = 0.95


def main() -> None:
    """Score, print, and write what was asked for."""
    arguments = _read_arguments()
    told: dict[str, object] = {"machine": describe_machine(), "method": METHOD}
    problems = _read_problems(arguments.data)
    for problem in problems:
        told[problem.name] = _score(problem)
    told["namesakes"] = _score_namesakes(People(problems[0]), arguments.seeds, arguments.alike)
    if arguments.folds:
        told["folds"] = _run_folds(problems, arguments.folds)
    told["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    if arguments.out:
        arguments.out.parent.mkdir(parents=True, exist_ok=True)
        arguments.out.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=float, default=0.0, metavar="SECONDS")
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--alike", type=int, default=300, metavar="DRAWS")
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


def _read_problems(data: Path) -> list[Problem]:
    authors = data / "authors"
    papers = data / "bibliographic" / "acl.jsonl.gz"
    return [
        read_problem(
            "acl", authors / "and-dev-gold.jsonl.gz", authors / "acl-mentions.jsonl.gz", papers
        ),
        read_problem(
            "qian", authors / "qian-dev-gold.jsonl.gz", authors / "qian-mentions.jsonl.gz", None
        ),
    ]


def _score(problem: Problem) -> dict[str, object]:
    print(f"\n## {problem.name}: {len(problem.people):,} mentions are judged")
    told: dict[str, object] = {}
    for name, rule in RULES.items():
        told[name] = _tell(name, problem, rule(problem.blocks))
    begun = time.perf_counter()
    clusters = decide(mention for block in problem.blocks for mention in block)
    seconds = time.perf_counter() - begun
    found = {m.key: str(at) for at, one in enumerate(clusters) for m in one.mentions}
    told["rgraph"] = {**_tell("rgraph", problem, found), "seconds": round(seconds, 1)}
    return told


def _tell(name: str, problem: Problem, clusters: Mapping[str, str]) -> dict[str, object]:
    found = measure(problem.people, clusters)
    hard = measure(problem.people, clusters, problem.hard)
    print(f"{name:40} {_show(found)}  hard: {_show(hard)}", flush=True)
    return {**found.tell(), "hard": hard.tell()}


def _show(found: Measures) -> str:
    return (
        f"pairs {found.pair_precision:.4f} {found.pair_recall:.4f} {found.pair_f1:.4f}"
        f"  B³ {found.b3_precision:.4f} {found.b3_recall:.4f} {found.b3_f1:.4f}"
    )


def _score_namesakes(people: People, seeds: int, alike: int) -> dict[str, object]:
    rows = [_score_draw(people.draw(draw)) for draw in list_draws(range(seeds))]
    least, most = _LIKE_HIDDEN
    chosen = [row for row in rows if least <= row.rule <= most]
    fresh = [_score_draw(problem) for problem in people.draw_alike(alike)]
    told = {
        "all": _sum_up(rows),
        f"co-author rule {least} to {most}": _sum_up(chosen),
        "much like the requirement's, fresh": _sum_up(fresh),
    }
    print(f"\n## {PEOPLE} people of one name")
    for name, figures in told.items():
        print(f"{name:40} {figures}", flush=True)
    return dict(told)


@dataclass(frozen=True, slots=True)
class _Row:
    """Pair F1 of one draw, by the co-author rule and by ours."""

    rule: float
    ours: Measures


def _score_draw(problem: Problem) -> _Row:
    [block] = problem.blocks
    rule = measure(problem.people, find_circles(block)).pair_f1
    clusters = decide(block)
    found = {m.key: str(at) for at, one in enumerate(clusters) for m in one.mentions}
    return _Row(rule, measure(problem.people, found))


def _sum_up(rows: Sequence[_Row]) -> dict[str, float]:
    if not rows:
        return {"draws": 0}
    ours = [row.ours.pair_f1 for row in rows]
    return {
        "draws": len(rows),
        "co-author rule": round(statistics.mean(row.rule for row in rows), 4),
        "rgraph": round(statistics.mean(ours), 4),
        "rgraph, median": round(statistics.median(ours), 4),
        "rgraph, worst": round(min(ours), 4),
        "precision": round(statistics.mean(row.ours.pair_precision for row in rows), 4),
        "recall": round(statistics.mean(row.ours.pair_recall for row in rows), 4),
        f"share of {_AIM} and more": round(sum(one >= _AIM for one in ours) / len(rows), 3),
        "better than the rule": round(
            sum(row.ours.pair_f1 >= row.rule for row in rows) / len(rows), 3
        ),
    }


def _run_folds(problems: list[Problem], seconds: float) -> list[dict[str, object]]:
    print("\n## Held-out folds")
    told: list[dict[str, object]] = []
    for fold, judged in enumerate(cross_validate(problems, seconds), start=1):
        for name, found in judged.items():
            for weights, one in found.items():
                print(f"{fold} {name:6} {weights:22} {_show(one)}", flush=True)
        told.append({name: _tell_fold(found) for name, found in judged.items()})
    return told


def _tell_fold(judged: Judged) -> dict[str, object]:
    return {weights: found.tell() for weights, found in judged.items()}


if __name__ == "__main__":
    main()
