"""Nodes in the formats of other programs."""

from enum import Enum
from typing import Annotated, Any

import strawberry

from graph.errors import NotFoundError
from service.exports.read import BIBTEX, CSL_JSON, LINKED_DATA, Format
from service.graphql.fields import RequestInfo

EXPORT_DESCRIPTION = (
    "The {} in the format of other programs, as a text. What is exported of all nodes of a request "
    "is read with one statement for each hundred."
)


@strawberry.enum(description="What a paper can be exported as.")
class PaperFormat(Enum):
    """What a paper can be exported as."""

    BIBTEX = strawberry.enum_value("BIBTEX", description="A BibTeX entry, in UTF-8.")
    CSL_JSON = strawberry.enum_value(
        "CSL_JSON", description="A bibliography of one item, as citation processors take it."
    )
    JSON_LD = strawberry.enum_value("JSON_LD", description="JSON-LD in the words of schema.org.")


@strawberry.enum(description="What an author or an institution can be exported as.")
class NodeFormat(Enum):
    """What an author or an institution can be exported as."""

    JSON_LD = strawberry.enum_value("JSON_LD", description="JSON-LD in the words of schema.org.")


_PAPER_FORMATS: dict[PaperFormat, Format] = {
    PaperFormat.BIBTEX: BIBTEX,
    PaperFormat.CSL_JSON: CSL_JSON,
    PaperFormat.JSON_LD: LINKED_DATA["Paper"],
}


async def export_paper(
    info: RequestInfo,
    root: strawberry.Parent[Any],
    format: Annotated[PaperFormat, strawberry.argument(description="The format.")],  # noqa: A002
) -> str:
    """The paper in one of the formats."""
    return await _export(info, root, _PAPER_FORMATS[format])


def exporter_of(kind: str) -> Any:  # noqa: ANN401 - a resolver
    """The resolver of `export` for a kind that has one format."""

    async def export(
        info: RequestInfo,
        root: strawberry.Parent[Any],
        format: Annotated[  # noqa: A002
            NodeFormat, strawberry.argument(description="The format.")
        ] = NodeFormat.JSON_LD,
    ) -> str:
        del format  # there is one
        return await _export(info, root, LINKED_DATA[kind])

    return export


async def _export(info: RequestInfo, root: dict[str, Any], wanted: Format) -> str:
    node_id: str = root["export"]  # the mapping has put the id there
    facts = await info.context.load_facts(wanted.kind, node_id)
    if facts is None:  # it was deleted since its parent was read
        raise NotFoundError(wanted.kind.lower(), node_id)
    return wanted.write(facts)
