"""What can go wrong in the graph, as the layers above need to tell it apart."""


class GraphError(Exception):
    """Base of every error raised below `graph`; its text is written for a person."""


class UnavailableError(GraphError):
    """The database cannot be reached, or stopped while it was asked."""


class AuthenticationError(GraphError):
    """The database refused the user name or the password."""


class UnsupportedServerError(GraphError):
    """The server is not a Neo4j that this program can work with."""


class QueryTimeoutError(GraphError):
    """The database stopped a statement at its time limit."""


class StatementError(GraphError):
    """A named statement is missing, or was called with other parameters than it declares."""


class MigrationError(GraphError):
    """The database's migration history does not fit the files that this program carries."""


class NotFoundError(GraphError):
    """No node has that id."""

    def __init__(self, what: str, node_id: str) -> None:
        """Name the kind that was looked for and the id that nothing answers to."""
        super().__init__(f"No {what} has the id {node_id!r}.")
        self.what = what
        self.node_id = node_id


class EmbeddedServerError(GraphError):
    """The embedded Neo4j could not be installed, started or stopped."""


class CursorError(GraphError):
    """A page cursor is not one of ours, or belongs to another list or order."""


class GraphChangedError(GraphError):
    """The graph has changed since the beginning of an answer that was to go on."""
