"""What the index has of the properties of nodes, so that a path is shown without a statement."""

from collections.abc import Mapping

from graph.paths.index.arrays import NO_YEAR
from graph.paths.index.build import CollaborationIndex


def get_properties(index: CollaborationIndex, kind: str, node_id: str) -> Mapping[str, object]:
    """The properties that are known of a node; none where the index does not know it."""
    if kind == "Author":
        return _of_author(index, node_id)
    return _of_paper(index, node_id) if kind == "Paper" else {}


def _of_author(index: CollaborationIndex, author: str) -> Mapping[str, object]:
    number = index.author_ids.find(author)
    name = index.names[number] if number >= 0 else ""
    return {"name": name} if name else {}


def _of_paper(index: CollaborationIndex, paper: str) -> Mapping[str, object]:
    number = index.paper_ids.find(paper)
    if number < 0:
        return {}
    year = int(index.graph.year[number])
    known: dict[str, object] = {"year": None if year == NO_YEAR else year}
    title = index.titles[number]
    return {"title": title, **known} if title else known
