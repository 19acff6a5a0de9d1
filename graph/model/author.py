"""Authors, and the pages that describe them."""

from neomodel import (
    ArrayProperty,
    BooleanProperty,
    FloatProperty,
    FulltextIndex,
    IntegerProperty,
    Relationship,
    RelationshipTo,
    StringProperty,
)

from graph.model.bookkeeping import FromImport
from graph.model.identified import Identified
from graph.model.relationships import AffiliatedWith, Authored, CollaboratedWith


class Author(Identified):
    """A person who wrote papers."""

    name = StringProperty(index=True, required=True, help_text="the name to display")
    nameVariants = ArrayProperty(
        StringProperty(), required=True, help_text="every printed form of the name"
    )
    nameKey = StringProperty(
        index=True, required=True, help_text="the form by which possible namesakes are found"
    )
    searchText = StringProperty(
        fulltext_index=FulltextIndex(analyzer="standard-folding"),
        required=True,
        help_text="name and variants, for full-text search",
    )
    mainCategory = StringProperty(help_text="id of the category of most papers")
    orcid = StringProperty(index=True, help_text="ORCID iD, bare")
    openalexId = StringProperty(index=True, help_text="OpenAlex id, such as A5012345678")
    paperCount = IntegerProperty(
        index=True, required=True, help_text="papers in this graph, printed and inferred"
    )
    collaboratorCount = IntegerProperty(
        required=True, help_text="authors joined by COLLABORATED_WITH"
    )
    firstYear = IntegerProperty(help_text="year of the earliest paper")
    lastYear = IntegerProperty(help_text="year of the latest paper")
    component = StringProperty(
        index=True,
        required=True,
        help_text="least author id of the component over COLLABORATED_WITH",
    )
    authorshipComponent = StringProperty(
        index=True, required=True, help_text="least author id of the component over all AUTHORED"
    )
    hIndex = IntegerProperty(help_text="as metricsSource printed it")
    citationCount = IntegerProperty(help_text="as metricsSource printed it")
    novelty = FloatProperty(help_text="per cent, as metricsSource printed it")
    aiScore = FloatProperty(help_text="as metricsSource printed it")
    metricsSource = StringProperty(help_text="id of the profile that the metrics come from")
    metricsDate = StringProperty(help_text="ISO date of the metrics")
    role = StringProperty(help_text="as profileSource printed it")
    affiliation = StringProperty(help_text="as profileSource printed it")
    openToCollaborate = BooleanProperty(help_text="as profileSource printed it")
    trustScore = FloatProperty(help_text="as profileSource printed it")
    trustLabel = StringProperty(help_text="word beside the trust score")
    verification = StringProperty(help_text="verification level, such as L1")
    claimed = BooleanProperty(help_text="whether the person has claimed the profile")
    followers = IntegerProperty(help_text="as profileSource printed it")
    profileSource = StringProperty(help_text="id of the profile that these come from")
    profileDate = StringProperty(help_text="ISO date of the profile")

    papers = RelationshipTo("graph.model.paper.Paper", "AUTHORED", model=Authored)
    institutions = RelationshipTo(
        "graph.model.subject.Institution", "AFFILIATED_WITH", model=AffiliatedWith
    )
    collaborators = Relationship("Author", "COLLABORATED_WITH", model=CollaboratedWith)
    profiles = RelationshipTo("Profile", "HAS_PROFILE")


class Profile(Identified):
    """One page that describes an author, everything as printed."""

    format = StringProperty(required=True, help_text="the shape of the page")
    file = StringProperty(required=True, help_text="the file that was read")
    address = StringProperty(help_text="web address that the page was saved from")
    asOf = StringProperty(help_text="ISO date that the page was saved on")
    name = StringProperty(help_text="the name in the header")
    inferredName = StringProperty(help_text="whom a page without header belongs to")
    inferredFrom = StringProperty(help_text="what the inferred name rests on")
    mainCategory = StringProperty(help_text="as printed")
    hIndex = IntegerProperty(help_text="as printed")
    paperCount = IntegerProperty(help_text="as printed")
    citationCount = IntegerProperty(help_text="as printed")
    novelty = FloatProperty(help_text="per cent, as printed")
    aiScore = FloatProperty(help_text="as printed")
    role = StringProperty(help_text="as printed")
    affiliation = StringProperty(help_text="as printed")
    openToCollaborate = BooleanProperty(help_text="as printed")
    trustScore = FloatProperty(help_text="as printed")
    trustLabel = StringProperty(help_text="as printed")
    verification = StringProperty(help_text="as printed")
    claimed = BooleanProperty(help_text="as printed")
    works = IntegerProperty(help_text="number of works, as printed")
    followers = IntegerProperty(help_text="as printed")
    topics = IntegerProperty(help_text="number of topics, as printed")
    closeCollaborators = IntegerProperty(help_text="as printed")
    registered = BooleanProperty(
        help_text="true for a register's record of a person, who is found by id and not by name"
    )
    orcid = StringProperty(index=True, help_text="ORCID iD, as a register gives it")
    openalexId = StringProperty(index=True, help_text="OpenAlex id of the person")
    otherIds = ArrayProperty(StringProperty(), help_text="further ids of the person, with prefix")
    nameVariants = ArrayProperty(
        StringProperty(), help_text="further names, as a register has them"
    )
    workplaces = StringProperty(
        help_text="where a register says that the person works and worked, as JSON"
    )

    imports = RelationshipTo("graph.model.bookkeeping.Import", "FROM_IMPORT", model=FromImport)
