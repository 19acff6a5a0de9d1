"""What the index has of the properties of nodes, so that a path is shown without a statement."""

from collections.abc import Sequence

import numpy as np

from graph.paths.index.arrays import NO_YEAR, Ints
from graph.paths.index.build import CollaborationIndex
from graph.paths.index.strings import Strings, Texts


def list_properties(
    index: CollaborationIndex, kind: str, ids: Sequence[str], names: Sequence[str]
) -> Sequence[Sequence[object]] | None:
    """For each property its values in the order of `ids`; None where one is not known."""
    if kind == "Author":
        return list_of_authors(index, _find(index.author_ids, ids), names)
    if kind == "Paper":
        return _list_of_papers(index, _find(index.paper_ids, ids), names)
    return None


def _find(strings: Strings, wanted: Sequence[str]) -> Ints:
    return np.fromiter(map(strings.find, wanted), np.int64, len(wanted))


def list_of_authors(
    index: CollaborationIndex, numbers: Ints, names: Sequence[str]
) -> Sequence[Sequence[object]] | None:
    """The same of authors by their numbers, which are -1 where there is none."""
    if not _are_known(numbers) or not set(names) <= {"name"}:
        return None
    texts = _list_texts(index.names, numbers)
    return None if texts is None else [texts for _ in names]


def _list_of_papers(
    index: CollaborationIndex, numbers: Ints, names: Sequence[str]
) -> Sequence[Sequence[object]] | None:
    if not _are_known(numbers) or not set(names) <= {"title", "year"}:
        return None
    columns: list[Sequence[object]] = []
    for name in names:
        found = (
            _list_texts(index.titles, numbers) if name == "title" else _list_years(index, numbers)
        )
        if found is None:
            return None
        columns.append(found)
    return columns


def _are_known(numbers: Ints) -> bool:
    return not len(numbers) or int(numbers.min()) >= 0


def _list_texts(texts: Texts, numbers: Ints) -> Sequence[object] | None:
    found = texts.list_some(numbers)
    # An empty text stands for one that is not known.
    return found if all(found) else None


def _list_years(index: CollaborationIndex, numbers: Ints) -> Sequence[object]:
    years = index.graph.year[numbers].tolist()
    return [None if year == NO_YEAR else year for year in years]
