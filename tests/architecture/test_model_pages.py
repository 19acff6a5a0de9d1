"""What is written about the model is what its classes declare."""

import re

from graph.model.introspection import describe_labels
from graph.model.reference import render_reference
from tests.helpers.sources import ROOT


def test_the_reference_page_is_made_from_the_classes() -> None:
    page = (ROOT / "docs" / "reference" / "graph-model.md").read_text("utf-8")

    assert page == render_reference(), "python -m graph.model.reference > docs/reference/…"


def _property_names(cell: str) -> list[str]:
    # In brackets stand possible values and remarks.
    return re.findall(r"`(\w+\??)`", re.sub(r"\([^)]*\)", "", cell))


def test_the_table_of_labels_lists_every_property() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", page, re.MULTILINE)
    described = {
        label.label: [p.name if p.required else f"{p.name}?" for p in label.properties]
        for label in describe_labels()
        if label.label not in {"Merged", "Migration", "MigrationLock"}
    }

    assert {label: sorted(_property_names(cell)) for label, cell in rows} == {
        label: sorted(names) for label, names in described.items()
    }


def test_the_table_of_relationships_lists_every_property() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rows = re.findall(r"^\| `\(\w+\)-\[:(\w+)\]->\(\w+\)`[^|]*\| (.*) \|$", page, re.MULTILINE)
    described = {
        relationship.type: [p.name if p.required else f"{p.name}?" for p in relationship.properties]
        for label in describe_labels()
        for relationship in label.relationships
        if relationship.properties
    }

    assert {
        name: sorted(_property_names(cell)) for name, cell in rows if _property_names(cell)
    } == {name: sorted(names) for name, names in described.items()}
