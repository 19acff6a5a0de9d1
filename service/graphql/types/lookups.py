"""One-of inputs: which key a node is looked up by."""

import strawberry

_ID = "The id, as `id` gives it; a merged one too."


@strawberry.input(one_of=True, description="Exactly one key of an author.")
class AuthorLookup:
    """One key of an author."""

    id: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description=_ID)
    orcid: str | None = strawberry.field(
        default=strawberry.UNSET, description="The ORCID, bare or as an address."
    )
    openalex_id: str | None = strawberry.field(
        default=strawberry.UNSET, description="The OpenAlex id, bare or as an address."
    )


@strawberry.input(one_of=True, description="Exactly one key of a paper.")
class PaperLookup:
    """One key of a paper."""

    id: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description=_ID)
    doi: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="The DOI, bare or as an address, in any case; a preprint's or a publisher's.",
    )
    arxiv_id: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="The arXiv id, bare, with `arXiv:` or as an address; a version is ignored.",
    )
    openalex_id: str | None = strawberry.field(
        default=strawberry.UNSET, description="The OpenAlex id, bare or as an address."
    )


@strawberry.input(one_of=True, description="Exactly one key of a category.")
class CategoryLookup:
    """One key of a category."""

    id: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description=_ID)
    code: str | None = strawberry.field(
        default=strawberry.UNSET, description="The code, such as `cs.CV`."
    )


@strawberry.input(one_of=True, description="Exactly one key of a topic.")
class TopicLookup:
    """One key of a topic."""

    id: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description=_ID)


@strawberry.input(one_of=True, description="Exactly one key of an institution.")
class InstitutionLookup:
    """One key of an institution."""

    id: strawberry.ID | None = strawberry.field(default=strawberry.UNSET, description=_ID)
    ror: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="The ROR id, bare or as an address; a withdrawn one finds its successor.",
    )
    openalex_id: str | None = strawberry.field(
        default=strawberry.UNSET, description="The OpenAlex id, bare or as an address."
    )
