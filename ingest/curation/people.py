"""Finds the author or the paper that a curator names, by any id that the graph knows."""

from dataclasses import dataclass

from graph.identifiers import clean_arxiv_id, clean_doi, clean_openalex_id, clean_orcid
from graph.store.database import Database
from ingest.errors import DecisionError, Problem


@dataclass(frozen=True, slots=True)
class KnownAuthor:
    """An author as the graph has it now."""

    id: str
    name: str
    name_key: str


def find_author(database: Database, named: str) -> KnownAuthor:
    """Give the author whom an id names: the graph's own, a merged one, ORCID or OpenAlex.

    Raises:
        DecisionError: Nobody has that id, or several authors have it.
    """
    text = named.strip()
    rows = database.run_named(
        "curation/find_authors",
        id=text,
        orcid=clean_orcid(text),
        openalexId=clean_openalex_id(text),
    )
    found = [KnownAuthor(row["id"], row["name"], row["nameKey"]) for row in rows]
    if not found:
        raise DecisionError(
            f"No author has the id {text!r}. An id is one of the graph (author:lukas-ruff), "
            "an ORCID iD or an OpenAlex id of an author.",
            Problem.UNKNOWN_AUTHOR,
        )
    if len(found) > 1:
        names = ", ".join(author.id for author in found)
        raise DecisionError(
            f"{len(found)} authors have the id {text!r}: {names}. Name one.",
            Problem.AMBIGUOUS_AUTHOR,
        )
    return found[0]


def find_paper(database: Database, author: KnownAuthor, named: str) -> str:
    """Give the id of the author's paper that an id names: the graph's own, DOI, arXiv, OpenAlex.

    Raises:
        DecisionError: The author has no such paper, or several.
    """
    text = named.strip()
    rows = database.run_named(
        "curation/find_papers_of_author",
        author=author.id,
        id=text,
        doi=clean_doi(text),
        arxivId=clean_arxiv_id(text),
        openalexId=clean_openalex_id(text),
    )
    if len(rows) != 1:
        several = ", ".join(row["id"] for row in rows)
        how_many = f"has {len(rows)} papers ({several})" if rows else "has no paper"
        problem = Problem.AMBIGUOUS_PAPER if rows else Problem.UNKNOWN_PAPER
        raise DecisionError(f"{author.id} {how_many} with the id {text!r}.", problem)
    return str(rows[0]["id"])
