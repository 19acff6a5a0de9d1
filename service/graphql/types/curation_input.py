"""What curators say when they decide."""

from typing import Annotated

import strawberry

from service.graphql.fields import leaf

_AUTHOR = "an id of the graph, also one that was merged before, an ORCID iD or an OpenAlex id"


@strawberry.input(description="Who decides, and why; both are kept with the decision.")
class DeciderInput:
    """Who decides, and why."""

    who: str = leaf("The curator's name.")
    why: str = leaf("The reason.")


Deciding = Annotated[DeciderInput, strawberry.argument(description="Who decides, and why.")]

AuthorId = Annotated[strawberry.ID, strawberry.argument(description=f"The author: {_AUTHOR}.")]

AuthorIds = Annotated[
    list[strawberry.ID],
    strawberry.argument(
        description=f"Two authors or more who are one, each by {_AUTHOR}. The first one's id stays."
    ),
]

PaperIds = Annotated[
    list[strawberry.ID],
    strawberry.argument(
        description="The papers that are somebody else's, by ids of the graph, DOIs, arXiv ids or "
        "OpenAlex ids."
    ),
]
