"""The ids by which entries are known to be one paper, and papers cite each other."""

from collections.abc import Iterable

from graph.identifiers import clean_arxiv_id
from ingest.records import PaperRecord

_KINDS = {
    "doi": "DOI",
    "arxiv": "arXiv id",
    "openalex": "OpenAlex id",
    "dblp": "DBLP key",
    "pmid": "PubMed id",
    "pmcid": "PubMed Central id",
    "mag": "MAG id",
}
"""What registers give out. Other keys (`bibtex:smith2020`) mean something in one file only."""

_ARXIV_DOI = "doi:10.48550/arxiv."


def list_keys(record: PaperRecord) -> frozenset[str]:
    """Give every id that the entry says is its paper's, those of other versions included."""
    own = [
        f"{kind}:{value}"
        for kind, value in (
            ("doi", record.doi),
            ("arxiv", record.arxiv_id),
            ("openalex", record.openalex_id),
        )
        if value
    ]
    source = (record.source_id,) if record.source_id else ()
    return frozenset(unify_keys((*own, *source, *record.other_ids, *record.versions)))


def list_references(record: PaperRecord) -> frozenset[str]:
    """Give the ids of the papers that the entry cites."""
    return frozenset(unify_keys(record.references))


def is_registered(key: str) -> bool:
    """Whether a register gave the id out, so that it means one thing in every file."""
    return key.partition(":")[0] in _KINDS


def describe_kind(key: str) -> str:
    """Name the kind of an id: `DOI`, `arXiv id`."""
    return _KINDS[key.partition(":")[0]]


def unify_keys(keys: Iterable[str]) -> list[str]:
    """Give each registered id in its one form: arXiv's own DOIs are arXiv ids."""
    return [_unify(key) for key in keys if is_registered(key)]


def _unify(key: str) -> str:
    lowered = key.lower()
    if not lowered.startswith(_ARXIV_DOI):
        return lowered if lowered.startswith("doi:") else key
    arxiv_id = clean_arxiv_id(lowered.removeprefix(_ARXIV_DOI))
    return f"arxiv:{arxiv_id}" if arxiv_id else lowered
