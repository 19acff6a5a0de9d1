"""The orders that lists have, by the names that the values of their enums stand for."""

from graph.query.step import Step
from graph.query.ways import Order, OrderKey


def fixed(*orders: Order) -> dict[str, Order]:
    """Orders by name, the default first."""
    return {order.name: order for order in orders}


def by(name: str, *keys: OrderKey) -> Order:
    """An order with a name."""
    return Order(name, keys)


def _most(name: str, property_: str) -> tuple[Order, Order]:
    """By a number of the node, the greatest first and the least first."""
    most = by(f"{name}_desc", OrderKey(property_, descending=True))
    return most, by(f"{name}_asc", OrderKey(property_))


def _most_neighbours(name: str, step: Step) -> tuple[Order, Order]:
    """By how many neighbours there are over a step, the most first and the fewest first."""
    most = by(f"{name}_desc", OrderKey(name, descending=True, count=step))
    return most, by(f"{name}_asc", OrderKey(name, count=step))


NAME = by("name_asc", OrderKey("name"))
_NAME_DOWN = by("name_desc", OrderKey("name", descending=True))
_MOST_JOINT = by("papers_desc", OrderKey("papers", descending=True, of_relation=True))

_LATEST = by("last_year_desc", OrderKey("lastYear", descending=True, of_relation=True))
_STRONGEST = by(
    "strength_desc",
    OrderKey("strength", descending=True, of_relation=True),
    OrderKey("papers", descending=True, of_relation=True),
)

AUTHOR_ORDERS = fixed(
    NAME,
    _NAME_DOWN,
    *_most("paper_count", "paperCount"),
    *_most("collaborator_count", "collaboratorCount"),
    *_most_neighbours("institution_count", Step("AFFILIATED_WITH", "out", "Institution")),
    *_most("last_year", "lastYear"),
    *_most("first_year", "firstYear"),
)
PAPER_ORDERS = fixed(
    by("date_desc", OrderKey("date", descending=True)),
    by("date_asc", OrderKey("date")),
    # The key is what has an index; and A stands beside a in it.
    by("title_asc", OrderKey("titleKey")),
    by("title_desc", OrderKey("titleKey", descending=True)),
    *_most("year", "year"),
    *_most("cited_by_count", "citedByCount"),
    *_most("author_count", "authorCount"),
    *_most_neighbours("citing_count", Step("CITES", "in", "Paper")),
    *_most_neighbours("topic_count", Step("ABOUT", "out", "Topic")),
    *_most_neighbours("institution_count", Step("FROM_INSTITUTION", "out", "Institution")),
)
COLLABORATOR_ORDERS = fixed(
    _STRONGEST,
    _MOST_JOINT,
    _LATEST,
    NAME,
)
TOPIC_ORDERS = fixed(*_most("paper_count", "paperCount"), NAME, _NAME_DOWN)
INSTITUTION_ORDERS = fixed(
    *_most("paper_count", "paperCount"),
    *_most_neighbours("author_count", Step("AFFILIATED_WITH", "in", "Author")),
    NAME,
    _NAME_DOWN,
)
CATEGORY_ORDERS = fixed(
    by("code_asc"),
    NAME,
    *_most_neighbours("paper_count", Step("IN_CATEGORY", "in", "Paper")),
)

SUBJECT_AUTHOR_ORDERS = fixed(
    _MOST_JOINT,
    *_most("paper_count", "paperCount"),
    *_most("collaborator_count", "collaboratorCount"),
    by("last_year_desc", OrderKey("lastYear", descending=True)),
    NAME,
)
AUTHOR_TOPIC_ORDERS = fixed(_MOST_JOINT, *_most("paper_count", "paperCount"), NAME)
AUTHOR_INSTITUTION_ORDERS = fixed(_MOST_JOINT, _LATEST, *_most("paper_count", "paperCount"), NAME)
INSTITUTION_COLLABORATOR_ORDERS = fixed(
    _STRONGEST, _MOST_JOINT, *_most("paper_count", "paperCount"), NAME
)
SECOND_DEGREE_ORDERS = fixed(
    by("shared_collaborators_desc", OrderKey("sharedCollaborators", descending=True)),
    by(
        "shared_topics_desc",
        OrderKey("sharedTopics", descending=True),
        OrderKey("sharedCollaborators", descending=True),
    ),
)
"""As `graph.paths.second_degree` knows them."""

INTRODUCTION_ORDERS = fixed(
    by(
        "STRENGTH",
        OrderKey("weakestStrength", descending=True),
        OrderKey("latestOfBoth", descending=True),
    ),
    by(
        "RECENT",
        OrderKey("latestOfBoth", descending=True),
        OrderKey("weakestStrength", descending=True),
    ),
)
"""As `graph.paths.introductions` knows them: the first one decides about both values."""
