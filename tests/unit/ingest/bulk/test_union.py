"""What is connected is told by its least member."""

import random

import networkx as nx
import pytest

from ingest.bulk.union import Numbers, connect


@pytest.mark.parametrize("seed", range(5))
def test_every_member_gets_the_least_of_its_component(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    groups = [[chance.randrange(60) for _ in range(chance.choice([1, 2, 3]))] for _ in range(30)]
    graph: nx.Graph[int] = nx.Graph()
    for group in groups:
        nx.add_path(graph, group)
    expected = {one: min(part) for part in nx.connected_components(graph) for one in part}
    numbers = Numbers(60)
    for group in groups:
        numbers.join(group)

    assert connect(groups) == expected
    assert list(numbers.least()) == [expected.get(number, number) for number in range(60)]


def test_texts_are_connected_as_numbers_are() -> None:
    assert connect([("b", "c"), ("a", "c")]) == {"a": "a", "b": "a", "c": "a"}
