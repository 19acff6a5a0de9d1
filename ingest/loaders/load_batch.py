"""The statements that write changes and everything derived from them, in the order of writing.

Whoever has them run does so in one transaction (`load_changes` here; `Writer` for a batch, step by
step), so that a stopped run leaves whole batches only, each with its counts, collaborations and
components right.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from graph.store.catalog import get_statement
from graph.store.database import Database
from graph.store.statement import Statement
from ingest.loaders.changes import Changes, Row
from ingest.loaders.columns import Ends, Shape, create

CHANGES_KEPT = 1_000
"""So many changes can be caught up with; whoever is further behind reads everything anew."""

_NODE = Shape()
_ENTRY = Shape(("id", "paper"))
_AUTHORSHIPS = Shape(("paper",), ("authors", "author"))
_FILINGS = Shape(("paper",), ("filings", "category"))
_SUBJECTS = Shape(("paper",), ("subjects", "topic"))
_ORIGINS = Shape(("paper",), ("origins", "institution"))
_COLLABORATIONS = Shape(("author",), ("others", "id"))


def load_changes(
    database: Database,
    changes: Changes,
    *,
    threshold: int,
    before: Sequence[Statement] = (),
    after: Sequence[Statement] = (),
) -> None:
    """Write the changes, all or none; papers with more authors make no COLLABORATED_WITH.

    `before` and `after` are run in the same transaction.
    """
    statements = [
        *before,
        *write_papers(changes),
        *write_sources(changes),
        *write_people(changes),
        *write_subjects(changes),
        *derive(changes, threshold),
        *count(changes),
        *after,
    ]
    if statements:
        database.run_atomically([*statements, count_write()])


def count_write() -> Statement:
    """Give the statement that ends whatever is written."""
    return get_statement("load/raise_write_number")


def count(changes: Changes) -> list[Statement]:
    """Tell those who keep a copy of who wrote what under which name that it is no longer true."""
    papers = {row["id"] for row in changes.papers} | set(changes.stale_papers)
    papers |= {row["paper"] for row in changes.list_altered()}
    papers |= {row[side] for row in changes.merged_papers for side in ("loser", "winner")}
    authors = sorted(row["id"] for row in changes.authors if "name" in row["properties"])
    if not papers and not authors:
        return []
    kept = {"papers": sorted(papers), "authors": authors, "kept": CHANGES_KEPT}
    return [get_statement("load/raise_change_number", **kept)]


def _rows(name: str, rows: Iterable[Row]) -> list[Statement]:
    listed = list(rows)
    return [get_statement(name, rows=listed)] if listed else []


def _cut(rows: Iterable[Row], new: Collection[str], key: str) -> tuple[list[Row], list[Row]]:
    """Part the rows that are about something new from the others, which may be there."""
    fresh: list[Row] = []
    known: list[Row] = []
    for row in rows:
        (fresh if row[key] in new else known).append(row)
    return fresh, known


def _fork(
    names: tuple[str, str], rows: Iterable[Row], new: Collection[str], shape: Shape = _NODE
) -> list[Statement]:
    """Create what is new, or hangs on it; load the others, by two statements."""
    fresh, known = _cut(rows, new, shape.keys[0])
    return [*create(names[0], fresh, shape), *_rows(names[1], known)]


def write_papers(changes: Changes) -> list[Statement]:
    """Give what writes papers with their entries."""
    new = changes.new
    borne, kept = _cut(changes.identifiers, new, "record")
    return [
        *_fork(("load/create_papers", "load/load_papers"), changes.papers, new),
        *_fork(
            ("load/create_source_records", "load/load_source_records"), changes.records, new, _ENTRY
        ),
        *_rows("load/create_identifiers", borne),
        *_rows("load/load_identifiers", kept),
        *_rows("load/merge_papers", changes.merged_papers),
    ]


def write_sources(changes: Changes) -> list[Statement]:
    """Give what writes citations and pages, and what deletes papers and entries."""
    papers, records = sorted(changes.stale_papers), sorted(changes.stale_records)
    stale = [get_statement("load/delete_stale_records", records=records)] if records else []
    stale += [get_statement("load/delete_stale_papers", papers=papers)] if papers else []
    return [
        *_rows("load/delete_stale_citations", changes.stale_citations),
        *_create_citations(changes.citations),
        *stale,
        *_rows("load/load_profiles", changes.profiles),
    ]


def _create_citations(rows: Sequence[Row]) -> list[Statement]:
    if not rows:
        return []
    ends = Ends()
    written = [[row["citing"], [ends.place(one) for one in row["cited"]]] for row in rows]
    return [get_statement("load/create_citations", ends=ends.list_ids(), rows=written)]


def write_people(changes: Changes) -> list[Statement]:
    """Give what writes authors, what they wrote, and curators' decisions; papers are there."""
    pages, authors = sorted(changes.stale_profiles), sorted(changes.stale_authors)
    stale = [get_statement("load/delete_stale_profiles", profiles=pages)] if pages else []
    stale += [get_statement("load/delete_stale_authors", authors=authors)] if authors else []
    returned = sorted(changes.returned_ids)
    freed = [get_statement("curation/delete_redirects", ids=returned)] if returned else []
    return [
        *freed,
        *_fork(("load/create_authors", "load/load_authors"), changes.authors, changes.new),
        *_rows("load/delete_stale_bridges", changes.stale_bridges),
        *_rows("load/load_bridges", changes.bridges),
        *_rows("load/delete_stale_authorships", changes.stale_authorships),
        *create("load/create_authorships", _by_paper(changes.new_authorships), _AUTHORSHIPS),
        *_rows("load/load_authorships", changes.authorships),
        *_rows("load/load_author_profiles", changes.author_profiles),
        *_rows("load/merge_authors", changes.merged_authors),
        *stale,
        *_rows("curation/load_redirects", changes.redirects),
        *_rows("curation/load_decisions", changes.decisions),
        *_rows("curation/load_decided_authors", changes.decided_authors),
    ]


def _by_paper(authorships: Iterable[Row]) -> list[Row]:
    """Give one row a paper: it is looked up once."""
    authors: dict[str, list[Row]] = defaultdict(list)
    for row in authorships:
        authors[row["paper"]].append(row)
    return [{"paper": paper, "authors": rows} for paper, rows in authors.items()]


def write_subjects(changes: Changes) -> list[Statement]:
    """Give what writes categories, topics and institutions of papers that are there."""
    new = changes.new
    return [
        *_rows("load/load_categories", changes.categories),
        *_fork(("load/create_filings", "load/load_filings"), changes.filings, new, _FILINGS),
        *_rows("load/load_topics", changes.topics),
        *_rows("load/load_topic_parents", changes.topic_parents),
        *_fork(("load/create_subjects", "load/load_subjects"), changes.subjects, new, _SUBJECTS),
        *write_institutions(changes),
        *_rows("load/load_withdrawn_institutions", changes.withdrawn_institutions),
        *_rows("load/delete_stale_institution_parents", changes.institution_parents),
        *_rows("load/load_institution_parents", changes.institution_parents),
        *_fork(("load/create_origins", "load/load_origins"), changes.origins, new, _ORIGINS),
    ]


def write_institutions(changes: Changes) -> list[Statement]:
    """Give what writes the institutions that no statement was asked for yet."""
    known, merged = changes.take_institutions()
    return [*_rows("load/load_institutions", known), *_rows("load/merge_institutions", merged)]


def derive(changes: Changes, threshold: int) -> list[Statement]:
    """Give what keeps up what is derived; everything else is written."""
    statements = [
        *_rows("analysis/delete_stale_collaborations", changes.stale_collaborations),
        *create("analysis/create_collaborations", changes.new_collaborations, _COLLABORATIONS),
        *_rows("analysis/set_collaborations", changes.collaborations),
    ]
    if changes.pairs:
        pairs = {"rows": _pair_rows(changes.pairs), "threshold": threshold}
        statements.append(get_statement("analysis/refresh_collaborations", **pairs))
    if changes.counted_authors:
        authors = sorted(changes.counted_authors)
        statements.append(get_statement("analysis/refresh_authors", authors=authors))
    statements += _rows("analysis/refresh_affiliations", changes.affiliations)
    statements += _rows("analysis/count_newcomers", changes.newcomers)
    if changes.counted_topics:
        topics = sorted(changes.counted_topics)
        statements.append(get_statement("analysis/refresh_topics", topics=topics))
    if changes.counted_institutions:
        institutions = sorted(changes.counted_institutions)
        statements.append(get_statement("analysis/refresh_institutions", institutions=institutions))
    return statements + _write_components(changes)


def _pair_rows(pairs: Iterable[tuple[str, str]]) -> list[Mapping[str, object]]:
    others: dict[str, list[str]] = defaultdict(list)
    for author, other in sorted(pairs):
        others[author].append(other)
    return [{"author": author, "others": found} for author, found in others.items()]


def _write_components(changes: Changes) -> list[Statement]:
    found = changes.components
    statements = _rows("analysis/set_components", found.authors)
    if found.components or found.authorship_components:
        relabel = get_statement(
            "analysis/relabel_components",
            components=[dict(row) for row in found.components],
            authorshipComponents=[dict(row) for row in found.authorship_components],
        )
        statements.insert(0, relabel)
    return statements
