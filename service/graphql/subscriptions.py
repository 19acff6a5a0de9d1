"""The root fields whose answers come one after another."""

from collections.abc import AsyncGenerator

import strawberry

from service.graphql.types.import_progress import (
    IMPORT_PROGRESS_DESCRIPTION,
    ImportProgress,
    watch_import,
)
from service.graphql.types.slice import Slice
from service.graphql.types.slice_query import GROWING_SLICE_DESCRIPTION, grow_slice


@strawberry.type(
    description="Everything whose answer comes in steps, as a stream of server-sent events."
)
class Subscription:
    """The root fields whose answers come one after another."""

    import_progress: AsyncGenerator[ImportProgress, None] = strawberry.subscription(
        resolver=watch_import, description=IMPORT_PROGRESS_DESCRIPTION
    )
    growing_slice: AsyncGenerator[Slice, None] = strawberry.subscription(
        resolver=grow_slice, description=GROWING_SLICE_DESCRIPTION
    )
