"""What a search for paths came to, in the words of the API."""

from enum import Enum

import strawberry


@strawberry.enum(description="What a search for paths came to.")
class PathOutcome(Enum):
    """What a search came to."""

    FOUND = strawberry.enum_value("FOUND", description="There is at least one path.")
    SAME_AUTHOR = strawberry.enum_value(
        "SAME_AUTHOR", description="Both ids are one author's, so there is nothing to connect."
    )
    NO_PATH_WITHIN_BOUND = strawberry.enum_value(
        "NO_PATH_WITHIN_BOUND",
        description="No path has at most `maxHops` hops and passes the filters; "
        "`completeness.cause` tells which of the two is the reason.",
    )
    DISCONNECTED = strawberry.enum_value(
        "DISCONNECTED",
        description="The two are in different components of the graph that the hyper-author "
        "policy uses: no bound and no filter would help. Known by component ids, not searched for.",
    )
    TRUNCATED = strawberry.enum_value(
        "TRUNCATED",
        description="A limit ended the search. The paths that are given are proved to come first; "
        "there may be more.",
    )


@strawberry.enum(description="Why there are fewer paths than asked for.")
class PathCause(Enum):
    """Why there are fewer paths than asked for."""

    BOUND = strawberry.enum_value(
        "BOUND", description="Longer ones were not looked for: a greater `maxHops` may give more."
    )
    FILTERS = strawberry.enum_value(
        "FILTERS",
        description="There is no path, however long: everybody that the filters let the search "
        "reach from one of the two was looked at.",
    )
    TIME_LIMIT = strawberry.enum_value("TIME_LIMIT", description="The time for a search was over.")
    AUTHOR_LIMIT = strawberry.enum_value(
        "AUTHOR_LIMIT", description="A search may look at no more authors, or at no more papers."
    )


@strawberry.enum(description="Where a search ran; the paths are the same.")
class SearchEngine(Enum):
    """Where a search ran."""

    CYPHER = strawberry.enum_value("CYPHER", description="In Neo4j, by statements.")
    INDEX = strawberry.enum_value(
        "INDEX", description="In the service's memory, in an index that is as new as the graph."
    )


@strawberry.enum(description="Which relationships were searched.")
class SearchedGraph(Enum):
    """Which relationships were searched."""

    COLLABORATED_WITH = strawberry.enum_value(
        "COLLABORATED_WITH", description="The derived collaborations, which say all that is asked."
    )
    AUTHORED = strawberry.enum_value(
        "AUTHORED", description="The authorships, paper by paper, as the filters need it."
    )
