"""Whether an answer is whole, in the words of the API."""

from enum import Enum

import strawberry


@strawberry.enum(description="Whether an answer is all that there is within what was asked.")
class CompletenessStatus(Enum):
    """Whether an answer is whole."""

    COMPLETE = strawberry.enum_value("COMPLETE", description="Nothing is missing.")
    TRUNCATED = strawberry.enum_value("TRUNCATED", description="A limit cut the answer.")
