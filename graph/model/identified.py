"""The base of every node that has an id."""

from neomodel import StringProperty, StructuredNode


class Identified(StructuredNode):
    """A node with an id that is readable, stable across runs, and unique over the whole graph."""

    __abstract_node__ = True

    # neomodel's own `id` is Neo4j's deprecated internal number, which the model has no use for.
    id = StringProperty(  # type: ignore[assignment]  # so this is of another type
        unique_index=True, required=True, help_text="readable, stable across runs"
    )
