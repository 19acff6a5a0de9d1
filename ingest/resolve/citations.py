"""Which papers cite which, found when either comes: a reference waits for what it names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph.store.database import Database
from ingest.linkers.merge_papers import Paper
from ingest.loaders import existing
from ingest.loaders.changes import Changes
from ingest.resolve.papers import TouchedPapers

Citation = tuple[str, str]


def add_citations(changes: Changes, database: Database, touched: TouchedPapers) -> None:
    """Add the citations from and to the touched papers that differ from those in the graph."""
    papers = {paper.id for paper in touched.papers}
    stored = existing.find_citations(database, papers)
    wanted = {
        (citing, cited)
        for citing, cited in (*_cited(database, touched), *_citing(database, touched))
        if citing != cited
    }
    gone = set(touched.merged)
    changes.citations += _group(wanted - stored)
    changes.stale_citations += _rows(pair for pair in stored - wanted if not gone & {*pair})


def _cited(database: Database, touched: TouchedPapers) -> Iterator[Citation]:
    keys = {key for paper in touched.papers for key in paper.references}
    bearers = _now(existing.find_papers_by_key(database, keys), touched, _borne(touched.papers))
    for paper in touched.papers:
        for key in paper.references:
            yield from ((paper.id, cited) for cited in bearers.get(key, ()))


def _citing(database: Database, touched: TouchedPapers) -> Iterator[Citation]:
    keys = {key for paper in touched.papers for key in paper.keys}
    citers = _now(existing.find_citing_papers(database, keys), touched, {})
    for paper in touched.papers:
        for key in paper.keys:
            yield from ((citing, paper.id) for citing in citers.get(key, ()))


def _borne(papers: Iterable[Paper]) -> dict[str, set[str]]:
    bearers: dict[str, set[str]] = defaultdict(set)
    for paper in papers:
        for key in paper.keys:
            bearers[key].add(paper.id)
    return bearers


def _now(
    stored: Mapping[str, set[str]], touched: TouchedPapers, fresh: dict[str, set[str]]
) -> dict[str, set[str]]:
    """Put what the batch says of its papers in the place of what the graph says of them."""
    known = {paper.id for paper in touched.papers} | set(touched.merged)
    for key, papers in stored.items():
        fresh.setdefault(key, set()).update(papers - known)
    return fresh


def _group(citations: Iterable[Citation]) -> list[dict[str, object]]:
    """Give one row a citing paper: it is looked up once."""
    cited: dict[str, list[str]] = defaultdict(list)
    for citing, one in sorted(citations):
        cited[citing].append(one)
    return [{"citing": citing, "cited": found} for citing, found in cited.items()]


def _rows(citations: Iterable[Citation]) -> list[dict[str, str]]:
    return [{"citing": citing, "cited": cited} for citing, cited in sorted(citations)]
