"""A graph told by what its papers and authors are made of, whatever their ids."""

import json
from collections import defaultdict
from typing import Any

from tests.component.ingest.dump import Dump


def without_ids(graph: Dump) -> Dump:
    """Name each paper by its entries and each author by their places on papers.

    Ids that went into others are left out: they depend on the order of arrival.
    """
    nodes = [json.loads(line) for line in graph.nodes]
    relationships = [json.loads(line) for line in graph.relationships]
    names = _name_papers(relationships)
    names |= _name_authors(relationships, names)
    return Dump(
        frozenset(_renamed(one, names) for one in nodes if one["labels"] != ["Merged"]),
        frozenset(_renamed(one, names) for one in relationships if one["type"] != "MERGED_INTO"),
    )


def _name_papers(relationships: list[dict[str, Any]]) -> dict[str, str]:
    entries = defaultdict(list)
    for one in relationships:
        if one["type"] == "HAS_SOURCE":
            entries[one["source"]].append(one["target"])
    return {paper: f"paper of {min(found)}" for paper, found in entries.items()}


def _name_authors(relationships: list[dict[str, Any]], papers: dict[str, str]) -> dict[str, str]:
    places = defaultdict(list)
    for one in relationships:
        if one["type"] == "AUTHORED":
            said = one["properties"]
            position = said.get("position", said.get("printedName", "inferred"))
            places[one["source"]].append(f"{papers[one['target']]} {position}")
        elif one["type"] == "HAS_PROFILE":
            places[one["source"]].append(one["target"])
    return {author: f"author at {min(found)}" for author, found in places.items()}


def _renamed(one: dict[str, Any], names: dict[str, str]) -> str:
    properties = dict(one["properties"])
    ends = ["", ""]
    if one.get("type") == "COLLABORATED_WITH":
        # Which of two ids is the lesser is no more than a way to store the pair once.
        ends = sorted((names[one["source"]], names[one["target"]]))
    elif "type" in one:
        ends = [names.get(one[end], one[end]) for end in ("source", "target")]
    for key in ("component", "authorshipComponent"):
        properties.pop(key, None)
    if "id" in properties:
        properties["id"] = names.get(properties["id"], properties["id"])
    what = {key: one[key] for key in ("labels", "type") if key in one}
    return json.dumps({**what, "ends": ends, "properties": properties}, sort_keys=True)
