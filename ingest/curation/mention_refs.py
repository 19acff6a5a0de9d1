"""Describes the mentions of authors so that decisions can find them again."""

from collections.abc import Collection, Iterable

from graph.store.database import Database
from ingest.decisions.decision import MentionRef, PaperRef, Part
from ingest.linkers.mentions import Mention
from ingest.resolve.mentions import Blocks


def describe_mentions(
    database: Database, blocks: Blocks, authors: Collection[str]
) -> dict[str, dict[str, MentionRef]]:
    """Give every mention of each author, by its key in the graph as it is now."""
    held = {author: list(_list_mentions(blocks, author)) for author in authors}
    wanted = {m.paper for mentions in held.values() for m in mentions if m.paper}
    rows = database.run_named("curation/find_papers", papers=sorted(wanted))
    papers = {
        row["id"]: PaperRef(
            row["title"],
            row["titleKey"],
            row["year"],
            row["doi"],
            row["arxivId"],
            row["openalexId"],
            tuple(sorted(row["records"])),
        )
        for row in rows
    }
    return {
        author: {mention.key: _describe(blocks, mention, papers) for mention in mentions}
        for author, mentions in held.items()
    }


def make_part(author: str, mentions: Iterable[MentionRef]) -> Part:
    """Give the mentions as a part of a decision, in an order that depends on nothing else."""
    ordered = sorted(
        mentions,
        key=lambda one: (one.page or "", one.paper.title_key if one.paper else "", one.name),
    )
    return Part(author, tuple(ordered))


def _list_mentions(blocks: Blocks, author: str) -> Iterable[Mention]:
    return (one for one in blocks.mentions if blocks.previous.get(one.key) == author)


def _describe(blocks: Blocks, mention: Mention, papers: dict[str, PaperRef]) -> MentionRef:
    if mention.paper is None:
        return MentionRef(mention.name.printed, page=mention.key)
    position = blocks.places[mention.key].position
    return MentionRef(mention.name.printed, papers[mention.paper], position)
