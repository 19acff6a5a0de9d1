"""The properties that relationships carry."""

from neomodel import (
    ArrayProperty,
    BooleanProperty,
    FloatProperty,
    IntegerProperty,
    StringProperty,
    StructuredRel,
)


class Authored(StructuredRel):
    """The author wrote the paper, by print or by inference."""

    position = IntegerProperty(help_text="place in the printed list, 1 = first")
    printedName = StringProperty(help_text="the name as the paper prints it")
    inferred = BooleanProperty(
        required=True,
        help_text="true where a source lists the paper under the author but cut the printed list",
    )
    confidence = FloatProperty(
        required=True, help_text="how sure it is that this author is meant, 0 to 1"
    )
    sources = ArrayProperty(
        StringProperty(), required=True, help_text="ids of the source records that say so"
    )
    evidence = ArrayProperty(
        StringProperty(), required=True, help_text="why this author is meant, in words"
    )
    method = StringProperty(required=True, help_text="version of the rules that decided")
    decidedAt = StringProperty(
        help_text="when it was decided so, ISO 8601 in UTC; a run that decides the same leaves it"
    )
    profiles = ArrayProperty(
        StringProperty(),
        required=True,
        help_text="ids of the profiles whose page lists the paper as the author's own",
    )
    affiliations = ArrayProperty(
        StringProperty(), help_text="where the author works, as this paper prints it"
    )
    ids = ArrayProperty(
        StringProperty(),
        help_text="the author's ids as this paper's sources give them, such as orcid:…",
    )
    institutions = ArrayProperty(
        StringProperty(), help_text="ids of the institutions that the affiliations mean"
    )


class InCategory(StructuredRel):
    """The paper is filed under the category."""

    primary = BooleanProperty(required=True, help_text="the paper's first category")
    ambiguous = BooleanProperty(
        required=True, help_text="true where the printed code fits several categories"
    )


class About(StructuredRel):
    """The paper's text is about the topic."""

    score = FloatProperty(required=True, help_text="weight of the topic in the paper, 0 to 1")
    method = StringProperty(required=True, help_text="how the topic was found")


class AffiliatedWith(StructuredRel):
    """The author's papers come from the institution."""

    papers = IntegerProperty(required=True, help_text="number of papers that show it")
    firstYear = IntegerProperty(help_text="year of the earliest of them")
    lastYear = IntegerProperty(help_text="year of the latest of them")


class FromInstitution(StructuredRel):
    """The paper names the institution."""

    method = StringProperty(
        required=True,
        choices={"byline": "byline", "tag": "tag", "mention": "mention"},
        help_text="where it is named: byline, tag of the source, mention in the text",
    )


class CollaboratedWith(StructuredRel):
    """Two authors have joint papers: derived, one per pair, from the lesser id to the greater.

    Only papers with at most 50 authors count.
    """

    papers = IntegerProperty(required=True, help_text="number of joint papers")
    strength = FloatProperty(
        required=True, help_text="Newman's strength: sum over joint papers of 1/(authors - 1)"
    )
    firstYear = IntegerProperty(help_text="year of the earliest joint paper")
    lastYear = IntegerProperty(help_text="year of the latest joint paper")
    confidence = FloatProperty(required=True, help_text="that of the best joint paper, 0 to 1")
