"""Scores the finding of institutions in affiliations, beside a plain phrase matcher.

Usage: python -m bench.score_affiliations ROR AFFILIATIONS [--learn] [--json FILE]

AFFILIATIONS has lines `{"affiliation", "ror": [ids]}`; ROR has organisations in the reduced form of
the shared data. Figures are micro-averages over (affiliation, id) pairs: precision, recall and F1
over the affiliations whose every id is in ROR, and precision with those added that have no id,
where every id given is wrong. --learn prints weights learnt from all of it; the cross-validated
figures are of weights learnt from four fifths and used on the fifth, by turns.
"""

import argparse
import gzip
import re
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import spacy
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from ingest.nlp.affiliation_evidence import Candidate, list_candidates
from ingest.nlp.affiliation_text import read_affiliation
from ingest.nlp.find_affiliations import LEAST_SCORE, choose, find_affiliations
from ingest.nlp.gazetteer import Gazetteer
from ingest.nlp.institution import Institution

FOLDS = 5
_RIDGE = 1.0
_ROUNDS = 50
_COUNTRY = re.compile(r" \([^()]+\)$")


@dataclass(frozen=True, slots=True)
class Case:
    """An affiliation and the ids that it means; `fold` is the fifth that it belongs to."""

    text: str
    ids: frozenset[str]
    fold: int


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 over affiliations with ids, and precision over all."""

    precision: float
    recall: float
    f1: float
    precision_with_none: float

    def __str__(self) -> str:
        return (
            f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"
            f"  P with those without id {self.precision_with_none:.3f}"
        )


def main() -> None:
    """Score, print, and write what was asked for."""
    arguments = _read_arguments()
    institutions = read_institutions(arguments.ror)
    gazetteer = Gazetteer(tuple(institutions))
    started = time.process_time()
    index = gazetteer.names
    spent = time.process_time() - started
    print(f"{len(institutions)} institutions indexed in {spent:.2f} CPU seconds")
    cases = read_cases(arguments.affiliations, {one.id for one in institutions})
    candidates = [list_candidates(read_affiliation(case.text, index), index) for case in cases]

    report: dict[str, Any] = {}
    _run(
        report,
        "ours",
        cases,
        lambda text: {m.institution.id for m in find_affiliations(text, gazetteer)},
    )
    unseen = score_found(cases, cross_validate(cases, candidates))
    report["ours, cross-validated"] = _describe(unseen)
    print(f"{'ours, cross-validated':24} {unseen}")
    peer = build_peer(institutions)
    _run(report, "spaCy PhraseMatcher", cases, peer)
    if arguments.learn:
        names = sorted(_list_names(candidates))
        weights = dict(zip(names, learn(names, cases, candidates).round(2).tolist(), strict=True))
        print(orjson.dumps(weights, option=orjson.OPT_INDENT_2).decode())
    if arguments.json:
        arguments.json.write_bytes(orjson.dumps(report, option=orjson.OPT_INDENT_2))


def find_with(text: str, gazetteer: Gazetteer) -> set[str]:
    """Give the ids of the institutions that are found in the affiliation."""
    return {match.institution.id for match in find_affiliations(text, gazetteer)}


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ror", type=Path)
    parser.add_argument("affiliations", type=Path)
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def read_institutions(path: Path) -> list[Institution]:
    """Read organisations in the shared data's reduced form; their ids are ROR's."""
    with gzip.open(path) as lines:
        return [_read_institution(orjson.loads(line)) for line in lines]


def _read_institution(data: dict[str, Any]) -> Institution:
    relations = data.get("relationships", [])
    return Institution(
        id=data["id"],
        name=data["name"],
        ror=data["id"],
        country=data["country"],
        type=next((kind for kind in data["types"] if kind != "funder"), "funder"),
        aliases=tuple(data.get("aliases", [])),
        acronyms=tuple(data.get("acronyms", [])),
        labels=tuple(data.get("labels", [])),
        city=data["city"],
        parents=tuple(one["id"] for one in relations if one["type"] == "parent"),
        active=data["status"] == "active",
    )


def read_cases(path: Path, known: set[str]) -> list[Case]:
    """Read the affiliations whose ids are all known, and those without any."""
    with gzip.open(path) as lines:
        rows = [orjson.loads(line) for line in lines]
    return [
        Case(row["affiliation"], frozenset(row["ror"]), _fold(row["affiliation"]))
        for row in rows
        if known.issuperset(row["ror"])
    ]


def _fold(text: str) -> int:
    return int(md5(text.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def _run(
    report: dict[str, Any], name: str, cases: Sequence[Case], find: Callable[[str], set[str]]
) -> None:
    started = time.process_time()
    found = [find(case.text) for case in cases]
    rate = len(cases) / (time.process_time() - started)
    score = score_found(cases, found)
    report[name] = _describe(score) | {"affiliations_a_cpu_second": round(rate)}
    print(f"{name:24} {score}  {rate:,.0f} a CPU second")


def score_found(cases: Sequence[Case], found: Sequence[set[str]]) -> Score:
    """Compare what was found in each affiliation with what it means."""
    right = sum(len(case.ids & ids) for case, ids in zip(cases, found, strict=True))
    given = sum(len(ids) for case, ids in zip(cases, found, strict=True) if case.ids)
    for_none = sum(len(ids) for case, ids in zip(cases, found, strict=True) if not case.ids)
    wanted = sum(len(case.ids) for case in cases)
    precision, recall = right / given, right / wanted
    return Score(
        precision,
        recall,
        2 * precision * recall / (precision + recall),
        right / (given + for_none),
    )


def _describe(score: Score) -> dict[str, float]:
    return {name: round(getattr(score, name), 4) for name in Score.__slots__}


def cross_validate(cases: Sequence[Case], candidates: Sequence[list[Candidate]]) -> list[set[str]]:
    """Give what is found in each affiliation with weights learnt from the other folds."""
    names = sorted(_list_names(candidates))
    found: list[set[str]] = [set() for _ in cases]
    for fold in range(FOLDS):
        others = [place for place, case in enumerate(cases) if case.fold != fold]
        weights = learn(names, [cases[at] for at in others], [candidates[at] for at in others])
        for place, case in enumerate(cases):
            if case.fold == fold:
                found[place] = _find(names, weights, candidates[place])
    return found


def _find(names: list[str], weights: np.ndarray, candidates: list[Candidate]) -> set[str]:
    sure = 1 / (1 + np.exp(-_stack(names, candidates) @ weights))
    scored = list(zip(sure.tolist(), candidates, strict=True))
    return {one.institution.id for _, one in choose(scored, LEAST_SCORE)}


def learn(
    names: list[str], cases: Sequence[Case], candidates: Sequence[list[Candidate]]
) -> np.ndarray:
    """Give the weights of a logistic regression by Newton's method, with a ridge."""
    evidence = _stack(names, [one for group in candidates for one in group])
    right = np.array(
        [
            float(one.institution.id in case.ids)
            for case, group in zip(cases, candidates, strict=True)
            for one in group
        ]
    )
    ridge = _RIDGE * np.array([name != "always" for name in names], dtype=float)
    weights = np.zeros(len(names))
    for _ in range(_ROUNDS):
        sure = 1 / (1 + np.exp(-evidence @ weights))
        slope = evidence.T @ (sure - right) + ridge * weights
        bend = (evidence * (sure * (1 - sure))[:, None]).T @ evidence + np.diag(ridge + 1e-9)
        weights -= np.linalg.solve(bend, slope)
    return weights


def _list_names(candidates: Sequence[list[Candidate]]) -> set[str]:
    return set(next(group for group in candidates if group)[0].evidence)


def _stack(names: list[str], candidates: Sequence[Candidate]) -> np.ndarray:
    rows = [[float(one.evidence[name]) for name in names] for one in candidates]
    return np.array(rows).reshape(-1, len(names))


def build_peer(institutions: Sequence[Institution]) -> Callable[[str], set[str]]:
    """Give a matcher of names as printed, the longest first, whatever their case.

    Acronyms and names of one word are left out, as they would cost it half of its precision; what
    several institutions are called tells it nothing.
    """
    language = spacy.blank("en")
    bearers: dict[str, set[str]] = defaultdict(set)
    for one in institutions:
        for name in (_COUNTRY.sub("", one.name), *one.aliases, *one.labels):
            if " " in name and one.active:
                bearers[name].add(one.id)
    by_id: dict[str, list[str]] = defaultdict(list)
    for name, ids in bearers.items():
        if len(ids) == 1:
            by_id[next(iter(ids))].append(name)
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    for key, names in by_id.items():
        matcher.add(key, [language.make_doc(name) for name in names])

    def find(text: str) -> set[str]:
        return {
            span.label_ for span in filter_spans(matcher(language.make_doc(text), as_spans=True))
        }

    return find


if __name__ == "__main__":
    main()
