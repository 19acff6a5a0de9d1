"""What the ingest refuses has a name in the schema, and the token lets nobody else in."""

import pytest

from ingest.decisions.decision import Kind
from ingest.errors import Problem
from service.curation import Curation
from service.graphql.types.curation_result import DecisionProblem
from service.graphql.types.decision import DecisionKind


def test_every_problem_and_every_kind_has_a_name() -> None:
    assert {one.value for one in DecisionProblem} == {one.value for one in Problem}
    assert {one.value for one in DecisionKind} == {one.value for one in Kind}


@pytest.mark.parametrize(
    ("header", "admitted"),
    [
        ("Bearer the token", True),
        ("bearer  the token ", True),
        ("Bearer the toke", False),
        ("Bearer ", False),
        ("the token", False),
        ("Basic the token", False),
        ("Bearer ünknown", False),
        ("", False),
        (None, False),
    ],
)
def test_who_is_admitted(header: str | None, admitted: bool) -> None:  # noqa: FBT001
    desk = None
    curation = Curation(desk, "the token")  # type: ignore[arg-type] - only its text matters here
    assert curation.admits(header) is admitted
    assert "the token" not in repr(curation)
