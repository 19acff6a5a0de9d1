"""The world's papers as lines of our own JSONL, and the ids that ingest gives to them."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import orjson
from numpy.random import SeedSequence, default_rng
from slugify import slugify

from bench.generate.subjects import STATED_INSTITUTIONS
from bench.generate.words import Ints, make_abstracts
from bench.generate.world import World
from ingest.record_json import Json
from ingest.slugs import digest

FORMAT = "generated"
BY = "byline"
KEYPHRASE = "keyphrase"
PIECE = 50_000
"""Papers are written in pieces of so many: the memory needed does not grow with the graph."""
TOPIC_SCORES = (1.0, 0.8, 0.6)
"""The weight of a paper's first, second and third topic."""
_SOURCE_ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class PaperText:
    """One paper with everything that is text; `line` is its JSON."""

    number: int
    id: str
    record_id: str
    fingerprint: str
    line: str
    fields: Json


def name_paper_ids(world: World) -> list[str]:
    """The ids that ingest gives: titles are plain words and short enough to stand whole."""
    return [
        f"paper:{title.lower().replace(' ', '-')}-{digest(title.lower())}" for title in world.titles
    ]


def name_topic_ids(world: World) -> list[str]:
    """The ids that ingest gives."""
    return [f"topic:{slugify(name)}" for name in world.topic_names]


def name_institution_ids(world: World) -> list[str]:
    """The ids that ingest gives."""
    return [f"institution:{slugify(name)}" for name in world.institution_names]


def list_pieces(world: World) -> list[range]:
    """Give the papers of each piece."""
    count = world.size.papers
    return [range(low, min(low + PIECE, count)) for low in range(0, count, PIECE)]


def write_lines(world: World, path: Path) -> None:
    """Write the papers as JSONL, one line a paper."""
    ids = name_paper_ids(world)
    with path.open("w", encoding="utf-8") as file:
        for piece in list_pieces(world):
            file.writelines(f"{each.line}\n" for each in make_texts(world, piece, ids))


def make_texts(world: World, piece: range, ids: Sequence[str]) -> Iterator[PaperText]:
    """Make the texts of a piece; they do not depend on the other pieces."""
    rng = default_rng(SeedSequence(world.seed.entropy, spawn_key=(9, piece.start)))
    abstracts = make_abstracts(rng, world.words, len(piece))
    dice = rng.random((len(piece), 3)).tolist()
    cited = np.bincount(world.subjects.citations.other, minlength=world.size.papers)
    lists = _Lists(world)
    for place, number in enumerate(piece):
        fields = _describe(world, lists, number, int(cited[number]))
        fields |= {"abstract": abstracts[place], **_identify(world, number, dice[place])}
        line = orjson.dumps(fields, option=orjson.OPT_SORT_KEYS).decode()
        yield PaperText(
            number=number,
            id=ids[number],
            record_id=_name_record(world, number),
            fingerprint=_digest(f"None\x1f{line}"),
            line=line,
            fields=fields,
        )


class _Lists:
    """What belongs to a paper, found by slices."""

    def __init__(self, world: World) -> None:
        papers = np.arange(world.size.papers + 1)
        subjects = world.subjects
        self.authors = (world.teams.authors, world.teams.start)
        self.filings = (subjects.filings.other, np.searchsorted(subjects.filings.paper, papers))
        self.topics = (subjects.topics.other, np.searchsorted(subjects.topics.paper, papers))
        self.origins = (subjects.origins.other, np.searchsorted(subjects.origins.paper, papers))
        cited = subjects.citations
        self.citations = (cited.other, np.searchsorted(cited.paper, papers))
        self.institutions: list[int] = subjects.institution_of.tolist()


def _slice(found: tuple[Ints, Ints], number: int) -> list[int]:
    values, start = found
    sliced: list[int] = values[start[number] : start[number + 1]].tolist()
    return sliced


def _describe(world: World, lists: _Lists, number: int, cited: int) -> Json:
    members = _slice(lists.authors, number)
    team = [world.names[author] for author in members]
    codes = [world.subjects.codes[code] for code in _slice(lists.filings, number)]
    topics = [world.topic_names[topic] for topic in _slice(lists.topics, number)]
    origins = [world.institution_names[one] for one in _slice(lists.origins, number)]
    references = [f"openalex:W{9_000_000_000 + one}" for one in _slice(lists.citations, number)]
    return {
        "kind": "paper",
        "source": _place(world, number),
        "title": world.titles[number],
        "authors": team,
        "authorsTruncated": False,
        "date": {"value": str(world.dates[number]), "precision": "day", "yearInferred": False},
        "category": codes[0],
        "categories": codes,
        "categoryAmbiguous": False,
        "institutionTag": None,
        "score": None,
        "printedSource": None,
        "topicsFound": [
            {"name": name, "method": KEYPHRASE, "score": TOPIC_SCORES[place]}
            for place, name in enumerate(topics)
        ],
        "institutionsFound": [{"name": name, "method": BY, "score": None} for name in origins],
        "doubtful": [],
        "raw": None,
        **({"references": references, "referenceCount": len(references)} if references else {}),
        "citedByCount": cited,
        "authorships": [
            _state(world, lists, author, place) for place, author in enumerate(members)
        ],
    }


def _state(world: World, lists: _Lists, author: int, place: int) -> Json:
    """What is printed beside a name: the first authors' institutions."""
    if place >= STATED_INSTITUTIONS:
        return {"name": world.names[author]}
    name = world.institution_names[lists.institutions[author]]
    return {"name": world.names[author], "affiliations": [{"institutions": [{"name": name}]}]}


def _identify(world: World, number: int, dice: list[float]) -> Json:
    """External ids and code, each of them on some of the papers."""
    day = str(world.dates[number])
    has_code = dice[2] < 0.2
    return {
        "type": "preprint" if dice[0] < 0.5 else "article",
        "doi": f"10.5555/rg.{number}" if dice[0] >= 0.3 else None,
        "arxivId": f"{day[2:4]}{day[5:7]}.{number % 100_000:05d}" if dice[0] < 0.7 else None,
        "openalexId": f"W{9_000_000_000 + number}",
        "hasCode": has_code,
        "codeUrl": f"https://code.invalid/{number}" if has_code and dice[1] < 0.8 else None,
    }


def _place(world: World, number: int) -> Json:
    return {
        "format": FORMAT,
        "file": f"generated-{world.size.name}.jsonl",
        "line": number + 1,
        "address": None,
        "asOf": None,
        "asOfFrom": None,
    }


def _name_record(world: World, number: int) -> str:
    parts = (FORMAT, f"generated-{world.size.name}.jsonl", world.titles[number].lower(), "1")
    return f"record:{_digest(chr(31).join(parts))}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_SOURCE_ID_LENGTH]
