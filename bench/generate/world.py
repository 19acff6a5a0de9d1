"""The whole generated world as arrays: the same for the same size and seed, on every machine."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator, SeedSequence, default_rng
from numpy.typing import NDArray

from bench.generate.people import make_people
from bench.generate.sizes import Size
from bench.generate.subjects import Subjects, draw_subjects
from bench.generate.teams import Teams, draw_teams
from bench.generate.words import Ints, make_person_names, make_titles, make_words
from ingest.linkers.assign_ids import plain_author_id

SEED = 20_260_819
_FIRST_DAY = np.datetime64("1990-01-01")
_LAST_DAY = np.datetime64("2026-06-30")
_GROWTH = 0.07
_CERTAINTY = (0.98, 0.9, 0.8, 0.6)
_CERTAINTY_SHARES = (0.9, 0.06, 0.03, 0.01)


@dataclass(frozen=True, slots=True)
class World:
    """Authors are numbered in the order of their ids, papers in the order of their dates.

    `seed` makes the texts, which are made piece by piece when they are written.
    """

    size: Size
    seed: SeedSequence
    words: list[str]
    names: list[str]
    author_ids: list[str]
    titles: list[str]
    dates: NDArray[np.datetime64]
    teams: Teams
    confidence: NDArray[np.float64]
    subjects: Subjects
    institution_names: list[str]
    topic_names: list[str]

    @property
    def years(self) -> Ints:
        """The year of each paper."""
        return self.dates.astype("datetime64[Y]").astype(np.int64) + 1970


def make_world(size: Size, seed: int = SEED) -> World:
    """Make the world of that size."""
    root = SeedSequence(seed)
    drawing, wording, texts = root.spawn(3)
    rng, word_rng = default_rng(drawing), default_rng(wording)
    people = make_people(rng, size)
    moment, dates = _draw_dates(rng, size.papers)
    home = rng.choice(people.communities, size.papers, p=people.shares)
    teams = draw_teams(rng, people, size, home, moment)
    subjects = draw_subjects(rng, people, size, home, (teams.papers, teams.authors))
    present, numbered = np.unique(teams.authors, return_inverse=True)
    words = make_words(word_rng, 6_000)
    names = make_person_names(word_rng, len(present))
    ids = [plain_author_id(name) for name in names]
    order = np.array(sorted(range(len(ids)), key=ids.__getitem__))
    place = np.argsort(order)
    return World(
        size=size,
        seed=texts,
        words=words,
        names=[names[old] for old in order.tolist()],
        author_ids=[ids[old] for old in order.tolist()],
        titles=make_titles(word_rng, words, size.papers),
        dates=dates,
        teams=Teams(teams.start, place[numbered]),
        confidence=_draw_confidence(rng, numbered),
        subjects=replace(subjects, institution_of=subjects.institution_of[present][order]),
        institution_names=_name_institutions(word_rng, size.institutions),
        topic_names=_pair_words(word_rng, words, size.topics),
    )


def _draw_dates(rng: Generator, papers: int) -> tuple[NDArray[np.float64], NDArray[np.datetime64]]:
    """Draw growing numbers of papers, in order; a moment is the share of papers before it."""
    years = (_LAST_DAY - _FIRST_DAY).astype(np.int64) / 365.25
    drawn = np.log1p(np.sort(rng.random(papers)) * np.expm1(_GROWTH * years)) / _GROWTH
    days = np.floor(drawn * 365.25).astype(np.int64)
    return np.arange(papers) / papers, _FIRST_DAY + days.astype("timedelta64[D]")


def _draw_confidence(rng: Generator, author: Ints) -> NDArray[np.float64]:
    """An only mention is certain; others are mostly so."""
    drawn = rng.choice(_CERTAINTY, len(author), p=_CERTAINTY_SHARES)
    return np.where(np.bincount(author)[author] == 1, 1.0, drawn)


def _name_institutions(rng: Generator, count: int) -> list[str]:
    forms = ("University of {}", "{} Institute", "{} Laboratory", "Technical University of {}")
    return [
        forms[place % len(forms)].format(word.capitalize())
        for place, word in enumerate(make_words(rng, count, shortest=5))
    ]


def _pair_words(rng: Generator, words: list[str], count: int) -> list[str]:
    pairs: dict[str, None] = {}
    while len(pairs) < count:
        for left, right in rng.integers(0, len(words), (count, 2)).tolist():
            pairs[f"{words[left]} {words[right]}"] = None
    return list(pairs)[:count]
