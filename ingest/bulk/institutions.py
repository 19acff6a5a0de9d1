"""Institutions of a bulk load: named by keys while it runs, resolved all together."""

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.store.database import Database
from ingest.bulk.empty_graph import EmptyGraph
from ingest.bulk.rows import BulkRow, node, relationship
from ingest.linkers.merge_institutions import Description
from ingest.loaders.changes import Changes
from ingest.records import InstitutionRecord
from ingest.report import RunReport
from ingest.resolve.institutions import ResolvedInstitutions, key_of, resolve_institutions
from ingest.resolve.registers import describe_registers, list_redirects

DESCRIBED = "described"


@dataclass(slots=True)
class KeepDescriptions:
    """Takes every description as it is, under its key, and remembers it."""

    seen: dict[Description, None] = field(default_factory=dict)

    def __call__(
        self,
        _database: Database,
        descriptions: Iterable[Description],
        _earlier: ResolvedInstitutions | None = None,
    ) -> ResolvedInstitutions:
        """Give the keys in the place of ids."""
        listed = list(descriptions)
        self.seen |= dict.fromkeys(listed)
        return ResolvedInstitutions(ids={key_of(one): key_of(one) for one in listed})

    def list_rows(self) -> Iterator[BulkRow]:
        """Give what was described as rows."""
        for one in self.seen:
            payload = pickle.dumps(one, pickle.HIGHEST_PROTOCOL)
            yield BulkRow(DESCRIBED, key_of(one), payload=payload)


@dataclass(frozen=True, slots=True)
class Registers:
    """What the registers of a load say, and which of their ids were withdrawn."""

    changes: Changes
    redirects: Mapping[str, str]

    @property
    def rows(self) -> dict[str, dict[str, Any]]:
        """Their institutions by id."""
        return {row["id"]: dict(row["properties"]) for row in self.changes.institutions}

    def find_parents(self) -> dict[str, tuple[str, ...]]:
        """Give what institutions are part of, as far as the registers know it."""
        bearers: dict[str, set[str]] = {}
        for key, said in self.rows.items():
            for kind, name in (("ror", "ror"), ("openalex", "openalexId")):
                if said.get(name):
                    bearers.setdefault(f"{kind}:{said[name]}", set()).add(key)
        for row in self.changes.withdrawn_institutions:
            bearers.setdefault(row["key"], set()).add(row["institution"])
        found = {}
        for row in self.changes.institution_parents:
            named = (f"ror:{one}" for one in row["rors"])
            keys = [*named, *(f"openalex:{one}" for one in row["openalexIds"])]
            parents = {one for key in keys for one in bearers.get(key, ())}
            found[row["institution"]] = tuple(sorted(parents - {row["institution"]}))
        return found


def read_registers(records: Sequence[InstitutionRecord], report: RunReport) -> Registers:
    """Link what registers say with each other."""
    return Registers(
        describe_registers(EmptyGraph(), records, report), dict(list_redirects(records))
    )


@dataclass(frozen=True, slots=True)
class ResolvedPlaces:
    """The ids of institutions by their keys; the institutions and what joins them, as rows."""

    ids: Mapping[str, str]
    rows: Sequence[BulkRow]


def resolve_places(registers: Registers, payloads: Iterable[bytes]) -> ResolvedPlaces:
    """Link what registers say with all that papers and pages describe.

    It holds every institution that is described, some thousand bytes each.
    """
    known = ResolvedInstitutions(rows=registers.rows)
    described = {pickle.loads(payload) for payload in payloads}  # noqa: S301 - our own
    found = resolve_institutions(
        EmptyGraph(), sorted(described, key=repr), known, registers.redirects
    )
    whole = {key: row for key, row in (known.rows | found.rows).items() if key not in found.merged}
    rows = [node("Institution", key, row) for key, row in whole.items()]
    rows += _join_merged(found.merged)
    rows += _join_registered(registers, found.merged)
    return ResolvedPlaces(found.ids, rows)


def _join_merged(merged: Mapping[str, str]) -> Iterator[BulkRow]:
    for loser, winner in merged.items():
        yield node("Merged", loser, {})
        yield relationship("MERGED_INTO", loser, winner)


def _join_registered(registers: Registers, merged: Mapping[str, str]) -> Iterator[BulkRow]:
    """Give withdrawn ids with who took them over, and what is part of what."""
    for row in registers.changes.withdrawn_institutions:
        yield node("Identifier", row["key"], {})
        home = row["institution"]
        yield relationship("HAS_IDENTIFIER", merged.get(home, home), row["key"])
    for key, parents in registers.find_parents().items():
        part = merged.get(key, key)
        for parent in sorted({merged.get(one, one) for one in parents} - {part}):
            yield relationship("PART_OF", part, parent)
