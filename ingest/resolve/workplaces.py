"""Where the authors of a paper worked, as ids of institutions."""

from dataclasses import replace

from ingest.linkers.merge_papers import Paper
from ingest.nlp.find_workplaces import find_shipped_workplaces
from ingest.nlp.institution import Institution


def name_workplaces(paper: Paper) -> Paper:
    """Give the paper with the institutions that the affiliations of each author mean."""
    if not any(author.workplaces for author in paper.authors):
        return paper
    authors = tuple(
        replace(
            author,
            institutions=tuple(
                dict.fromkeys(
                    one.id for where in author.workplaces for one in find_shipped_workplaces(where)
                )
            ),
        )
        for author in paper.authors
    )
    return replace(paper, authors=authors)


def list_workplaces(paper: Paper) -> list[Institution]:
    """Give the institutions that the paper's author list names, each once."""
    found = {
        one.id: one
        for author in paper.authors
        for where in author.workplaces
        for one in find_shipped_workplaces(where)
    }
    return list(found.values())
