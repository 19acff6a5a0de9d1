"""Names of fields as the API and as Python spell them."""

import re
from functools import cache

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


@cache
def attribute_name(field_name: str) -> str:
    """The Python name of a field: `arxivId` is `arxiv_id`."""
    return _CAPITAL.sub("_", field_name).lower()
