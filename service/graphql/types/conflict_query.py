"""The root field `conflictCheck`."""

from typing import Annotated, cast

import strawberry

from graph.paths.conflicts import check_conflicts, paper_filter
from graph.paths.evidence import count_excluded
from service.graphql.bounds import MAX_SIDE
from service.graphql.fields import RequestInfo
from service.graphql.types.conflict import ConflictCheck
from service.graphql.types.conflict_answer import show_check
from service.graphql.types.conflict_policy import ConflictPolicyInput, parse_policy
from service.graphql.types.named_authors import find_authors, name_refs, parse_people

CONFLICT_CHECK_DESCRIPTION = (
    "Whether people on one side (the authors of a submission, say) have a conflict of interest "
    "with people on the other (reviewers): joint papers and institutions in common, with their "
    "dates. It shows what the graph holds; it cannot rule a conflict out."
)

_Side = Annotated[
    list[strawberry.ID],
    strawberry.argument(description=f"People of one side, 1 to {MAX_SIDE}; merged ids are found."),
]


async def resolve_conflict_check(
    info: RequestInfo,
    left: _Side,
    right: _Side,
    policy: Annotated[
        ConflictPolicyInput | None, strawberry.argument(description="What counts as a conflict.")
    ] = None,
) -> ConflictCheck:
    """Read joint papers and affiliations of all; nodes are read by their selection."""
    parse_people("left", left, least=1, most=MAX_SIDE)
    parse_people("right", right, least=1, most=MAX_SIDE)
    asked = policy or ConflictPolicyInput()
    parsed = parse_policy(asked)
    context = info.context
    ends = await find_authors(info, {"left": left, "right": right})
    one, other = (
        list(dict.fromkeys(end.id for end in side))
        for side in (ends[: len(left)], ends[len(left) :])
    )
    check = await check_conflicts(context.database, one, other, parsed, seconds=context.timeout)

    async def excluded() -> int:
        papers = paper_filter(parsed)
        return await count_excluded(
            context.database, sorted({*one, *other}), papers, seconds=context.timeout
        )

    sides = name_refs(ends[: len(left)]), name_refs(ends[len(left) :])
    return cast("ConflictCheck", show_check(check, asked.preset, parsed, excluded, sides))
