"""A compiled operation's answer without Python objects: packed record in, JSON out."""

from collections.abc import Sequence
from typing import Any

from rgraph_native import MalformedError, OddError, Program

from graph.errors import GraphError
from graph.store.bolt_reader import unpack_record
from service.graphql.compiled.errors import OddValueError
from service.graphql.compiled.program import Written, read_program


class NativeShaper:
    """Writes what the shaper in Python would make, to the byte, or refuses."""

    def __init__(self, written: Written) -> None:
        """Take the same source; raises `NotCompiledError` where it does what only Python can."""
        program = read_program(written)
        self._program, self._scopes = Program(program.functions), program.scopes

    def write(self, record: bytes, values: Sequence[Sequence[Any]]) -> bytes:
        """The answer's data as JSON.

        Args:
            record: The list of the record's one value, as PackStream.
            values: Those of the slots.

        Raises:
            OddValueError: A value is not what the schema says; the shaper in Python may judge.
            GraphError: The record is no PackStream.
        """
        scopes = [one if isinstance(one, str) else values[one[0]][one[1]] for one in self._scopes]
        try:
            return self._program.write(record, scopes)
        except OddError as error:
            raise OddValueError(str(error)) from error
        except MalformedError as error:
            raise GraphError(f"Neo4j's answer cannot be read: {error}.") from error

    def unpack(self, record: bytes) -> Any:  # noqa: ANN401 - any Bolt type
        """The record's one value, for the shaper in Python."""
        return unpack_record(record)
