"""Cuts the gazetteer of `ingest/nlp` out of a file of ROR organisations (CC0).

Usage: python bench/build_gazetteer.py ROR.jsonl.gz ingest/nlp/institutions.tsv

It keeps universities, and research bodies and companies that are also funders or have many parts,
with their names and aliases in Latin letters: about 8,000 of ROR's organisations.
"""

import argparse
import gzip
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson
from slugify import slugify

HEADER = (
    "# Facts from ROR (ror.org, CC0), cut by bench/build_gazetteer.py: research bodies by name."
)
COLUMNS = "id\tname\tror\tcountry\ttype\taliases\tacronyms"
_UNIVERSITY = re.compile(
    r"universi|institute of (science|technology)|polytech|politecnic|politéc|hochschule|école"
    r"|\bETH\b|college london",
    re.IGNORECASE,
)
_MINISTRY = re.compile(r"^(minist|department of|government|directorate|.* council$)", re.IGNORECASE)
_CODE = re.compile(r"^(UMR|UMS|UPR|EA|USR|FR|U) ?-?\d+")
_COUNTRY_SUFFIX = re.compile(r" \([^()]+\)$")
_FEW_PARTS, _MANY_PARTS = 3, 12

Organisation = dict[str, Any]


def main() -> None:
    """Read one file, write the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ror", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    with gzip.open(arguments.ror) as lines:
        kept = [one for one in map(orjson.loads, lines) if is_kept(one)]
    rows = sorted(make_rows(kept))
    text = "\n".join([HEADER, COLUMNS, *rows, ""])
    arguments.target.write_text(text, encoding="utf-8")
    print(f"{len(rows)} institutions, {len(text.encode()):,} bytes")


def is_kept(one: Organisation) -> bool:
    """Whether papers are likely to name the organisation."""
    kinds, parts = set(one["types"]), len(one.get("relationships", []))
    if one["status"] != "active" or _MINISTRY.match(one["name"]):
        return False
    if "education" in kinds:
        known = one.get("acronyms") or one.get("aliases") or one.get("labels") or "funder" in kinds
        return bool(_UNIVERSITY.search(one["name"]) and known)
    if "company" in kinds:
        return "funder" in kinds and parts >= _FEW_PARTS
    if kinds & {"healthcare", "facility", "nonprofit"}:
        return parts >= (_FEW_PARTS if "funder" in kinds else _MANY_PARTS)
    return False


def make_rows(kept: list[Organisation]) -> Iterator[str]:
    """Give one line an organisation; those that share a readable id get their ROR id in it."""
    names = {one["id"]: _COUNTRY_SUFFIX.sub("", one["name"]) for one in kept}
    slugs = Counter(slugify(name) for name in names.values())
    for one in kept:
        name = names[one["id"]]
        slug = slugify(name)
        unique = slug if slugs[slug] == 1 else f"{slug}-{one['id']}"
        aliases = [*one.get("aliases", []), *one.get("labels", [])]
        kind = next((kind for kind in one["types"] if kind != "funder"), "funder")
        fields = (
            *(f"institution:{unique}", name, one["id"], one["country"], kind),
            *("|".join(_readable(aliases, name)), "|".join(one.get("acronyms") or [])),
        )
        yield "\t".join(fields)


def _readable(aliases: Iterable[str], name: str) -> list[str]:
    return sorted(
        {
            alias
            for alias in aliases
            if alias != name and _is_latin(alias) and not _CODE.match(alias) and "|" not in alias
        }
    )


def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(c, "") for c in text if c.isalpha())


if __name__ == "__main__":
    main()
