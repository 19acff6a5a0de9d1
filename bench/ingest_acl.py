"""Turn the ACL Anthology's dump into our JSONL.

python -m bench.ingest_acl acl.jsonl.gz acl.ours.jsonl [--papers N]
"""

import argparse
import gzip
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

Line = dict[str, Any]


def read_acl(path: Path) -> Iterator[Line]:
    """Give the papers of the dump as lines of our JSONL."""
    with gzip.open(path, "rb") as stream:
        for number, line in enumerate(stream, start=1):
            yield turn(orjson.loads(line), number)


def turn(paper: Line, number: int) -> Line:
    """Turn one paper of the dump; its month is free text and is left out."""
    authors = [author["name"] for author in paper.get("authors", ())]
    year = paper.get("year")
    date = {"value": str(year), "precision": "year", "yearInferred": False} if year else None
    return {
        "kind": "paper",
        "source": {"format": "acl-anthology", "file": "acl.jsonl", "line": number},
        "sourceId": f"acl:{paper['id']}",
        "title": paper["title"],
        "authors": authors,
        "authorsTruncated": False if authors else None,
        "date": date,
        "doi": paper.get("doi"),
        "abstract": paper.get("abstract"),
        "hasCode": bool(paper.get("code")),
        "venue": paper.get("booktitle"),
    }


def write_acl(source: Path, target: Path, papers: int | None = None) -> int:
    """Write the file; give the number of papers."""
    count = 0
    with target.open("wb") as stream:
        for line in islice(read_acl(source), papers):
            stream.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
            count += 1
    return count


def main() -> None:
    """Turn the file that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--papers", type=int)
    asked = parser.parse_args()
    print(f"{write_acl(asked.source, asked.target, asked.papers):,} papers")


if __name__ == "__main__":
    main()
