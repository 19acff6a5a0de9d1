"""The world as Parquet tables of the product's model, for the offline importer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from bench.generate.derive import (
    AuthorCounts,
    Collaborations,
    count_authors,
    derive_affiliations,
    derive_collaborations,
)
from bench.generate.lines import (
    BY,
    KEYPHRASE,
    TOPIC_SCORES,
    PaperText,
    list_pieces,
    make_texts,
    name_institution_ids,
    name_paper_ids,
    name_topic_ids,
)
from bench.generate.words import Ints
from bench.generate.world import World
from ingest.linkers.decide import METHOD
from ingest.normalisers.categories import ARXIV, Category, list_categories
from ingest.resolve.names import read_name

_STRINGS = pl.List(pl.String)


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of everything, by number."""

    authors: pl.Series
    papers: pl.Series
    categories: pl.Series
    topics: pl.Series
    institutions: pl.Series


def write_tables(world: World, folder: Path, *, sources: bool = True) -> None:
    """Write every table; without `sources` the graph has no `SourceRecord`, and cannot be curated.

    The layout is that of `graph.embedded.import_files`.
    """
    ids = Ids(
        pl.Series(world.author_ids),
        pl.Series(name_paper_ids(world)),
        pl.Series(world.subjects.codes),
        pl.Series(name_topic_ids(world)),
        pl.Series(name_institution_ids(world)),
    )
    paper_order = ids.papers.rank("ordinal").to_numpy().astype(np.int64)
    collaborations = derive_collaborations(world, paper_order)
    counts = count_authors(world, collaborations)
    for path, table in _list_tables(world, ids, collaborations, counts):
        _write(folder, path, table)
    records: list[str] = []
    for place, piece in enumerate(list_pieces(world)):
        texts = list(make_texts(world, piece, ids.papers.to_list()))
        records += [text.record_id for text in texts]
        _write(folder, "nodes/Paper", _papers(world, texts), place)
        if sources:
            _write(folder, "nodes/SourceRecord", _source_records(texts), place)
            _write(folder, "relationships/HAS_SOURCE", _sources(texts), place)
    _write(folder, "relationships/AUTHORED", _authorships(world, ids, pl.Series(records)))


def _write(folder: Path, path: str, table: pl.DataFrame, place: int = 0) -> None:
    (folder / path).mkdir(parents=True, exist_ok=True)
    table.write_parquet(folder / path / f"part-{place:04d}.parquet", compression="snappy")


def _list_tables(
    world: World, ids: Ids, collaborations: Collaborations, counts: AuthorCounts
) -> Iterator[tuple[str, pl.DataFrame]]:
    subjects = world.subjects
    yield "nodes/Author", _authors(world, ids, counts)
    yield "nodes/Category", _categories(world)
    yield "nodes/Topic", _topics(world, ids)
    yield "nodes/Institution", _institutions(world, ids)
    yield "relationships/COLLABORATED_WITH", _collaborations(ids, collaborations)
    yield "relationships/AFFILIATED_WITH", _affiliations(world, ids)
    yield "relationships/PART_OF", _parts(world)
    filings = subjects.filings
    leads = np.diff(filings.paper, prepend=-1) > 0
    filed = {"primary": leads, "ambiguous": np.zeros(len(leads), bool)}
    ends = (ids.papers[filings.paper], ids.categories[filings.other])
    yield "relationships/IN_CATEGORY", _edges(*ends, filed)
    topics = subjects.topics
    place = np.arange(len(topics.paper)) - np.searchsorted(topics.paper, topics.paper)
    about = {"score:DOUBLE": np.array(TOPIC_SCORES)[place], "method": [KEYPHRASE] * len(place)}
    yield "relationships/ABOUT", _edges(ids.papers[topics.paper], ids.topics[topics.other], about)
    origins = subjects.origins
    ends = (ids.papers[origins.paper], ids.institutions[origins.other])
    yield "relationships/FROM_INSTITUTION", _edges(*ends, {"method": [BY] * len(origins.paper)})
    cited = subjects.citations
    yield "relationships/CITES", _edges(ids.papers[cited.paper], ids.papers[cited.other], {})


def _edges(start: pl.Series, end: pl.Series, properties: Mapping[str, object]) -> pl.DataFrame:
    return pl.DataFrame({":START_ID": start, ":END_ID": end, **properties})


def _authors(world: World, ids: Ids, counts: AuthorCounts) -> pl.DataFrame:
    read = (read_name(name) for name in world.names)
    names = pl.Series(world.names)
    return pl.DataFrame(
        {
            "id:ID": ids.authors,
            "name": names,
            "nameVariants:STRING[]": names.reshape((len(names), 1)).cast(_STRINGS),
            "nameKey": [name.block if name else "" for name in read],
            "searchText": names,
            "mainCategory": ids.categories[counts.main_category],
            "paperCount:LONG": counts.papers,
            "collaboratorCount:LONG": counts.collaborators,
            "firstYear:LONG": counts.first_year,
            "lastYear:LONG": counts.last_year,
            "component": ids.authors[counts.component],
            "authorshipComponent": ids.authors[counts.authorship_component],
        }
    )


def _categories(world: World) -> pl.DataFrame:
    kept = _list_used(world)
    return pl.DataFrame(
        {
            "id:ID": [each.id for each in kept],
            "name": [each.name for each in kept],
            "scheme": [ARXIV] * len(kept),
            "searchText": [f"{each.id} | {each.name}" for each in kept],
        }
    )


def _parts(world: World) -> pl.DataFrame:
    parts = [(each.id, each.parent) for each in _list_used(world) if each.parent]
    return pl.DataFrame(parts, schema=[":START_ID", ":END_ID"], orient="row")


def _list_used(world: World) -> list[Category]:
    """The categories that papers are filed under, and what those are part of."""
    codes = np.unique(world.subjects.filings.other).tolist()
    wanted: set[str | None] = {world.subjects.codes[code] for code in codes}
    wanted |= {each.parent for each in list_categories() if each.id in wanted}
    return [each for each in list_categories() if each.id in wanted]


def _topics(world: World, ids: Ids) -> pl.DataFrame:
    papers = np.bincount(world.subjects.topics.other, minlength=len(ids.topics))
    table = {
        "id:ID": ids.topics,
        "name": world.topic_names,
        "kind": [KEYPHRASE] * len(papers),
        "searchText": world.topic_names,
        "paperCount:LONG": papers,
    }
    return pl.DataFrame(table).filter(pl.col("paperCount:LONG") > 0)


def _institutions(world: World, ids: Ids) -> pl.DataFrame:
    papers = np.bincount(world.subjects.origins.other, minlength=len(ids.institutions))
    table = {
        "id:ID": ids.institutions,
        "name": world.institution_names,
        "aliases:STRING[]": pl.Series([[]] * len(papers), dtype=_STRINGS),
        "searchText": world.institution_names,
        "paperCount:LONG": papers,
    }
    return pl.DataFrame(table).filter(pl.col("paperCount:LONG") > 0)


def _collaborations(ids: Ids, found: Collaborations) -> pl.DataFrame:
    return _edges(
        ids.authors[found.author],
        ids.authors[found.other],
        {
            "papers:LONG": found.papers,
            "strength:DOUBLE": found.strength,
            "firstYear:LONG": found.first_year,
            "lastYear:LONG": found.last_year,
            "confidence:DOUBLE": found.confidence,
        },
    )


def _affiliations(world: World, ids: Ids) -> pl.DataFrame:
    found = derive_affiliations(world)
    years = {"firstYear:LONG": found.first_year, "lastYear:LONG": found.last_year}
    return _edges(
        ids.authors[found.author],
        ids.institutions[found.institution],
        {"papers:LONG": found.papers, **years},
    )


def _papers(world: World, texts: Sequence[PaperText]) -> pl.DataFrame:
    fields = [text.fields for text in texts]
    numbers = np.array([text.number for text in texts])
    said = ("type", "doi", "arxivId", "openalexId", "codeUrl")
    return pl.DataFrame(
        {
            "id:ID": [text.id for text in texts],
            "title": [each["title"] for each in fields],
            "titleKey": [each["title"].lower() for each in fields],
            "searchText": [each["title"] for each in fields],
            "abstract": [each["abstract"] for each in fields],
            "date": [each["date"]["value"] for each in fields],
            "datePrecision": ["day"] * len(texts),
            "yearInferred:BOOLEAN": [False] * len(texts),
            "year:LONG": world.years[numbers],
            **{name: pl.Series([each[name] for each in fields], dtype=pl.String) for name in said},
            "hasCode:BOOLEAN": [each["hasCode"] for each in fields],
            "authorCount:LONG": world.teams.sizes[numbers],
            "authorsTruncated:BOOLEAN": [False] * len(texts),
            "citedByCount:LONG": [each["citedByCount"] for each in fields],
        }
    )


def _source_records(texts: Sequence[PaperText]) -> pl.DataFrame:
    places = [text.fields["source"] for text in texts]
    return pl.DataFrame(
        {
            "id:ID": [text.record_id for text in texts],
            "kind": ["paper"] * len(texts),
            "format": [place["format"] for place in places],
            "file": [place["file"] for place in places],
            "line:LONG": [place["line"] for place in places],
            "record": [text.line for text in texts],
            "fingerprint": [text.fingerprint for text in texts],
        }
    )


def _sources(texts: Iterable[PaperText]) -> pl.DataFrame:
    pairs = [(text.id, text.record_id) for text in texts]
    return pl.DataFrame(pairs, schema=[":START_ID", ":END_ID"], orient="row")


def _authorships(world: World, ids: Ids, records: pl.Series) -> pl.DataFrame:
    author, paper = world.teams.authors, world.teams.papers
    count = len(author)
    single = np.bincount(author)[author] == 1
    reasons = pl.Series(["same full name", "no other mention fits"])[single.astype(np.int64)]
    return _edges(
        ids.authors[author],
        ids.papers[paper],
        {
            "position:LONG": _positions(world),
            "printedName": pl.Series(world.names)[author],
            "inferred:BOOLEAN": np.zeros(count, bool),
            "confidence:DOUBLE": world.confidence,
            "sources:STRING[]": _alone(records[paper]),
            "evidence:STRING[]": _alone(reasons),
            "method": pl.Series([METHOD]).new_from_index(0, count),
            "profiles:STRING[]": pl.Series([[]], dtype=_STRINGS).new_from_index(0, count),
        },
    )


def _alone(values: pl.Series) -> pl.Series:
    """Give each value as a list of its own."""
    return values.reshape((len(values), 1)).cast(_STRINGS)


def _positions(world: World) -> Ints:
    return np.arange(len(world.teams.authors)) - world.teams.start[world.teams.papers] + 1
