"""What a curator can decide: merge, split, verify, rename, and take a decision back."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice

from graph.store.database import Database
from ingest.curation.apply import Effect, put_into_effect
from ingest.curation.mention_refs import describe_mentions, make_part
from ingest.curation.people import KnownAuthor, find_author, find_paper
from ingest.decisions.decision import Decision, Kind, Undoing
from ingest.decisions.stored import find_deciding, find_decision, list_blocks
from ingest.errors import DecisionError, Problem
from ingest.linkers.assign_ids import plain_author_id, propose_author_ids
from ingest.linkers.mentions import Cluster, Judgement
from ingest.loaders.existing import find_taken_ids
from ingest.loaders.turns import PATIENCE_SECONDS, take_turn
from ingest.normalisers.lengths import LONGEST, measure
from ingest.normalisers.unicode import clean_text
from ingest.resolve.curators import apply_decisions, read_block
from ingest.resolve.former_ids import find_ids, recall_split_off
from ingest.resolve.mentions import Blocks, gather_whole_blocks

_SHOWN = 80
"""Characters of a name that is refused."""
_PROPOSED = 4
"""How many ids of a new author are looked up."""


@dataclass(frozen=True, slots=True)
class Curator:
    """Who decides, and why; `patience` is for how many seconds they wait for a server that is away.

    What is decided without patience is never done behind somebody's back, once the server is there
    again.
    """

    who: str
    why: str | None = None
    patience: float = PATIENCE_SECONDS

    def __post_init__(self) -> None:
        """Refuse a name or a reason that says nothing."""
        if not self.who.strip():
            raise DecisionError("A decision needs the name of who makes it.")
        if self.why is not None and not self.why.strip():
            raise DecisionError("The reason of a decision is empty.")


@dataclass(frozen=True, slots=True)
class Made:
    """A decision that was made, and what it has changed."""

    decision: Decision
    effect: Effect


def merge_authors(database: Database, named: Sequence[str], curator: Curator) -> Made:
    """Make one author of several; the id of the first one stays, the others redirect to it.

    Raises:
        DecisionError: An id names nobody, all name one author, or two are on one paper.
    """
    if not named:
        raise DecisionError("There is nothing to merge: no author is named.")

    def work() -> Made:
        authors = list(dict.fromkeys(find_author(database, each) for each in named))
        if len(authors) < 2:  # noqa: PLR2004 - a merge takes two
            raise DecisionError(
                f"There is nothing to merge: {_name_all(named)} {authors[0].id}.",
                Problem.SAME_AUTHOR,
            )
        blocks = gather_whole_blocks(database, {author.name_key for author in authors})
        _refuse_joint_papers(blocks, authors)
        held = describe_mentions(database, blocks, [author.id for author in authors])
        parts = tuple(make_part(author.id, held[author.id].values()) for author in authors)
        decision = Decision(Kind.MERGE, curator.who, _now(), parts, curator.why)
        return Made(decision, put_into_effect(database, blocks, [decision]))

    return take_turn(database, work, patience=curator.patience)


def split_author(
    database: Database,
    named: str,
    papers: Sequence[str],
    curator: Curator,
    new_name: str | None = None,
) -> Made:
    """Make another author of an author's mentions on some papers; `new_name` is what to show.

    Raises:
        DecisionError: An id names nothing of the author's, or nothing would be left of the author.
    """
    if not papers:
        raise DecisionError(f"There is nothing to split off {named}: no paper is named.")
    shown = None if new_name is None else _clean_name(new_name)

    def work() -> Made:
        author = find_author(database, named)
        chosen = {find_paper(database, author, each) for each in papers}
        blocks = gather_whole_blocks(database, {author.name_key})
        held = describe_mentions(database, blocks, [author.id])[author.id]
        leaving = {key: ref for key, ref in held.items() if _stands_on(blocks, key, chosen)}
        staying = {key: ref for key, ref in held.items() if key not in leaving}
        if not any(ref.paper for ref in staying.values()):
            raise DecisionError(
                f"{author.id} has no other papers than these {len(chosen)}: nothing would be "
                "left. An author is given another name by renaming.",
                Problem.NOTHING_LEFT,
            )
        new_id = _recall_id(database, blocks, author.id, leaving)
        new_id = new_id or _propose_id(database, blocks, leaving, shown)
        parts = (make_part(author.id, staying.values()), make_part(new_id, leaving.values()))
        decision = Decision(Kind.SPLIT, curator.who, _now(), parts, curator.why, shown)
        return Made(decision, put_into_effect(database, blocks, [decision]))

    return take_turn(database, work, patience=curator.patience)


def verify_author(database: Database, named: str, curator: Curator) -> Made:
    """Confirm the present mentions of an author: they are never parted again by score.

    Raises:
        DecisionError: The id names nobody.
    """
    return _decide_one(database, named, Kind.VERIFY, None, curator)


def rename_author(database: Database, named: str, name: str, curator: Curator) -> Made:
    """Give an author the name to display; the id and the printed names stay.

    Raises:
        DecisionError: The id names nobody, or the name holds no letter.
    """
    return _decide_one(database, named, Kind.RENAME, _clean_name(name), curator)


def undo_decision(database: Database, named: str, curator: Curator) -> Made:
    """Take a decision back: its effect goes, and the record that it was made and undone stays.

    Raises:
        DecisionError: There is no such decision, or it was undone before.
    """

    def work() -> Made:
        stored = find_decision(database, named.strip())
        if stored is None:
            raise DecisionError(f"There is no decision {named!r}.", Problem.UNKNOWN_DECISION)
        decision, undone = stored.decision, stored.decision.undone
        if undone:
            raise DecisionError(
                f"{decision.id} was undone by {undone.who} on {undone.at[:10]}.",
                Problem.ALREADY_UNDONE,
            )
        changed = replace(decision, undone=Undoing(curator.who, _now(), curator.why))
        keys = {find_author(database, author).name_key for author in stored.authors}
        keys |= list_blocks([decision], read_block)
        returning = [decision, *_find_undone(database, decision, keys)]
        blocks = gather_whole_blocks(database, keys | list_blocks(returning, read_block))
        return Made(changed, put_into_effect(database, blocks, [changed], returning))

    return take_turn(database, work, patience=curator.patience)


def _find_undone(database: Database, decision: Decision, keys: Collection[str]) -> list[Decision]:
    """Give the decisions undone before that name one of its authors: they may share its ids."""
    named = {part.author for part in decision.parts}
    found = [stored.decision for stored in find_deciding(database, keys)[0]]
    return [one for one in found if one.undone and named & {part.author for part in one.parts}]


def _decide_one(
    database: Database, named: str, kind: Kind, name: str | None, curator: Curator
) -> Made:
    def work() -> Made:
        author = find_author(database, named)
        blocks = gather_whole_blocks(database, {author.name_key})
        held = describe_mentions(database, blocks, [author.id])[author.id]
        part = make_part(author.id, held.values())
        decision = Decision(kind, curator.who, _now(), (part,), curator.why, name)
        return Made(decision, put_into_effect(database, blocks, [decision]))

    return take_turn(database, work, patience=curator.patience)


def _clean_name(name: str) -> str:
    """Give the name on one line, without what cannot be seen; refuse what is none."""
    cleaned = clean_text(name)
    if cleaned is None or read_block(cleaned) is None:
        raise DecisionError(f"{name[:_SHOWN]!r} is no name: it holds no letter.")
    if (size := measure(name)) > LONGEST:
        raise DecisionError(
            f"{name[:_SHOWN]!r}… is too long for a name: {size:,} bytes; "
            f"at most {LONGEST:,} can be looked up."
        )
    return cleaned


def _refuse_joint_papers(blocks: Blocks, authors: Sequence[KnownAuthor]) -> None:
    wanted = {author.id for author in authors}
    on: dict[str, set[str]] = {}
    for row in blocks.stored:
        if row.author in wanted:
            on.setdefault(row.paper, set()).add(row.author)
    joint = sorted(paper for paper, people in on.items() if len(people) > 1)
    if joint:
        people = " and ".join(sorted(on[joint[0]]))
        raise DecisionError(
            f"{people} are both authors of {joint[0]}, so they are two people; "
            f"papers that name both: {len(joint)}. Nothing was changed.",
            Problem.JOINT_PAPERS,
        )


def _stands_on(blocks: Blocks, key: str, papers: Collection[str]) -> bool:
    place = blocks.places.get(key)
    return place is not None and place.paper in papers


def _recall_id(
    database: Database, blocks: Blocks, author: str, keys: Collection[str]
) -> str | None:
    """Give the id that the mentions had before a merge took it away."""
    memories = apply_decisions(database, blocks).memories
    now = find_ids(database, {claim.author for claim in memories})
    return recall_split_off(memories, keys, now, author)


def _propose_id(
    database: Database, blocks: Blocks, keys: Collection[str], new_name: str | None
) -> str:
    mentions = sorted(
        (m for m in blocks.mentions if m.key in keys),
        key=lambda mention: mention.key,
    )
    cluster = Cluster(tuple(Judgement(mention, 1.0, ()) for mention in mentions))
    proposed = list(islice(_propose_ids(cluster, new_name), _PROPOSED))
    taken = find_taken_ids(database, proposed)
    return next(author for author in proposed if author not in taken)


def _propose_ids(cluster: Cluster, new_name: str | None) -> Iterator[str]:
    if new_name:
        yield plain_author_id(new_name)
    yield from propose_author_ids(cluster)


def _name_all(named: Sequence[str]) -> str:
    return f"{' and '.join(named)} {'are all' if len(named) > 1 else 'is'}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
