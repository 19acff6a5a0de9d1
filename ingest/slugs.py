"""Ids that are made of names: readable, the same everywhere, short enough for an index."""

import hashlib
from functools import lru_cache

from slugify import slugify

SLUG_LENGTH = 60
"""Letters of a name that its id has; what tells it apart from others comes after them."""
_INSTITUTION_LENGTH = 80
_DIGEST_LENGTH = 6
_NAMES_KEPT = 50_000


def digest(*parts: str) -> str:
    """Give a short text that is the same for the same parts on every machine."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_DIGEST_LENGTH]


@lru_cache(maxsize=_NAMES_KEPT)
def name_institution(name: str) -> str:
    """Give the id of the first institution of this name, in whatever place it is printed.

    Long names that begin alike are told apart by a digest.
    """
    slug = slugify(name) or digest(name)
    if len(slug) > _INSTITUTION_LENGTH:
        slug = f"{slug[:_INSTITUTION_LENGTH].strip('-')}-{digest(slug)}"
    return f"institution:{slug}"
