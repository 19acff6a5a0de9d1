"""Papers, and the entries of sources that they were made from."""

from neomodel import (
    ArrayProperty,
    BooleanProperty,
    FloatProperty,
    FulltextIndex,
    IntegerProperty,
    RelationshipFrom,
    RelationshipTo,
    StringProperty,
)

from graph.model.bookkeeping import FromImport
from graph.model.identified import Identified
from graph.model.relationships import About, Authored, FromInstitution, InCategory


class Paper(Identified):
    """A paper: a preprint and its published version are one."""

    title = StringProperty(required=True, help_text="as the best source prints it")
    titleKey = StringProperty(
        index=True, required=True, help_text="the form by which the same paper is found again"
    )
    searchText = StringProperty(
        fulltext_index=FulltextIndex(analyzer="standard-folding"),
        required=True,
        help_text="title, for full-text search",
    )
    abstract = StringProperty(help_text="as the source prints it")
    date = StringProperty(
        index=True, help_text="2022-05-23, 2022-05 or 2022, as far as it is known"
    )
    datePrecision = StringProperty(
        choices={"day": "day", "month": "month", "year": "year"}, help_text="day, month or year"
    )
    yearInferred = BooleanProperty(
        required=True, help_text="true where the source printed the date without its year"
    )
    year = IntegerProperty(index=True, help_text="year of the date")
    type = StringProperty(help_text="such as preprint")
    venue = StringProperty(help_text="journal, conference or repository, as the source names it")
    doi = StringProperty(index=True, help_text="lower case, without resolver")
    arxivId = StringProperty(index=True, help_text="without version")
    openalexId = StringProperty(index=True, help_text="OpenAlex id, such as W2741809807")
    codeUrl = StringProperty(help_text="where the code is")
    hasCode = BooleanProperty(required=True, help_text="whether a source says that there is code")
    authorCount = IntegerProperty(
        required=True, help_text="known authors, printed and inferred: a lower bound if truncated"
    )
    authorsTruncated = BooleanProperty(
        help_text="whether every source cut the list; absent where none printed a list"
    )
    collectives = ArrayProperty(
        StringProperty(), help_text="collaborations and other groups that the author list names"
    )
    citedByCount = IntegerProperty(help_text="as the newest source gave it")
    referenceCount = IntegerProperty(
        help_text="how many works it cites, as the source gave it: more than it has CITES"
    )
    score = FloatProperty(help_text="as the source printed it")

    authors = RelationshipFrom("graph.model.author.Author", "AUTHORED", model=Authored)
    categories = RelationshipTo("graph.model.subject.Category", "IN_CATEGORY", model=InCategory)
    topics = RelationshipTo("graph.model.subject.Topic", "ABOUT", model=About)
    institutions = RelationshipTo(
        "graph.model.subject.Institution", "FROM_INSTITUTION", model=FromInstitution
    )
    cites = RelationshipTo("Paper", "CITES")
    sources = RelationshipTo("SourceRecord", "HAS_SOURCE")


class SourceRecord(Identified):
    """One entry as a source gave it."""

    kind = StringProperty(required=True, help_text="what the entry is about: paper")
    format = StringProperty(required=True, help_text="the shape of the file")
    file = StringProperty(index=True, required=True, help_text="the file that was read")
    line = IntegerProperty(required=True, help_text="where the entry begins, 1 = first line")
    asOf = StringProperty(help_text="ISO date that the file was saved on")
    profile = StringProperty(help_text="id of the profile of the page that it stands on")
    record = StringProperty(required=True, help_text="the entry as one line of JSON")
    fingerprint = StringProperty(required=True, help_text="changes where the entry changes")
    gives = ArrayProperty(
        StringProperty(), help_text="the properties of the paper whose values are this entry's"
    )
    references = ArrayProperty(
        StringProperty(),
        fulltext_index=FulltextIndex(analyzer="keyword"),
        help_text="ids of what the paper cites, in the graph or not, such as doi:…",
    )

    identifiers = RelationshipTo("Identifier", "HAS_IDENTIFIER")

    imports = RelationshipTo("graph.model.bookkeeping.Import", "FROM_IMPORT", model=FromImport)


class Identifier(Identified):
    """An external id that entries bear, such as doi:10.7717/peerj.4375; a paper may have many."""
