"""The author list of one paper, from all the entries that describe it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.linkers.entries import Entry, NameDetail, Owner
from ingest.linkers.likeness import Likeness, compare
from ingest.linkers.names import PersonName
from ingest.record_parts import Affiliation

_NOTHING = NameDetail()


@dataclass(frozen=True, slots=True)
class Authorship:
    """One author of one paper, before it is known who that is.

    `pages` are the profiles whose owner this is; `page_named` is False where none of those pages
    prints a name. An inferred one has no position: no list prints it. `ids` are the person's, as
    the sources of this paper give them (`orcid:…`, `openalex:…`); `affiliations` are printed texts,
    `workplaces` the same with the institutions that the sources find in them, and `institutions`
    the ids of these in the graph, once they are known.
    """

    name: PersonName
    position: int | None
    sources: frozenset[str]
    inferred: bool = False
    pages: frozenset[str] = frozenset()
    page_named: bool = False
    affiliations: tuple[str, ...] = ()
    ids: frozenset[str] = frozenset()
    workplaces: tuple[Affiliation, ...] = ()
    institutions: tuple[str, ...] = ()


def merge_names(entries: Sequence[Entry]) -> tuple[Authorship, ...]:
    """Give the authors that the entries print, in order, then those that only pages imply."""
    authors: list[Authorship] = []
    listed = _rank_lists(entries)
    complete = bool(listed) and listed[0].record.authors_truncated is False
    for entry in listed:
        _add_list(authors, entry, complete=complete)
    for entry in entries:
        if entry.owner:
            _add_owner(authors, entry, entry.owner, complete=complete)
    return tuple(authors)


def first_list(entries: Sequence[Entry]) -> Entry | None:
    """Give the entry whose author list is the paper's, which the others confirm and go on."""
    return next(iter(_rank_lists(entries)), None)


def _rank_lists(entries: Sequence[Entry]) -> list[Entry]:
    return sorted((entry for entry in entries if entry.names), key=_most_complete)


def is_truncated(entries: Sequence[Entry]) -> bool | None:
    """Say whether every printed list was cut; None where no entry prints one."""
    said = [e.record.authors_truncated for e in entries if e.record.authors_truncated is not None]
    return all(said) if said else None


def _most_complete(entry: Entry) -> tuple[bool, int]:
    return entry.record.authors_truncated is not False, -len(entry.names)


def _add_list(authors: list[Authorship], entry: Entry, *, complete: bool) -> None:
    size = len(authors)
    free = list(range(size))
    details = entry.details or (_NOTHING,) * len(entry.names)
    for index, (name, detail) in enumerate(zip(entry.names, details, strict=True)):
        place = _find_place(authors, free, index, name)
        if place is not None:
            free.remove(place)
            authors[place] = _add_detail(_confirm(authors[place], name, entry), detail)
        elif not size or not complete:
            at = entry.places[index] if entry.places else index + 1
            position = at if index >= size else None
            authors.append(_add_detail(Authorship(name, position, frozenset({entry.id})), detail))


def _find_place(
    authors: Sequence[Authorship], free: Sequence[int], index: int, name: PersonName
) -> int | None:
    for place in sorted(free, key=lambda place: place != index):
        if compare(authors[place].name, name) is not Likeness.CONFLICT:
            return place
    return None


def _confirm(author: Authorship, name: PersonName, entry: Entry) -> Authorship:
    fuller = max(author.name, name, key=_length)
    return replace(author, name=fuller, sources=author.sources | {entry.id})


def _add_detail(author: Authorship, detail: NameDetail) -> Authorship:
    if detail == _NOTHING:
        return author
    texts = [one.text for one in detail.affiliations if one.text]
    return replace(
        author,
        affiliations=tuple(dict.fromkeys((*author.affiliations, *texts))),
        ids=author.ids | detail.ids,
        workplaces=tuple(dict.fromkeys((*author.workplaces, *detail.affiliations))),
    )


def _length(name: PersonName) -> int:
    return sum(len(word) for word in name.given)


def _add_owner(authors: list[Authorship], entry: Entry, owner: Owner, *, complete: bool) -> None:
    fitting = [
        place
        for place, author in enumerate(authors)
        if compare(author.name, owner.name) is not Likeness.CONFLICT
    ]
    same = [place for place in fitting if authors[place].name.form == owner.name.form]
    for places in (same, fitting):
        if len(places) == 1:
            author = authors[places[0]]
            authors[places[0]] = replace(
                author,
                pages=author.pages | {owner.profile},
                sources=author.sources | {entry.id},
                page_named=author.page_named or owner.named,
            )
            return
    # Two authors of that name, or a complete list without it: the page does not say who it is.
    if not fitting and not complete:
        sources, pages = frozenset({entry.id}), frozenset({owner.profile})
        authors.append(Authorship(owner.name, None, sources, True, pages, owner.named))  # noqa: FBT003
