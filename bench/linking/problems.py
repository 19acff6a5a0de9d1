"""Mentions with the people that are known of them, cut into blocks that are decided alone."""

import gzip
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from ingest.linkers.blocks import block_mentions
from ingest.linkers.mentions import Mention
from ingest.resolve.mention_files import join_papers, read_mentions, read_papers

Block = Sequence[Mention]


@dataclass(frozen=True, slots=True)
class Problem:
    """Blocks of mentions, the person of those that are known, and which of them are hard."""

    name: str
    blocks: Sequence[Block]
    people: dict[str, str]
    hard: frozenset[str]

    @property
    def known_blocks(self) -> list[Block]:
        """The blocks in which somebody is known; the others cannot be judged."""
        return [block for block in self.blocks if any(one.key in self.people for one in block)]

    def keep(self, blocks: Sequence[Block]) -> "Problem":
        """Give the problem with these of its blocks only."""
        keys = {mention.key for block in blocks for mention in block}
        return Problem(
            self.name,
            blocks,
            {key: person for key, person in self.people.items() if key in keys},
            self.hard & keys,
        )


def read_problem(name: str, gold: Path, mentions: Path, papers: Path | None) -> Problem:
    """Read the files of a set, as `rgraph link authors` reads them."""
    known = read_papers(papers) if papers else {}
    return make_problem(name, join_papers(read_mentions(mentions), known), gold)


def make_problem(name: str, mentions: Iterable[Mention], gold: Path) -> Problem:
    """Join mentions with the lines of a file of people."""
    with gzip.open(gold) as lines:
        rows = [orjson.loads(line) for line in lines]
    return Problem(
        name,
        block_mentions(mentions),
        {row["mention_id"]: row["person"] for row in rows},
        frozenset(row["mention_id"] for row in rows if row["hard"]),
    )
