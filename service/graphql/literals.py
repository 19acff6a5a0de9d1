"""Ids, cursors and texts that a client writes into the document, lifted out as variables.

Such documents differ with every request; lifted, they are one, and are parsed, validated and
compiled once. Only what is certain from the text alone is lifted, and whoever uses the result
falls back on the document as it was written.
"""

import re
from dataclasses import dataclass
from typing import Any

import orjson

_STEM = "lifted_"
_TYPES = {
    "id": "ID!",
    "orcid": "String!",
    "openalexId": "String!",
    "doi": "String!",
    "arxivId": "String!",
    "ror": "String!",
    "after": "String!",
    "query": "String!",
    "text": "String!",
}
"""The arguments whose texts are lifted, with the type that a variable needs in their place."""

_LITERAL = re.compile(rf'\b({"|".join(_TYPES)})(\s*:\s*)("(?:[^"\\\n]|\\["\\/bfnrt])*")')
_HEAD = re.compile(r"\s*(?:(?:query\b\s*(?:[_A-Za-z]\w*)?\s*)(\(?)|(?=\{))")
_NOT_PLAIN = re.compile(r'#|"""|\b(?:mutation|subscription)\b|' + _STEM)


@dataclass(frozen=True, slots=True)
class Lifted:
    """The document with variables in place of literals, and their values."""

    text: str
    variables: dict[str, Any]


def lift_literals(text: str) -> Lifted | None:
    """The same operation with its texts as variables; None where there are none, or it is unsure.

    Documents with comments, block strings or several operations are left as they are.
    """
    head = _HEAD.match(text)
    if head is None or _NOT_PLAIN.search(text) or len(re.findall(r"\bquery\b(?!\s*:)", text)) > 1:
        return None
    variables: dict[str, Any] = {}
    types: list[str] = []

    def lift(found: re.Match[str]) -> str:
        name = f"{_STEM}{len(variables)}"
        variables[name] = orjson.loads(found[3])
        types.append(f"${name}: {_TYPES[found[1]]}")
        return f"{found[1]}{found[2]}${name}"

    body = _LITERAL.sub(lift, text[head.end() :])
    if not variables:
        return None
    return Lifted(f"{_write_head(head, types)}{body}", variables)


def _write_head(head: re.Match[str], types: list[str]) -> str:
    definitions = ", ".join(types)
    if head[1]:
        return f"{head[0]}{definitions}, "
    return f"{head[0].rstrip() or 'query'}({definitions}) "
