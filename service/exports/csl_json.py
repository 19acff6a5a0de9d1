"""Papers as CSL-JSON, the form that citation processors and reference managers take."""

from typing import Any

import orjson

from service.exports.facts import PaperFacts, WriterFacts
from service.exports.names import split_name

_TYPES = {
    "article": "article-journal",
    "review": "article-journal",
    "letter": "article-journal",
    "editorial": "article-journal",
    "erratum": "article-journal",
    "peer-review": "review",
    "book-review": "review-book",
    "preprint": "article",
    "": "article",
    "conference-paper": "paper-conference",
    "book": "book",
    "proceedings": "book",
    "book-chapter": "chapter",
    "thesis": "thesis",
    "report": "report",
    "dataset": "dataset",
    "software": "software",
    "web-page": "webpage",
    "manuscript": "manuscript",
    "patent": "patent",
    "standard": "standard",
}
"""A preprint is an article without a journal, and so is a paper whose kind nobody states."""
_OTHER = "document"
"""What CSL calls anything in writing."""
_OTHERS = {"literal": "others"}
"""What stands for "et al." in a list of names."""


def write_csl_json(paper: PaperFacts) -> str:
    """A bibliography of one item."""
    return orjson.dumps([show_item(paper)]).decode()


def show_item(paper: PaperFacts) -> dict[str, Any]:
    """The item; what is not known is left out."""
    authors: list[dict[str, str]] = [_show_name(writer) for writer in paper.writers]
    authors += [{"literal": group} for group in paper.collectives]
    authors += [_OTHERS] if paper.is_cut else []
    said = {
        "id": paper.id,
        "type": _TYPES.get(paper.cited_type, _OTHER),
        "title": paper.title,
        "author": authors,
        "issued": {"date-parts": [list(paper.date_parts)]} if paper.date else None,
        "container-title": paper.venue,
        "DOI": paper.doi,
        "number": f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else None,
        "URL": paper.address,
        "abstract": paper.abstract,
    }
    return {key: value for key, value in said.items() if value}


def _show_name(writer: WriterFacts) -> dict[str, str]:
    name = split_name(writer.name)
    if name.is_whole:
        return {"literal": writer.name}
    said = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {key: value for key, value in said.items() if value}
