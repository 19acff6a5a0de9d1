"""Second-degree collaborators as the GraphQL types show them."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from graph.paths.options import PaperFilter
from graph.paths.second_degree import SecondDegree, SecondDegreePage, SharedTopic
from graph.query.cursor import encode_cursor
from service.graphql.fields import NodeRef
from service.graphql.types.filter_arguments import AnsweredPaperFilter, show_filter
from service.graphql.types.read_page import ReadEdge, ReadPage, page_ids, page_list, show_page


@dataclass(frozen=True, slots=True)
class AnsweredTopicEdge(ReadEdge):
    """As `SharedTopicEdge`."""

    papers: int


@dataclass(frozen=True, slots=True)
class Reasons:
    """What an author has in common with everybody on a page, by id; read when it is asked for."""

    read_shared: Callable[[], Awaitable[Mapping[str, tuple[str, ...]]]]
    read_topics: Callable[[], Awaitable[Mapping[str, tuple[SharedTopic, ...]]]]


@dataclass(frozen=True, slots=True)
class AnsweredSecondDegreeEdge(ReadEdge):
    """As `SecondDegreeEdge`."""

    reasons: Reasons
    scope: str

    async def page_shared(self, first: int, after: str | None) -> ReadPage:
        """At most `first` shared collaborators behind the cursor `after`."""
        shared = await self.reasons.read_shared()
        scope = f"shared {self.node.id} {self.scope}"
        return page_ids(shared.get(self.node.id, ()), scope=scope, first=first, after=after)

    async def page_topics(self, first: int, after: str | None) -> ReadPage:
        """At most `first` topics behind the cursor `after`."""
        topics = await self.reasons.read_topics()
        return page_list(
            topics.get(self.node.id, ()),
            lambda topic: (-topic.papers, topic.id),
            lambda cursor, topic: AnsweredTopicEdge(cursor, NodeRef(topic.id), topic.papers),
            scope=f"topics {self.node.id} {self.scope}",
            first=first,
            after=after,
        )


@dataclass(frozen=True, slots=True)
class AnsweredSecondDegree(ReadPage):
    """As `SecondDegreeConnection`."""

    effective: AnsweredPaperFilter
    papers_excluded: Callable[[], Awaitable[int]]


def show_second_degree(
    page: SecondDegreePage,
    reasons: Reasons,
    scope: str,
    papers: PaperFilter,
    count_excluded: Callable[[], Awaitable[int]],
) -> AnsweredSecondDegree:
    """The page in the API's words."""
    plain = show_page(
        [_show_edge(item, reasons, scope) for item in page.items],
        before=page.before,
        has_next=page.has_next,
        total=page.total,
    )
    return AnsweredSecondDegree(
        plain.edges,
        plain.nodes,
        plain.page_info,
        plain.total_count,
        show_filter(papers),
        count_excluded,
    )


def _show_edge(item: SecondDegree, reasons: Reasons, scope: str) -> AnsweredSecondDegreeEdge:
    return AnsweredSecondDegreeEdge(
        encode_cursor(scope, item.place), NodeRef(item.id), reasons, scope
    )
