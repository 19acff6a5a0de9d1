"""Tables for people and JSON for programs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bench.harness.machine import Load, describe_machine
from bench.harness.measure import Run, find_mismatches
from bench.harness.statistics import Comparison, compare


@dataclass(slots=True)
class Report:
    """Everything that one run of a benchmark found, written after each part."""

    name: str
    path: Path
    parts: list[dict[str, object]] = field(default_factory=list)
    facts: dict[str, object] = field(default_factory=dict)
    mismatches: int = 0

    def add_fact(self, name: str, value: object, *, printed: bool = True) -> None:
        """Keep and print a single figure; more than one is printed by its owner."""
        self.facts[name] = value
        if printed:
            print(f"{name}: {value}", flush=True)
        self._write()

    def add(self, title: str, runs: Mapping[str, Run], *, baseline: str, before: Load) -> None:
        """Compare, check, print and keep the runs of one task."""
        compared = compare(runs, baseline)
        wrong = find_mismatches(dict(runs), baseline)
        self.mismatches += len(wrong)
        after = Load()
        print(f"\n## {title} (load {before.load} → {after.load})\n")
        print(render(compared, baseline), flush=True)
        for each in wrong[:5]:
            print(f"MISMATCH {each}", flush=True)
        self.parts.append(
            {
                "title": title,
                "baseline": baseline,
                "load": [before.load, after.load],
                "variants": [asdict(one) for one in compared],
                "mismatches": [asdict(one) for one in wrong],
            }
        )
        self._write()

    def _write(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        told = {
            "benchmark": self.name,
            "machine": describe_machine(),
            "facts": self.facts,
            "mismatches": self.mismatches,
            "parts": self.parts,
        }
        self.path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def render(compared: Sequence[Comparison], baseline: str) -> str:
    """A Markdown table in which every time stands beside its ratio to the baseline's."""
    head = f"| variant | n | p50 ms | p95 ms | p99 ms | p50 ÷ {baseline} | p95 ÷ {baseline} |"
    lines = [head, "|---|---|---|---|---|---|---|"]
    for one in compared:
        times = " | ".join(
            _figure(value) for value in (one.times.p50, one.times.p95, one.times.p99)
        )
        ratios = f"{_figure(one.ratio_p50)} | {_figure(one.ratio_p95)}"
        lines.append(f"| {one.variant} | {one.times.count} | {times} | {ratios} |")
    return "\n".join(lines)


def _figure(value: float) -> str:
    return f"{value:.3g}" if value < 1000 else f"{value:.0f}"
