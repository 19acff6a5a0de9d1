"""Institutions as registers describe them, with what they are part of."""

from collections.abc import Iterable, Sequence
from typing import Any

from graph.store.database import Database
from ingest.loaders import existing
from ingest.loaders.changes import Changes
from ingest.records import InstitutionRecord
from ingest.report import Outcome, RunReport
from ingest.resolve.institutions import ResolvedInstitutions, resolve_institutions
from ingest.resolve.places import describe_record
from ingest.resolve.subjects import add_institutions


def describe_registers(
    database: Database, records: Sequence[InstitutionRecord], report: RunReport
) -> Changes:
    """Give the rows to write for the records of a batch."""
    redirects = dict(list_redirects(records))
    described = [describe_record(record) for record in records]
    found = resolve_institutions(database, described, redirects=redirects)
    changes = Changes()
    add_institutions(changes, found)
    changes.withdrawn_institutions += [
        {"institution": found.ids[f"ror:{old}"], "key": f"ror:{old}"} for old in sorted(redirects)
    ]
    changes.institution_parents += _list_parents(database, records, found)
    _count(report, zip(records, map(found.get_id, described), strict=True), found)
    return changes


def list_redirects(records: Iterable[InstitutionRecord]) -> Iterable[tuple[str, str]]:
    """Give the ROR ids that were withdrawn, each with the one that took its place."""
    for record in records:
        successors = [one for one in record.successors if one.startswith("ror:")]
        if record.withdrawn and record.ror and len(successors) == 1:
            yield record.ror, successors[0].removeprefix("ror:")


def _list_parents(
    database: Database, records: Sequence[InstitutionRecord], found: ResolvedInstitutions
) -> list[dict[str, Any]]:
    """Say what the institutions are part of, and those that waited for one of them.

    ROR says of each institution which others are part of it; OpenAlex may not.
    """
    awaited = {
        f"{kind}:{value}"
        for record in records
        if record.children or record.openalex_id or record.withdrawn
        for kind, value in (("ror", record.ror), ("openalex", record.openalex_id))
        if value
    }
    parents = existing.find_waiting_institutions(database, awaited)
    parents |= {key: row["parentKeys"] or [] for key, row in found.rows.items()}
    return [_describe_parents(key, keys) for key, keys in sorted(parents.items())]


def _describe_parents(institution: str, keys: Iterable[str]) -> dict[str, Any]:
    kinds = [key.partition(":")[::2] for key in keys]
    return {
        "institution": institution,
        "rors": [value for kind, value in kinds if kind == "ror"],
        "openalexIds": [value for kind, value in kinds if kind == "openalex"],
    }


def _count(
    report: RunReport,
    records: Iterable[tuple[InstitutionRecord, str]],
    found: ResolvedInstitutions,
) -> None:
    unseen = set(found.new)
    for record, key in records:
        if record.withdrawn and record.successors:
            report.count("institution", Outcome.MERGED, "withdrawn: its successor is meant")
        elif key in unseen:
            report.count("institution", Outcome.NEW, "no such institution before")
            unseen.remove(key)
        elif key in found.rows:
            report.count("institution", Outcome.UPDATED, "the register says something new")
        else:
            report.count("institution", Outcome.UNCHANGED, "the graph says just that")
