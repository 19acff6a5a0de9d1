"""Fields whose GraphQL name Python does not allow."""

from typing import Any


def named(name: str, field: Any) -> Any:  # noqa: ANN401 - as `leaf` and `planned`
    """A field whose name is a keyword of Python."""
    field.graphql_name = name
    return field
