"""The institutions that an affiliation means, with a score for each."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import exp

from ingest.nlp.affiliation_evidence import Candidate, Evidence, list_candidates
from ingest.nlp.affiliation_text import Window, read_affiliation
from ingest.nlp.gazetteer import Gazetteer
from ingest.nlp.institution import Institution

LEAST_SCORE = 0.72
"""Where 95 of 100 given institutions are right on the strings that the weights were learnt from."""
WEIGHTS: Mapping[str, float] = {
    "always": -1.13,
    "weight": 1.16,
    "one word": -1.34,
    "department": -1.18,
    "across parts": -0.98,
    "whole part": 0.83,
    "goes on before": -0.83,
    "goes on behind": -0.43,
    "common": -0.81,
    "part of a longer name": -1.08,
    "alias": -0.87,
    "acronym": -1.81,
    "derived": -1.16,
    "other country": -3.05,
    "city": 2.13,
    "no place": 0.50,
    "no place, few words": -1.12,
    "rivals": -1.73,
    "better rival": -1.96,
    "disorder": -1.44,
    "disorder of common words": -0.42,
    "children": 0.78,
    "parent named": -1.36,
    "education": 1.10,
    "public body": -0.83,
    "closed": -4.34,
}
"""Learnt by `bench/score_affiliations.py --learn`, a logistic regression over the evidence."""


@dataclass(frozen=True, slots=True)
class Match:
    """An institution that an affiliation means, and how sure that is (0 to 1)."""

    institution: Institution
    score: float


def find_affiliations(text: str, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """Give the institutions that one printed affiliation means, the surest first.

    Several where the affiliation names several ("Harvard Medical School and Boston University");
    none where nothing is sure enough.
    """
    index = gazetteer.names
    scored = [
        (score(one.evidence), one) for one in list_candidates(read_affiliation(text, index), index)
    ]
    return tuple(Match(one.institution, round(sure, 3)) for sure, one in choose(scored))


def score(evidence: Evidence) -> float:
    """Give how sure the evidence makes it that the institution is meant."""
    return 1 / (1 + exp(-sum(WEIGHTS[name] * value for name, value in evidence.items())))


def choose(
    scored: list[tuple[float, Candidate]], least: float = LEAST_SCORE
) -> Iterator[tuple[float, Candidate]]:
    """Give the surest candidates that have no word in common, each institution once.

    Where nothing tells two bearers of one name apart, neither is given.
    """
    bearers = Counter((sure, one.window) for sure, one in scored)
    taken: list[Window] = []
    given: set[str] = set()
    for sure, one in sorted(scored, key=lambda pair: (-pair[0], pair[1].institution.id)):
        if sure < least:
            return
        if any(one.window.overlaps(window) for window in taken):
            continue
        taken.append(one.window)
        if bearers[sure, one.window] == 1 and one.institution.id not in given:
            given.add(one.institution.id)
            yield sure, one
