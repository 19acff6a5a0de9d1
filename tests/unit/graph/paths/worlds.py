"""Random small worlds with traps, and random questions about them."""

from random import Random

from hypothesis import strategies as st

from graph.paths.options import (
    Hyperauthor,
    HyperauthorMode,
    PaperFilter,
    PathOptions,
    PathWeight,
)
from tests.helpers.collaborations import World, WorldPaper

REFERENCE_YEAR = 2024

Question = tuple[World, str, str, PathOptions]


def dense_world(random: Random) -> World:
    """Many papers over few authors: parallel papers, hubs, ties, loose ends and double mentions."""
    names = tuple(f"author:{chr(97 + i)}" for i in range(random.randint(3, 8)))
    papers = []
    for number in range(random.randint(len(names), 3 * len(names))):
        size = random.choice([1, 2, 2, 2, 3, 3, 4, 5])
        authors = random.choices(names, k=size)
        mentions = tuple((author, random.choice([0.3, 0.6, 1.0, 1.0, 1.0])) for author in authors)
        count = len(set(authors)) + random.choice([0, 0, 0, 0, 0, 1, 3, 60])
        year = random.choice([None, 1950, 2010, *range(2015, REFERENCE_YEAR + 1)])
        papers.append(WorldPaper(f"paper:{number}", count, year, mentions))
    return World(names, tuple(papers))


def dense_question(random: Random) -> Question:
    """Two authors of a dense world, and filters that leave most of it."""
    world = dense_world(random)
    start, goal, *others = random.sample(world.authors, len(world.authors))
    papers = PaperFilter(
        since=random.choice([None, None, 2000, 2017]),
        until=random.choice([None, None, 2023, 2020]),
        hyperauthor=Hyperauthor(
            random.choice(list(HyperauthorMode)), random.choice([2, 3, 5, 50, 50, 60])
        ),
        min_confidence=random.choice([0.0, 0.0, 0.0, 0.5, 1.0]),
    )
    return (
        world,
        start,
        goal,
        PathOptions(
            first=random.randint(1, 20),
            max_hops=random.randint(1, 7),
            weight=random.choice(list(PathWeight)),
            papers=papers,
            avoid=frozenset(random.choice([[], [], others[:1]])),
            via=frozenset(random.choice([*[[]] * 6, others[1:2], others[1:4]])),
        ),
    )


@st.composite
def random_worlds(draw: st.DrawFn) -> World:
    """As `dense_world`, from a seed that can be shrunk."""
    return dense_world(draw(st.randoms(use_true_random=False)))


@st.composite
def chains(draw: st.DrawFn) -> World:
    """A long chain with a few short cuts: paths end at the bound, or just beyond."""
    length = draw(st.integers(3, 12))
    names = tuple(f"author:{i:02}" for i in range(length))
    pairs = [(names[i], names[i + 1]) for i in range(length - 1)]
    pairs += draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=4))
    return _world_of_pairs(names, pairs)


@st.composite
def dense_middles(draw: st.DrawFn) -> World:
    """Two ends with a few friends each, and a crowd between them that all know each other."""
    crowd = tuple(f"author:m{i}" for i in range(draw(st.integers(2, 5))))
    left, right = ("author:l1", "author:l2"), ("author:r1", "author:r2")
    ends = ("author:start", "author:zgoal")
    pairs = [(ends[0], friend) for friend in left] + [(ends[1], friend) for friend in right]
    pairs += [(a, b) for a in crowd for b in crowd if a < b]
    between = st.tuples(st.sampled_from(left + right), st.sampled_from(crowd))
    pairs += draw(st.lists(between, min_size=1, max_size=8))
    return _world_of_pairs(ends + left + right + crowd, pairs)


def _world_of_pairs(names: tuple[str, ...], pairs: list[tuple[str, str]]) -> World:
    return World(
        names,
        tuple(
            WorldPaper(f"paper:{i}", len({a, b}), 2015 + i % 9, ((a, 1.0), (b, 1.0)))
            for i, (a, b) in enumerate(pairs)
        ),
    )


WORLDS = st.one_of(random_worlds(), random_worlds(), dense_middles(), chains())

POLICIES = st.builds(
    Hyperauthor, st.sampled_from(HyperauthorMode), st.sampled_from([2, 3, 5, 50, 60])
)
FILTERS = st.builds(
    PaperFilter,
    since=st.sampled_from([None, None, 2000, 2016, 2019]),
    until=st.sampled_from([None, None, 2023, 2020]),
    hyperauthor=POLICIES,
    min_confidence=st.sampled_from([0.0, 0.0, 0.0, 0.5, 1.0]),
)


@st.composite
def questions(
    draw: st.DrawFn, filters: st.SearchStrategy[PaperFilter] = FILTERS
) -> tuple[World, str, str, PathOptions]:
    """A world, two of its authors, and what is asked about them."""
    world = draw(WORLDS)
    start, goal = draw(st.permutations(world.authors))[:2]
    others = [author for author in world.authors if author not in {start, goal}]
    avoid = draw(st.frozensets(st.sampled_from(others), max_size=2)) if others else frozenset()
    free = [author for author in others if author not in avoid]
    via = draw(st.frozensets(st.sampled_from(free), max_size=3)) if free else frozenset()
    options = PathOptions(
        first=draw(st.integers(1, 6)),
        max_hops=draw(st.integers(1, 10)),
        weight=draw(st.sampled_from(PathWeight)),
        papers=draw(filters),
        avoid=avoid,
        via=draw(st.sampled_from([frozenset(), via])),
    )
    return world, start, goal, options
