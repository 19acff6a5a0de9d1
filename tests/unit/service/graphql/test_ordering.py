from collections.abc import Sequence
from enum import Enum

import pytest

from service.errors import RequestError
from service.graphql.list_orders import COLLABORATOR_ORDERS, PAPER_ORDERS
from service.graphql.mapping import ToList, get_target
from service.graphql.ordering import plan_order
from service.graphql.types.orders import CategoryOrder, CollaboratorOrder, PaperOrder


def keys(orders: object, wanted: Sequence[Enum]) -> list[tuple[str, bool]]:
    return [(key.name, key.descending) for key in plan_order(orders, wanted).keys]  # type: ignore[arg-type]


def test_each_order_decides_the_ties_of_those_before_it() -> None:
    wanted = [PaperOrder.YEAR_DESC, PaperOrder.CITING_COUNT_DESC, PaperOrder.TITLE_ASC]
    assert keys(PAPER_ORDERS, wanted) == [
        ("year", True),
        ("citing_count", True),
        ("titleKey", False),
    ]
    assert plan_order(PAPER_ORDERS, wanted).name == "year_desc,citing_count_desc,title_asc"


def test_no_argument_is_the_usual_order() -> None:
    assert plan_order(PAPER_ORDERS, None).name == "date_desc"


def test_a_key_that_is_there_already_is_not_there_twice() -> None:
    wanted = [CollaboratorOrder.STRENGTH_DESC, CollaboratorOrder.PAPERS_DESC]
    assert keys(COLLABORATOR_ORDERS, wanted) == [("strength", True), ("papers", True)]
    assert keys(COLLABORATOR_ORDERS, wanted[::-1]) == [("papers", True), ("strength", True)]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ([], "is empty"),
        ([PaperOrder.DATE_DESC, PaperOrder.DATE_DESC], "DATE_DESC"),
        ([PaperOrder.TITLE_ASC, PaperOrder.DATE_ASC, PaperOrder.TITLE_DESC], "TITLE_DESC"),
    ],
)
def test_what_says_nothing_is_refused(wanted: list[Enum], said: str) -> None:
    with pytest.raises(RequestError, match=said) as refusal:
        plan_order(PAPER_ORDERS, wanted)
    assert refusal.value.extensions["argument"] == "orderBy"


def test_nothing_stands_behind_an_order_by_id() -> None:
    target = get_target("Query", "categories")
    assert isinstance(target, ToList)
    assert keys(target.orders, [CategoryOrder.NAME_ASC, CategoryOrder.CODE_ASC]) == [
        ("name", False)
    ]
    with pytest.raises(RequestError, match="NAME_ASC"):
        plan_order(target.orders, [CategoryOrder.CODE_ASC, CategoryOrder.NAME_ASC])
