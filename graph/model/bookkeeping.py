"""What the program keeps in the graph for itself."""

from neomodel import (
    DateTimeNeo4jFormatProperty,
    FloatProperty,
    IntegerProperty,
    RelationshipTo,
    StringProperty,
    StructuredNode,
)

from graph.model.identified import Identified


class Merged(Identified):
    """An id that was merged into another: it keeps answering and says where it went."""

    author = RelationshipTo("graph.model.author.Author", "MERGED_INTO")
    paper = RelationshipTo("graph.model.paper.Paper", "MERGED_INTO")
    topic = RelationshipTo("graph.model.subject.Topic", "MERGED_INTO")
    institution = RelationshipTo("graph.model.subject.Institution", "MERGED_INTO")


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
