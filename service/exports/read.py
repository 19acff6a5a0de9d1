"""What exports say, read from the graph: many nodes with one statement."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.store.async_database import AsyncDatabase
from service.exports.bibtex import write_bibtex
from service.exports.csl_json import write_csl_json
from service.exports.facts import AuthorFacts, InstitutionFacts, PaperFacts
from service.exports.json_ld import write_author, write_institution, write_paper


@dataclass(frozen=True, slots=True)
class Format:
    """One form of one kind of node."""

    media_type: str
    kind: str
    write: Callable[[Any], str]


BIBTEX = Format("application/x-bibtex", "Paper", write_bibtex)
CSL_JSON = Format("application/vnd.citationstyles.csl+json", "Paper", write_csl_json)
_LINKED = "application/ld+json"
LINKED_DATA = {
    "Paper": Format(_LINKED, "Paper", write_paper),
    "Author": Format(_LINKED, "Author", write_author),
    "Institution": Format(_LINKED, "Institution", write_institution),
}

_STATEMENTS: Mapping[str, tuple[str, Callable[[Mapping[str, Any]], object]]] = {
    "Paper": ("export/list_papers", PaperFacts.from_row),
    "Author": ("export/list_authors", AuthorFacts.from_row),
    "Institution": ("export/list_institutions", InstitutionFacts.from_row),
}


async def read_facts(
    database: AsyncDatabase,
    kind: str,
    ids: Sequence[str],
    *,
    timeout: float,  # noqa: ASYNC109 - the database enforces it
) -> list[object | None]:
    """The facts of each node, in the order of the ids; None for one that is not there."""
    statement, from_row = _STATEMENTS[kind]
    rows = await database.run_named(statement, timeout=timeout, ids=sorted(set(ids)))
    found = {row["asked"]: from_row(row) for row in rows}
    return [found.get(one) for one in ids]
