"""What a batch changes in the graph, from the papers and the pages that it touches."""

from collections.abc import Collection, Mapping

from graph.store.database import Database
from ingest.loaders.changes import Changes
from ingest.resolve.authors import resolve_authors
from ingest.resolve.changes import Decided, add_authors, add_papers
from ingest.resolve.citations import add_citations
from ingest.resolve.curators import apply_decisions
from ingest.resolve.derived import add_derived
from ingest.resolve.mentions import gather_blocks
from ingest.resolve.papers import TouchedPapers
from ingest.resolve.profiles import Profile
from ingest.resolve.registered_people import attach_registered
from ingest.resolve.subjects import add_affiliations, add_origins, add_subjects


def decide_authors(
    database: Database,
    touched: TouchedPapers,
    profiles: Mapping[str, Profile],
    deserted: Collection[str],
    gone: Collection[str] = (),
) -> Decided:
    """Decide anew every block of names that the papers and pages touch.

    `deserted` are profiles that go, `gone` papers of which no entry is left.
    """
    leaving = {**touched.merged, **{paper: paper for paper in gone}}
    blocks = gather_blocks(database, touched.papers, leaving, profiles, deserted)
    curated = apply_decisions(database, blocks, touched.papers)
    resolved = resolve_authors(database, blocks, curated)
    notes = attach_registered(database, blocks, resolved, profiles)
    return Decided(touched, blocks, resolved, notes)


def work_out_changes(
    database: Database,
    decided: Decided,
    profiles: Mapping[str, Profile],
    deserted: Collection[str],
    threshold: int,
) -> Changes:
    """Give the rows to write for what was decided."""
    changes = work_out_sources(database, decided.touched, profiles, deserted)
    add_placed(changes, database, decided.touched)
    add_people(changes, database, decided)
    add_derived(changes, database, decided, threshold)
    return changes


def work_out_sources(
    database: Database,
    touched: TouchedPapers,
    profiles: Mapping[str, Profile],
    deserted: Collection[str],
) -> Changes:
    """Give the rows to write before anything is decided: papers, entries, citations, pages."""
    changes = Changes(
        profiles=[{"id": one.id, "properties": dict(one.properties)} for one in profiles.values()],
        stale_profiles=sorted(deserted),
    )
    add_papers(changes, touched)
    add_citations(changes, database, touched)
    return changes


def add_placed(changes: Changes, database: Database, touched: TouchedPapers) -> None:
    """Add what the papers are about, and where they come from; their institutions are known."""
    add_subjects(changes, database, touched.papers)
    add_origins(changes, touched.origins)


def add_people(changes: Changes, database: Database, decided: Decided) -> None:
    """Add who was decided to have written what, and where they work."""
    profiles, origins = decided.blocks.profiles, decided.touched.origins
    add_authors(changes, database, decided)
    add_affiliations(changes, database, decided.resolved.authors, profiles, origins)
