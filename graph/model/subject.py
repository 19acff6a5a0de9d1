"""What papers are filed under, are about, and come from."""

from neomodel import (
    ArrayProperty,
    BooleanProperty,
    FulltextIndex,
    IntegerProperty,
    RelationshipTo,
    StringProperty,
)

from graph.model.identified import Identified


class Category(Identified):
    """A category of a classification, such as arXiv's cs.CV."""

    name = StringProperty(index=True, required=True, help_text="such as Computer Vision")
    scheme = StringProperty(required=True, help_text="the classification, such as arxiv")
    searchText = StringProperty(
        fulltext_index=FulltextIndex(analyzer="standard-folding"),
        required=True,
        help_text="code and name, for full-text search",
    )

    broader = RelationshipTo("Category", "PART_OF")


class Topic(Identified):
    """What the text of papers is about."""

    name = StringProperty(index=True, required=True, help_text="the name to display")
    kind = StringProperty(required=True, help_text="where the topic comes from")
    searchText = StringProperty(
        fulltext_index=FulltextIndex(analyzer="standard-folding"),
        required=True,
        help_text="name, for full-text search",
    )
    paperCount = IntegerProperty(index=True, required=True, help_text="papers about it")

    broader = RelationshipTo("Topic", "PART_OF")


class Institution(Identified):
    """A university, company or other body that papers come from."""

    name = StringProperty(index=True, required=True, help_text="the name to display")
    nameSource = StringProperty(
        choices={
            "ror": "ror",
            "openalex": "openalex",
            "list": "list",
            "byline": "byline",
            "text": "text",
        },
        help_text="where the name comes from: a register, the list that ships, a paper's byline "
        "with an id, a name alone",
    )
    aliases = ArrayProperty(StringProperty(), required=True, help_text="other names of it")
    acronyms = ArrayProperty(StringProperty(), help_text="such as MIT")
    searchText = StringProperty(
        fulltext_index=FulltextIndex(analyzer="standard-folding"),
        required=True,
        help_text="name and aliases, for full-text search",
    )
    ror = StringProperty(unique_index=True, help_text="ROR id, bare")
    openalexId = StringProperty(index=True, help_text="OpenAlex id, such as I27837315")
    city = StringProperty(help_text="where it is")
    active = BooleanProperty(help_text="false for one that is closed, as its register says")
    asOf = StringProperty(help_text="ISO date of the register's record")
    parentKeys = ArrayProperty(
        StringProperty(),
        fulltext_index=FulltextIndex(analyzer="keyword"),
        help_text="ids of what its register says it is part of, in the graph or not",
    )
    successorKeys = ArrayProperty(
        StringProperty(), help_text="ids of what its register says took its place"
    )
    country = StringProperty(help_text="ISO 3166 code of two letters")
    type = StringProperty(help_text="such as education")
    paperCount = IntegerProperty(index=True, required=True, help_text="papers from it")

    parents = RelationshipTo("Institution", "PART_OF")
    identifiers = RelationshipTo("graph.model.paper.Identifier", "HAS_IDENTIFIER")
