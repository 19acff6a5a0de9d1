"""A curator's decision: what it says, about which printed names, and who says so.

A decision names mentions by what a rebuild from the same files leaves as it is (the paper's ids,
title and year, the printed name and its place), not by the ids of authors: these are kept as well,
but only so that an author gets the same id again.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

import orjson

METHOD = "curation-1"
"""Version of how decisions are applied, kept with each of them."""

Json = dict[str, Any]

_ID_LENGTH = 12


class Kind(StrEnum):
    """What a curator can decide."""

    MERGE = "merge"
    SPLIT = "split"
    VERIFY = "verify"
    RENAME = "rename"


@dataclass(frozen=True, slots=True)
class PaperRef:
    """A paper by everything that may find it again; `records` are ids of its source records."""

    title: str
    title_key: str
    year: int | None = None
    doi: str | None = None
    arxiv_id: str | None = None
    openalex_id: str | None = None
    records: tuple[str, ...] = ()

    def to_json(self) -> Json:
        """Give the JSON form; what is not known is left out."""
        said = {
            "title": self.title,
            "titleKey": self.title_key,
            "year": self.year,
            "doi": self.doi,
            "arxivId": self.arxiv_id,
            "openalexId": self.openalex_id,
            "records": list(self.records),
        }
        return _without_none(said)

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Build it from its JSON form."""
        return cls(
            title=data["title"],
            title_key=data["titleKey"],
            year=data.get("year"),
            doi=data.get("doi"),
            arxiv_id=data.get("arxivId"),
            openalex_id=data.get("openalexId"),
            records=tuple(data.get("records", ())),
        )


@dataclass(frozen=True, slots=True)
class MentionRef:
    """One printed name on one paper, or the owner of one page (then `page` is its profile's id).

    `position` is None where no list prints the name.
    """

    name: str
    paper: PaperRef | None = None
    position: int | None = None
    page: str | None = None

    def to_json(self) -> Json:
        """Give the JSON form; what is not known is left out."""
        paper = self.paper.to_json() if self.paper else None
        said = {"name": self.name, "position": self.position, "paper": paper, "page": self.page}
        return _without_none(said)

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Build it from its JSON form."""
        paper = PaperRef.from_json(data["paper"]) if "paper" in data else None
        return cls(data["name"], paper, data.get("position"), data.get("page"))


@dataclass(frozen=True, slots=True)
class Part:
    """Mentions that are one author's by the decision, or were before; and that author's id."""

    author: str
    mentions: tuple[MentionRef, ...]

    def to_json(self) -> Json:
        """Give the JSON form."""
        return {"author": self.author, "mentions": [one.to_json() for one in self.mentions]}

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Build it from its JSON form."""
        return cls(data["author"], tuple(MentionRef.from_json(one) for one in data["mentions"]))


@dataclass(frozen=True, slots=True)
class Undoing:
    """Who took a decision back, when and why."""

    who: str
    at: str
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision with its reason; times are ISO 8601 in UTC.

    `parts` are, by kind: the authors that are one (the first one's id stays); the author as it
    stays and the mentions that become another author; the one author that is verified or renamed.
    `name` is the name to display: of a renamed author, or of the author that was split off.
    """

    kind: Kind
    who: str
    at: str
    parts: tuple[Part, ...]
    why: str | None = None
    name: str | None = None
    method: str = METHOD
    undone: Undoing | None = None

    @property
    def id(self) -> str:
        """The id: it depends on what was decided, by whom and when, and on nothing else."""
        said = {key: value for key, value in self.to_json(named=False).items() if key != "undone"}
        digest = hashlib.sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()
        return f"decision:{digest[:_ID_LENGTH]}"

    @property
    def mentions(self) -> tuple[MentionRef, ...]:
        """Every mention that it names."""
        return tuple(mention for part in self.parts for mention in part.mentions)

    def to_json(self, *, named: bool = True) -> Json:
        """Give the JSON form, one line of an exported file; `named` puts the id in front."""
        undone = self.undone
        said = {
            "id": self.id if named else None,
            "kind": self.kind.value,
            "who": self.who,
            "why": self.why,
            "at": self.at,
            "method": self.method,
            "name": self.name,
            "parts": [part.to_json() for part in self.parts],
            "undone": _without_none({"who": undone.who, "at": undone.at, "why": undone.why})
            if undone
            else None,
        }
        return _without_none(said)

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Build it from its JSON form; the id is worked out anew."""
        undone = data.get("undone")
        return cls(
            kind=Kind(data["kind"]),
            who=data["who"],
            at=data["at"],
            parts=tuple(Part.from_json(part) for part in data["parts"]),
            why=data.get("why"),
            name=data.get("name"),
            method=data["method"],
            undone=Undoing(undone["who"], undone["at"], undone.get("why")) if undone else None,
        )

    def summarise(self) -> str:
        """Say in a few words what was decided."""
        authors = [part.author for part in self.parts]
        if self.kind is Kind.MERGE:
            return f"merged {', '.join(authors[1:])} into {authors[0]}"
        if self.kind is Kind.SPLIT:
            return f"split {authors[1]} off {authors[0]} ({_count(self.parts[1].mentions)})"
        if self.kind is Kind.RENAME:
            return f"renamed {authors[0]} to {self.name}"
        return f"verified {authors[0]} ({_count(self.mentions)})"


def _count(mentions: tuple[MentionRef, ...]) -> str:
    return f"{len(mentions):,} {'mention' if len(mentions) == 1 else 'mentions'}"


def _without_none(said: Json) -> Json:
    return {key: value for key, value in said.items() if value is not None}
