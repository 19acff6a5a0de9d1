"""A filtered list begins where the fewest nodes are read."""

import pytest

from graph.query.condition import All, AnyOf, Compare, Neighbour, Not
from graph.query.start import Start, find_start
from graph.query.step import Step

CATEGORY = Neighbour(Step("IN_CATEGORY", "out", "Category"), Compare("id", "=", "cs.LG"))
TOPIC = Neighbour(Step("HAS_TOPIC", "out", "Topic"), Compare("id", "=", "topic:1"))
AUTHOR = Neighbour(Step("AUTHORED", "in", "Author"), Compare("orcid", "=", "0000-0002-1825-0097"))
DOI = Compare("doi", "=", "10.1/x")
YEAR = Compare("year", "=", 1999)


@pytest.mark.parametrize(
    "own",
    [
        DOI,
        Compare("id", "IN", ("paper:1", "paper:2")),
        AnyOf((DOI, Compare("arxivId", "=", "1706.03762"))),
        AnyOf((All((DOI, YEAR)), Compare("openalexId", "=", "W1"))),
    ],
)
def test_nodes_that_are_named_are_not_come_to_from_neighbours(own: Compare | AnyOf) -> None:
    assert find_start(All((CATEGORY, own)), "Paper") is None


@pytest.mark.parametrize(
    "own", [YEAR, Compare("doi", "STARTS WITH", "10."), AnyOf((DOI, YEAR)), Not(DOI)]
)
def test_what_many_nodes_have_in_common_does_not_name_them(
    own: Compare | AnyOf | Not,
) -> None:
    assert find_start(All((own, CATEGORY)), "Paper") == Start(CATEGORY, All((own,)))


@pytest.mark.parametrize(
    "parts", [(CATEGORY, TOPIC, AUTHOR), (AUTHOR, TOPIC, CATEGORY), (TOPIC, CATEGORY, AUTHOR)]
)
def test_the_order_of_conditions_does_not_say_where_to_begin(parts: tuple[Neighbour, ...]) -> None:
    start = find_start(All(parts), "Paper")
    assert start is not None
    assert start.neighbour == AUTHOR
    assert start.rest == All(tuple(part for part in parts if part != AUTHOR))


def test_a_condition_without_names_has_no_start() -> None:
    assert find_start(YEAR, "Paper") is None
