"""The authors that an argument names, as the graph has them now."""

from collections.abc import Callable, Mapping, Sequence

from graph.errors import NotFoundError
from graph.paths.ends import End, find_ends, find_merged
from service.errors import RequestError, refuse_unknown
from service.graphql.fields import NodeRef, RequestInfo
from service.graphql.ids import parse_id


async def find_author(info: RequestInfo, given: str, argument: str) -> End:
    """The one author; `NOT_FOUND` or `WRONG_TYPE` with the argument's name where there is none."""
    [found] = await find_authors(info, {argument: [given]})
    return found


async def find_authors(info: RequestInfo, given: dict[str, Sequence[str]]) -> list[End]:
    """The authors of several arguments in order, looked up by one statement."""
    asked = [
        (parse_id(id_, argument=argument, kinds=("Author",)).stored, argument)
        for argument, ids in given.items()
        for id_ in ids
    ]
    context = info.context
    try:
        return await find_ends(
            context.database, [stored for stored, _ in asked], seconds=context.timeout
        )
    except NotFoundError as error:
        argument = next(name for stored, name in asked if stored == error.node_id)
        raise refuse_unknown(error, argument) from error


def name_refs(ends: Sequence[End]) -> Callable[[str], NodeRef]:
    """Makes references to authors, to those of `ends` by the id that they were asked for by.

    So an author that is reached by a merged id says so, as one that is looked up does.
    """
    return name_merged(find_merged((end.asked, end.id) for end in ends))


def name_merged(merged: Mapping[str, str]) -> Callable[[str], NodeRef]:
    """The same by the ids that `merged` gives for authors' own."""
    return lambda id_: NodeRef(merged.get(id_, id_))


def parse_people(argument: str, given: Sequence[str], *, least: int = 0, most: int) -> list[str]:
    """The stored ids of a list of authors of a bounded length."""
    if not least <= len(given) <= most:
        too_many = len(given) > most
        raise RequestError(
            "LIMIT_EXCEEDED" if too_many else "INVALID_ARGUMENT",
            f"`{argument}` has {len(given)} ids; "
            + (f"at most {most} are allowed." if too_many else f"at least {least} are needed."),
            argument=argument,
            limit=most if too_many else least,
            actual=len(given),
        )
    return [parse_id(id_, argument=argument, kinds=("Author",)).stored for id_ in given]
