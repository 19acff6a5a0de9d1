"""Cursors of slices: how many nodes a client has, and of which version of the graph."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from graph.errors import CursorError
from graph.paths.ends import GraphVersion
from graph.paths.slices import MAX_NODES_IN_ALL, Slice, SliceLimit, SliceOptions
from graph.query.cursor import decode_cursor, encode_cursor


def name_scope(around: Iterable[str], options: SliceOptions) -> str:
    """What a cursor belongs to: the question, however many nodes it asks for at a time."""
    quotas = sorted(options.quotas.items())
    asked = [*around], sorted(options.kinds), options.hops, options.papers, quotas
    return f"slice {hashlib.sha256(str(asked).encode()).hexdigest()[:24]}"


def encode_rest(scope: str, made: Slice, options: SliceOptions) -> str | None:
    """Where to go on; none where `maxNodes` is not what ended the slice, or where it ends."""
    reached = options.after + len(made.nodes)
    if made.limit is not SliceLimit.MAX_NODES or reached >= MAX_NODES_IN_ALL:
        return None
    version = made.version
    identity, changes = (None, None) if version is None else (version.identity, version.changes)
    return encode_cursor(scope, [reached, identity, changes])


def read_rest(
    after: str | None, scope: str, options: SliceOptions
) -> tuple[SliceOptions, GraphVersion | None]:
    """The options for the nodes behind a cursor, and the version of the graph that it is of.

    Raises:
        CursorError: The cursor is none, or belongs to another question.
    """
    if after is None:
        return options, None
    reached, identity, changes = decode_cursor(after, scope, length=3)
    if not isinstance(reached, int) or not 0 < reached < MAX_NODES_IN_ALL:
        raise CursorError("The cursor is not one that this service gave.")
    most = min(options.max_nodes, MAX_NODES_IN_ALL - reached)
    version = None
    if isinstance(identity, str) and isinstance(changes, int):
        version = GraphVersion(identity, changes)
    return replace(options, after=reached, max_nodes=most), version
