"""How a node is found by a key: its id or an external id, also one that only a source gives."""

from graph.query.redirects import MOST_MERGES
from graph.query.vocabulary import get_label, get_property

_OF_A_SOURCE = "(:SourceRecord)<-[:HAS_SOURCE]-"
_BORNE = {
    ("Paper", "doi"): ("doi", _OF_A_SOURCE),
    ("Paper", "arxivId"): ("arxiv", _OF_A_SOURCE),
    ("Paper", "openalexId"): ("openalex", _OF_A_SOURCE),
    ("Institution", "ror"): ("ror", ""),
}
"""The external ids of which a node may bear more than the one that it shows, and where they are."""


def list_patterns(label: str, name: str, key: str, node: str) -> list[str]:
    """Patterns to the nodes that have the key, that it was merged into, and that bear it otherwise.

    Args:
        label: The nodes' label.
        name: The property.
        key: Its value, as an expression.
        node: The variable for the nodes.
    """
    label, name = get_label(label).label, get_property(label, name).name
    patterns = [f"({node}:{label} {{{name}: {key}}})"]
    if name == "id":
        merged = f"(:Merged {{id: {key}}})-[:MERGED_INTO*1..{MOST_MERGES}]->"
        patterns.append(f"{merged}({node}:{label})")
    if (label, name) in _BORNE:
        kind, way = _BORNE[label, name]
        bearer = f"(:Identifier {{id: '{kind}:' + {key}}})<-[:HAS_IDENTIFIER]-"
        patterns.append(f"{bearer}{way}({node}:{label})")
    return patterns
