"""What a batch changes in the graph, from the papers and the pages that it touches."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graph.store.database import Database
from graph.store.statement import Statement
from ingest.loaders.changes import Changes
from ingest.loaders.load_batch import (
    count,
    count_write,
    derive,
    write_institutions,
    write_papers,
    write_people,
    write_sources,
    write_subjects,
)
from ingest.loaders.writer import Writer
from ingest.resolve.authors import resolve_authors
from ingest.resolve.changes import Decided, add_authors, add_papers
from ingest.resolve.citations import add_citations
from ingest.resolve.curators import apply_decisions
from ingest.resolve.derived import add_derived
from ingest.resolve.known_places import Places
from ingest.resolve.mentions import gather_blocks
from ingest.resolve.papers import TouchedPapers
from ingest.resolve.profiles import Profile
from ingest.resolve.registered_people import attach_registered
from ingest.resolve.subjects import add_affiliations, add_origins, add_subjects
from ingest.resolve.workplaces import place_papers


@dataclass(frozen=True, slots=True)
class Batch:
    """Papers and pages that a batch touches, with the profiles that go because of it."""

    database: Database
    places: Places
    touched: TouchedPapers
    profiles: Mapping[str, Profile]
    deserted: Collection[str]

    def decide(self) -> Decided:
        """Decide who wrote the papers, and write nothing."""
        self._place()
        return decide_authors(self.database, self.touched, self.profiles, self.deserted)

    def write(
        self, before: Sequence[Statement], after: Sequence[Statement], threshold: int
    ) -> Counter[str]:
        """Have everything written as soon as it is known, in one transaction.

        Until its end the graph is read as it was before. `before` and `after` are run in the same
        transaction; papers with more than `threshold` authors make no COLLABORATED_WITH. Gives the
        remarks on the authors.
        """
        with Writer(self.database) as writer:
            writer.send(before)
            notes = self._write(writer, threshold)
            writer.send([*after, count_write()])
        return notes

    def _write(self, writer: Writer, threshold: int) -> Counter[str]:
        database, touched = self.database, self.touched
        changes = _begin(touched, self.profiles, self.deserted)
        writer.send(write_papers(changes))
        add_citations(changes, database, touched)
        writer.send(write_sources(changes))
        self._place()
        _add_placed(changes, database, touched)
        writer.send(write_subjects(changes))
        decided = decide_authors(database, touched, self.profiles, self.deserted)
        _add_people(changes, database, decided)
        writer.send([*write_people(changes), *write_institutions(changes)])
        add_derived(changes, database, decided, threshold)
        writer.send([*derive(changes, threshold), *count(changes)])
        return decided.notes

    def _place(self) -> None:
        touched = self.touched
        touched.papers, touched.origins = place_papers(self.database, touched.papers, self.places)


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
    changes = _begin(decided.touched, profiles, deserted)
    add_citations(changes, database, decided.touched)
    _add_placed(changes, database, decided.touched)
    _add_people(changes, database, decided)
    add_derived(changes, database, decided, threshold)
    return changes


def _begin(
    touched: TouchedPapers, profiles: Mapping[str, Profile], deserted: Collection[str]
) -> Changes:
    """Give the rows that nothing has to be asked for: papers, their entries, pages."""
    changes = Changes(
        profiles=[{"id": one.id, "properties": dict(one.properties)} for one in profiles.values()],
        stale_profiles=sorted(deserted),
    )
    add_papers(changes, touched)
    return changes


def _add_placed(changes: Changes, database: Database, touched: TouchedPapers) -> None:
    """Add what the papers are about, and where they come from; their institutions are known."""
    add_subjects(changes, database, touched.papers)
    add_origins(changes, touched.origins)


def _add_people(changes: Changes, database: Database, decided: Decided) -> None:
    """Add who was decided to have written what, and where they work."""
    profiles, origins = decided.blocks.profiles, decided.touched.origins
    add_authors(changes, database, decided)
    add_affiliations(changes, database, decided.resolved.authors, profiles, origins)
