"""Who wrote what: the authors of every paper, in order."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from bench.generate.people import People
from bench.generate.sizes import Size
from bench.generate.words import Ints

_FROM_ELSEWHERE = 0.05
"""Share of authors who come from another community."""
_SAME_FIELD = 0.75
"""Share of those who come from the same field."""
_LARGE_TEAMS = 0.001


@dataclass(frozen=True, slots=True)
class Teams:
    """`authors[start[p]:start[p + 1]]` are the authors of paper p, in order, each once."""

    start: Ints
    authors: Ints

    @property
    def sizes(self) -> Ints:
        """Number of authors of each paper."""
        return np.diff(self.start)

    @property
    def papers(self) -> Ints:
        """The paper of each authorship."""
        return np.repeat(np.arange(len(self.start) - 1), self.sizes)


def draw_teams(
    rng: Generator, people: People, size: Size, home: Ints, moment: NDArray[np.float64]
) -> Teams:
    """Draw the authors of each paper of the communities `home`; everybody writes something."""
    wanted = _draw_sizes(rng, size)
    paper = np.repeat(np.arange(size.papers), wanted)
    community = _scatter(rng, people, home[paper])
    hyper = wanted[paper] >= min(size.hyper)
    author = people.draw(rng, community, moment[paper])
    author[hyper] = rng.integers(0, people.count, int(hyper.sum()))
    _employ_everybody(rng, people, author, community, ~hyper)
    return _collect(paper, author, size.papers)


def _draw_sizes(rng: Generator, size: Size) -> Ints:
    sizes = np.clip(np.rint(rng.lognormal(1.3, 0.6, size.papers)), 1, 50).astype(np.int64)
    large = rng.random(size.papers) < _LARGE_TEAMS
    sizes[large] = rng.integers(20, 51, int(large.sum()))
    chosen = rng.choice(size.papers, len(size.hyper), replace=False)
    # A few are drawn twice and count once; more are drawn, so that as many are left.
    sizes[chosen] = np.array(size.hyper) * 51 // 50
    return sizes


def _scatter(rng: Generator, people: People, home: Ints) -> Ints:
    """Send some of the slots to another community: of the same field, or of any."""
    community = home.copy()
    away = np.flatnonzero(rng.random(len(home)) < _FROM_ELSEWHERE)
    order = np.argsort(people.field_of, kind="stable")
    begin = np.searchsorted(people.field_of[order], np.arange(people.field_of.max() + 2))
    field = people.field_of[home[away]]
    offset = (rng.random(len(away)) * (begin[field + 1] - begin[field])).astype(np.int64)
    near = order[begin[field] + offset]
    far = rng.choice(people.communities, len(away), p=people.shares)
    community[away] = np.where(rng.random(len(away)) < _SAME_FIELD, near, far)
    return community


def _employ_everybody(
    rng: Generator, people: People, author: Ints, community: Ints, free: NDArray[np.bool_]
) -> None:
    """Give authors who were never drawn a random slot of their community, if it has one."""
    idle = np.setdiff1d(np.arange(people.count), author)
    home = np.searchsorted(people.start, idle, side="right") - 1
    slots = rng.permutation(np.flatnonzero(free))
    slots = slots[np.argsort(community[slots], kind="stable")]
    begin = np.searchsorted(community[slots], np.arange(people.communities + 1))
    turn = np.arange(len(idle)) - np.searchsorted(home, home, side="left")
    fits = turn < begin[home + 1] - begin[home]
    author[slots[begin[home] + turn][fits] if len(slots) else []] = idle[fits]


def _collect(paper: Ints, author: Ints, papers: int) -> Teams:
    """Take each author of a paper once, in the order drawn."""
    most = int(author.max()) + 1
    _, first = np.unique(paper * most + author, return_index=True)
    kept = np.sort(first)
    counts = np.bincount(paper[kept], minlength=papers)
    return Teams(np.concatenate(([0], np.cumsum(counts))), author[kept])
