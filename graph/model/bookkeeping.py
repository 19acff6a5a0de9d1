"""What the program keeps in the graph for itself."""

from neomodel import (
    ArrayProperty,
    DateTimeNeo4jFormatProperty,
    FloatProperty,
    IntegerProperty,
    Relationship,
    RelationshipTo,
    StringProperty,
    StructuredNode,
    StructuredRel,
)

from graph.model.identified import Identified


class Merged(Identified):
    """An id that was merged into another: it keeps answering and says where it went."""

    author = RelationshipTo("graph.model.author.Author", "MERGED_INTO")
    paper = RelationshipTo("graph.model.paper.Paper", "MERGED_INTO")
    topic = RelationshipTo("graph.model.subject.Topic", "MERGED_INTO")
    institution = RelationshipTo("graph.model.subject.Institution", "MERGED_INTO")


class NameKey(Identified):
    """A block of names, kept where some name of several family names connects it with another.

    The authors of connected blocks are decided together (`Author.nameKey` is the block's key).
    """

    key = StringProperty(required=True, help_text="as Author.nameKey has it")

    others = Relationship("NameKey", "MEETS")


class Migration(StructuredNode):
    """One migration that this database has been through."""

    version = IntegerProperty(unique_index=True, required=True, help_text="number of the file")
    name = StringProperty(required=True, help_text="file name")
    checksum = StringProperty(required=True, help_text="SHA-256 of the file")
    appliedAt = DateTimeNeo4jFormatProperty(required=True, help_text="when it was applied")
    seconds = FloatProperty(required=True, help_text="how long it took")

    followed_by = RelationshipTo("Migration", "FOLLOWED_BY")


class MigrationLock(Identified):
    """The node that a migrating program locks, so that two never migrate at once."""

    takenAt = DateTimeNeo4jFormatProperty(help_text="when it was last taken")


class FromImport(StructuredRel):
    """The import read the entry or the page.

    What it read is kept where that is not what the node says, so that it can be said again.
    """

    role = StringProperty(
        required=True,
        choices={"brought": "brought", "changed": "changed", "confirmed": "confirmed"},
        help_text="what the import found: nothing, something else, or the very same",
    )
    at = DateTimeNeo4jFormatProperty(required=True, help_text="when it was written")
    given = StringProperty(
        help_text="what the import read, as one line of JSON, where that is not what the node says"
    )
    profile = StringProperty(
        help_text="id of the profile of the entry's page, as far as this import knew it"
    )


class Import(Identified):
    """One run of the ingest that changed something."""

    status = StringProperty(
        required=True,
        choices={
            "unfinished": "unfinished",
            "finished": "finished",
            "undoing": "undoing",
            "undone": "undone",
        },
        help_text="unfinished while it runs, and for ever if it was stopped",
    )
    startedAt = DateTimeNeo4jFormatProperty(required=True, help_text="when the run began")
    wroteAt = DateTimeNeo4jFormatProperty(required=True, help_text="when it last wrote")
    files = ArrayProperty(
        StringProperty(), required=True, help_text="the files and folders that it was given"
    )
    options = StringProperty(required=True, help_text="its options, as JSON")
    counts = StringProperty(
        required=True, help_text="what became of its records, as JSON: kind, outcome, reason, count"
    )
    version = StringProperty(required=True, help_text="version of the program")
    openInstitutions = ArrayProperty(
        StringProperty(),
        help_text="while it is undone: the institutions of which it may have said something",
    )


class BulkPart(Identified):
    """A part of a bulk load over Bolt that is written; they are there while it is under way."""

    load = StringProperty(required=True, help_text="id of the import that the load is")


class GraphState(Identified):
    """Which graph this is and how often it was changed: there is one such node."""

    identity = StringProperty(required=True, help_text="made up at random when it was first asked")
    changes = IntegerProperty(
        required=True,
        help_text="raised by every change of papers, of who wrote them or of authors' names",
    )
    writes = IntegerProperty(help_text="raised by everything that the ingest or a curator writes")


class GraphChange(StructuredNode):
    """One change of papers, of who wrote them or of names; only the newest are kept."""

    number = IntegerProperty(
        unique_index=True, required=True, help_text="what GraphState.changes was raised to"
    )
    papers = ArrayProperty(
        StringProperty(), required=True, help_text="ids of the papers, also of those that are gone"
    )
    authors = ArrayProperty(
        StringProperty(), help_text="ids of the authors whose names were written"
    )
