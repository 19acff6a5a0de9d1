"""The reference page of the graph model, made from its classes.

python -m graph.model.reference > docs/reference/graph-model.md
"""

import sys
from collections.abc import Iterable, Iterator

from graph.model.introspection import (
    LabelDescription,
    PropertyDescription,
    RelationshipDescription,
    describe_labels,
)

_HEAD = """# Graph model

Made from the classes in `graph/model`; do not edit by hand:
`python -m graph.model.reference > docs/reference/graph-model.md`.

A property marked *optional* is absent where nothing is known; there are no empty texts and no
zeros in its place. `LIST<STRING>` and the other types are Neo4j's.
"""


def render_reference() -> str:
    """The whole page as Markdown."""
    labels = describe_labels()
    sections = [_HEAD, "## Nodes\n", *(_label_section(label) for label in labels)]
    sections += ["## Relationships\n", *_relationship_sections(labels)]
    return "\n".join(sections)


def _label_section(label: LabelDescription) -> str:
    return f"### `{label.label}`\n\n{label.description}\n\n{_property_table(label.properties)}"


def _relationship_sections(labels: Iterable[LabelDescription]) -> Iterator[str]:
    by_type: dict[str, list[RelationshipDescription]] = {}
    for label in labels:
        for relationship in label.relationships:
            by_type.setdefault(relationship.type, []).append(relationship)
    for name, found in by_type.items():
        patterns = "\n".join(f"- `(:{r.source})-[:{name}]->(:{r.target})`" for r in found)
        parts = [f"### `{name}`\n", patterns + "\n"]
        parts += [f"{r.description}\n" for r in found[:1] if r.description]
        parts += [_property_table(r.properties) for r in found[:1] if r.properties]
        yield "\n".join(parts)


def _property_table(properties: Iterable[PropertyDescription]) -> str:
    lines = ["| property | type | | meaning |", "|---|---|---|---|"]
    lines += [
        f"| `{p.name}` | `{p.type}` | {', '.join(_marks(p))} | {p.description} |"
        for p in properties
    ]
    return "\n".join(lines) + "\n"


def _marks(described: PropertyDescription) -> Iterator[str]:
    if not described.required:
        yield "optional"
    for index in described.indexes:
        match index.kind:
            case "UNIQUENESS":
                yield "unique"
            case "RANGE":
                yield "indexed"
            case _:
                yield f"full-text `{index.name}` (`{index.analyser}`)"


if __name__ == "__main__":
    sys.stdout.write(render_reference())
