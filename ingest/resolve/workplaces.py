"""Where the papers of a batch come from, and where their authors work on them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from graph.store.database import Database
from ingest.linkers.merge_institutions import Description
from ingest.linkers.merge_names import Authorship
from ingest.linkers.merge_papers import Paper
from ingest.nlp.find_institutions import TAG, list_named
from ingest.nlp.gazetteer import Gazetteer
from ingest.nlp.institution import Institution
from ingest.records import Finding
from ingest.resolve.institutions import ResolvedInstitutions, Resolver, resolve_institutions
from ingest.resolve.known_places import Places, get_shipped_places
from ingest.resolve.places import describe_found
from ingest.resolve.profiles import Profile, read_workplaces

BYLINE = "byline"


@dataclass(slots=True)
class Origins:
    """The institutions of a batch, and those of each paper, each with how it was found.

    `places` is what they were found by.
    """

    places: Places = field(default_factory=get_shipped_places)
    institutions: ResolvedInstitutions = field(default_factory=ResolvedInstitutions)
    methods: dict[str, dict[str, str]] = field(default_factory=dict)
    resolve: Resolver = resolve_institutions


def place_papers(
    database: Database,
    papers: Sequence[Paper],
    places: Places,
    resolve: Resolver = resolve_institutions,
) -> tuple[list[Paper], Origins]:
    """Give the papers with their authors' institutions, and the institutions."""
    named = {paper.id: list(_list_named(paper, places.gazetteer)) for paper in papers}
    bylines = (d for paper in papers for author in paper.authors for d in _describe(author, places))
    texts = (one for found in named.values() for _, one in found)
    found = resolve(database, (*bylines, *texts), None)
    origins = Origins(places, found, resolve=resolve)
    placed = [replace(paper, authors=_place(paper.authors, origins)) for paper in papers]
    for paper in placed:
        methods = {key: BYLINE for author in paper.authors for key in author.institutions}
        for method, one in named[paper.id]:
            methods.setdefault(origins.institutions.get_id(one), method)
        origins.methods[paper.id] = methods
    return placed, origins


def _place(authors: Iterable[Authorship], origins: Origins) -> tuple[Authorship, ...]:
    return tuple(
        replace(author, institutions=tuple(dict.fromkeys(ids)))
        if (ids := [origins.institutions.get_id(one) for one in _describe(author, origins.places)])
        else author
        for author in authors
    )


def _describe(author: Authorship, places: Places) -> Iterator[Description]:
    for workplace in author.workplaces:
        yield from places.describe_workplace(workplace)


def _list_named(paper: Paper, gazetteer: Gazetteer) -> Iterator[tuple[str, Description]]:
    """Give what the paper's tags and text name; what an entry states as found is taken as it is."""
    tags, stated = paper.institution_tags, paper.institutions_found
    if stated is None:
        named = list_named(paper.title, paper.abstract, tags, gazetteer)
    else:
        named = [(one.method, _look_up(one, tags, gazetteer)) for one in stated]
    for method, one in named:
        yield method, describe_found(one)


def _look_up(finding: Finding, tags: Iterable[str], gazetteer: Gazetteer) -> Institution:
    if finding.method == TAG:
        for one in map(gazetteer.find_by_tag, tags):
            if one.name == finding.name:
                return one
    return gazetteer.find_by_name(finding.name)


def list_described(paper: Paper, places: Places) -> Iterator[Description]:
    """Describe every institution that a paper names."""
    for author in paper.authors:
        yield from _describe(author, places)
    for _, one in _list_named(paper, places.gazetteer):
        yield one


def list_workplaces(profile: Profile, places: Places) -> Iterator[Description]:
    """Describe where a page or a register says that its author works."""
    printed = profile.properties.get("affiliation")
    if printed:
        yield describe_found(places.gazetteer.find_by_tag(printed))
    for affiliation in read_workplaces(profile):
        yield from places.describe_workplace(affiliation)
