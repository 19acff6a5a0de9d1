"""Fields whose values a plan has read already, and references that are still to be read."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

import strawberry
from graphql import GraphQLField, GraphQLResolveInfo
from strawberry.annotation import StrawberryAnnotation
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from graph.query.result import composite_key


@dataclass(frozen=True, slots=True)
class NodeRef:
    """Stands for a node whose fields are read once the selection below it is known.

    Every `planned` field accepts it, alone or in a list: all that one request asks for are read
    together, in one statement.
    """

    id: str
    """The id as GraphQL shows it: `author:…`, `category:cs.CV`."""


class _Reader(Protocol):
    def load(self, info: GraphQLResolveInfo[Any], node_id: str) -> Any: ...  # noqa: ANN401 - a future
    def read_root(self, info: GraphQLResolveInfo[Any]) -> Any: ...  # noqa: ANN401 - a future


class RequestInfo(strawberry.Info[Any, Any]):
    """Strawberry's info, with the executor's own beside it: the planner needs the document."""

    @property
    def executor(self) -> GraphQLResolveInfo[Any]:
        """What graphql-core passes to a resolver."""
        return self._raw_info


class PlannedField(StrawberryField):
    """A field without a resolver of its own: its value stands in the parent."""

    @property
    def is_basic_field(self) -> bool:
        """False, since the response key (an alias) is needed to find the value."""
        return False

    def get_result(
        self,
        source: Any,  # noqa: ANN401 - a read node, or any object with attributes
        info: Any,  # noqa: ANN401 - Strawberry's
        args: list[Any],  # noqa: ARG002 - the planner has used them
        kwargs: dict[str, Any],  # noqa: ARG002
    ) -> Any:  # noqa: ANN401
        """Take the value from a read node, or the attribute from any other object."""
        if type(source) is dict:
            return source[composite_key(info.path.key)]
        value = getattr(source, self.python_name)
        if callable(value):
            value = value()
        return _resolve_references(value, info)


class RootField(PlannedField):
    """A root field that is answered by a plan."""

    def get_result(
        self,
        source: Any,  # noqa: ANN401, ARG002 - a root field has no parent
        info: Any,  # noqa: ANN401 - Strawberry's
        args: list[Any],  # noqa: ARG002 - the planner reads them from the document
        kwargs: dict[str, Any],  # noqa: ARG002
    ) -> Any:  # noqa: ANN401
        """Hand the field to the request's reader, which reads all root fields together."""
        reader: _Reader = info.context.reader
        return reader.read_root(info.executor)


class ComputedField(StrawberryField):
    """A root field that an algorithm answers; what nodes it shows is read by a plan after it."""

    def get_result(
        self,
        source: Any,  # noqa: ANN401 - a root field has none
        info: Any,  # noqa: ANN401 - Strawberry's
        args: list[Any],
        kwargs: dict[str, Any],
    ) -> Any:  # noqa: ANN401 - an awaitable of the answer
        """The answer, computed once a request, whoever asks for it under the same key."""
        start = super().get_result
        return info.context.compute(info.path.key, lambda: start(source, info, args, kwargs))


def _resolve_references(value: Any, info: Any) -> Any:  # noqa: ANN401
    reader: _Reader = info.context.reader
    if isinstance(value, NodeRef):
        return reader.load(info.executor, value.id)
    if isinstance(value, list | tuple):
        return [reader.load(info.executor, v.id) if isinstance(v, NodeRef) else v for v in value]
    return value


def strawberry_field(definition: GraphQLField) -> StrawberryField | None:
    """How Strawberry declares a field of the executable schema."""
    declared = definition.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
    return declared if isinstance(declared, StrawberryField) else None


def read_leaf(source: Any, name: str) -> object:  # noqa: ANN401
    """Strawberry's default resolver: scalars of a read node by name, else the attribute."""
    if type(source) is dict:
        return source[name]
    return getattr(source, name)


def argument(
    name: str,
    annotation: Any,  # noqa: ANN401 - a type, or a string that names one
    description: str,
    default: object = strawberry.UNSET,
) -> StrawberryArgument:
    """Declare one argument of a planned field."""
    return StrawberryArgument(
        python_name=name,
        graphql_name=None,
        type_annotation=StrawberryAnnotation(annotation),
        description=description,
        default=default,
    )


def leaf(description: str) -> Any:  # noqa: ANN401 - typed by the annotation it is assigned to
    """A scalar field."""
    return strawberry.field(description=description)


def planned(description: str, arguments: Iterable[StrawberryArgument] = ()) -> Any:  # noqa: ANN401
    """A field of an object type, a list of them, or with arguments."""
    field = PlannedField(description=description)
    field.arguments = list(arguments)
    return field


def root(description: str, arguments: Iterable[StrawberryArgument] = ()) -> Any:  # noqa: ANN401
    """A field of `Query` that is answered by a plan."""
    field = RootField(description=description)
    field.arguments = list(arguments)
    return field


def computed(resolver: Callable[..., Awaitable[Any]], description: str) -> Any:  # noqa: ANN401
    """A field of `Query` that is answered by the resolver's algorithm."""
    return ComputedField(description=description)(resolver)
