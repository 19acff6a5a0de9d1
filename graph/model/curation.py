"""What curators decided about who is who."""

from neomodel import (
    ArrayProperty,
    BooleanProperty,
    IntegerProperty,
    RelationshipTo,
    StringProperty,
)

from graph.model.identified import Identified


class Decision(Identified):
    """A curator's decision about authors: it wins over the score and survives every re-run.

    It names mentions by what a rebuild leaves as it is, so it can be exported and imported.
    """

    kind = StringProperty(
        required=True,
        choices={"merge": "merge", "split": "split", "verify": "verify", "rename": "rename"},
        help_text="merge, split, verify or rename",
    )
    who = StringProperty(required=True, help_text="the curator")
    why = StringProperty(help_text="the curator's reason")
    at = StringProperty(
        index=True, required=True, help_text="when, ISO 8601 in UTC; the later decision wins"
    )
    method = StringProperty(required=True, help_text="version of how decisions are applied")
    name = StringProperty(help_text="the name to display, where the decision gives one")
    summary = StringProperty(required=True, help_text="what was decided, in words")
    nameKeys = ArrayProperty(
        StringProperty(), required=True, help_text="the blocks of the names that it is about"
    )
    mentionCount = IntegerProperty(required=True, help_text="mentions that it names")
    mentionsFound = IntegerProperty(required=True, help_text="those of them that the graph has")
    decision = StringProperty(
        required=True, help_text="the whole decision as one line of JSON, as it is exported"
    )
    active = BooleanProperty(required=True, help_text="false once it is undone")
    undoneBy = StringProperty(help_text="who took it back")
    undoneAt = StringProperty(help_text="when it was taken back, ISO 8601 in UTC")
    undoneWhy = StringProperty(help_text="why it was taken back")

    authors = RelationshipTo("graph.model.author.Author", "ABOUT_AUTHOR")
