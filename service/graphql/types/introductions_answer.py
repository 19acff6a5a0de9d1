"""Introductions as the GraphQL types show them."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from service.graphql.types.filter_arguments import AnsweredPaperFilter
from service.graphql.types.hop_answer import AnsweredHop
from service.graphql.types.read_page import ReadEdge, ReadPage

ReadHops = Callable[[], Awaitable[Mapping[str, list[AnsweredHop]]]]
"""Reads the two collaborations of everybody on a page, by their ids."""


@dataclass(frozen=True, slots=True)
class AnsweredIntroductionEdge(ReadEdge):
    """As `IntroductionEdge`."""

    weakest_strength: float
    latest_of_both: int | None
    read: ReadHops

    async def read_hops(self) -> list[AnsweredHop]:
        """The two collaborations of this one."""
        return (await self.read())[self.node.id]


@dataclass(frozen=True, slots=True)
class AnsweredIntroductions(ReadPage):
    """As `IntroductionConnection`."""

    already_collaborated: bool
    effective: AnsweredPaperFilter
    papers_excluded: Callable[[], Awaitable[int]]
