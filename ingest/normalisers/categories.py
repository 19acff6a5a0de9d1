"""arXiv's categories, and what a page's short form of one may mean."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ARXIV = "arxiv"
_TABLE = "arxiv_categories.tsv"


@dataclass(frozen=True, slots=True)
class Category:
    """One of arXiv's categories, archives or groups; `parent` is what it is part of.

    `same_as` names the id that arXiv uses in its stead.
    """

    id: str
    name: str
    parent: str | None
    active: bool
    same_as: str | None


@cache
def list_categories() -> tuple[Category, ...]:
    """Give every category, archive and group, by id."""
    text = files("ingest.normalisers").joinpath(_TABLE).read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return tuple(
        Category(code, name, parent or None, active == "yes", same_as or None)
        for code, name, parent, active, same_as in rows[1:]
    )


def find_category(code: str) -> Category | None:
    """Give the category of an exact id such as `cs.CV`."""
    return _by_id().get(code)


def parse_category(text: str) -> tuple[str, ...]:
    """Give the ids that a printed category may mean: "CV" is `cs.CV` or `math.CV`.

    A whole id ("cs.CV", "QUANT-PH") means itself; closed categories count only where nothing
    else fits. Empty where it is no category of arXiv.
    """
    wanted = text.strip().lower()
    exact = tuple(c.id for c in list_categories() if c.id.lower() == wanted)
    if exact:
        return exact
    fitting = [c for c in list_categories() if c.id.lower().partition(".")[2] == wanted]
    active = tuple(c.id for c in fitting if c.active)
    return active or tuple(c.id for c in fitting)


@cache
def _by_id() -> dict[str, Category]:
    return {category.id: category for category in list_categories()}
