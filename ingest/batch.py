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
    touched, blocks, resolved = decided.touched, decided.blocks, decided.resolved
    changes = Changes(
        profiles=[{"id": one.id, "properties": dict(one.properties)} for one in profiles.values()],
        stale_profiles=sorted(deserted),
    )
    add_papers(changes, touched)
    add_citations(changes, database, touched)
    add_subjects(changes, database, touched.papers)
    add_origins(changes, touched.origins)
    add_authors(changes, database, decided)
    add_derived(changes, database, decided, threshold)
    add_affiliations(changes, database, resolved.authors, blocks.profiles, touched.origins)
    return changes
