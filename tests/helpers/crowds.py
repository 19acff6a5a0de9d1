"""Crowds that know each other: a search by weight from one end to the other takes minutes."""

import numpy as np

from graph.paths.index.build import Authorships, CollaborationIndex, build_index
from graph.paths.options import DERIVATION_THRESHOLD

CROWD, CROWDS = 12_000, 5
_STEP = CROWD - 200
PEOPLE = CROWDS * _STEP + CROWD + 5


def name_author(number: int) -> str:
    """The id of an author by number."""
    return f"author:{number:06}"


FIRST, LAST = 0, (CROWDS - 1) * _STEP + CROWD - 1
"""Two in different crowds, the first and the last."""


def index_crowds(identity: str = "crowds") -> CollaborationIndex:
    """Crowds that wrote two papers each, one after the other, and a few people beside them."""
    crowds = [range(n * _STEP, n * _STEP + CROWD) for n in range(CROWDS) for _ in range(2)]
    pairs = [range(PEOPLE - 5 + n, PEOPLE - 3 + n) for n in range(4)]
    teams = [*crowds, *pairs]
    sizes = np.array([len(team) for team in teams])
    return build_index(
        Authorships(
            [name_author(number) for number in range(PEOPLE)],
            [f"paper:{n}" for n in range(len(teams))],
            np.arange(len(teams)) % 7 + 2015,
            sizes,
            [""] * len(teams),
            [""] * PEOPLE,
            [""] * len(teams),
            np.concatenate([np.array(team) for team in teams]),
            np.repeat(np.arange(len(teams)), sizes),
            np.ones(sizes.sum()),
        ),
        threshold=DERIVATION_THRESHOLD,
        identity=identity,
        changes=0,
    )
