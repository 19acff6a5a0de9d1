"""Whose a page is: one author's, also where curators gave some of its papers to others."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ingest.linkers.mentions import Cluster


def find_pages(clusters: Sequence[Cluster]) -> Mapping[int, tuple[str, ...]]:
    """Give the pages of each cluster, by its place.

    A page is whose it says; one that says nothing, whose most of its papers are.
    """
    pages: dict[int, list[str]] = defaultdict(list)
    for page, place in sorted(_find_owners(clusters).items()):
        pages[place].append(page)
    return {place: tuple(pages[place]) for place in range(len(clusters))}


def _find_owners(clusters: Sequence[Cluster]) -> dict[str, int]:
    owners: dict[str, int] = {}
    listed: dict[str, Counter[int]] = defaultdict(Counter)
    for place, cluster in enumerate(clusters):
        for mention in cluster.mentions:
            if mention.paper is None:
                owners |= dict.fromkeys(mention.pages, place)
            for page in mention.pages:
                listed[page][place] += 1
    most = {page: min(found, key=lambda one: (-found[one], one)) for page, found in listed.items()}
    return most | owners
