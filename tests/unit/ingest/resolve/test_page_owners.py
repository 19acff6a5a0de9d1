"""A page is one author's, whoever its papers are given to."""

from ingest.linkers.mentions import Cluster, Judgement, Mention
from ingest.linkers.names import PersonName
from ingest.resolve.page_owners import find_pages

NAME = PersonName("Ada Po", ("Ada",), ("po",), None, ())


def _cluster(*mentions: tuple[str, str | None]) -> Cluster:
    """Give a cluster of mentions of one page, each by its key and paper."""
    pages = frozenset({"profile:p"})
    return Cluster(
        tuple(Judgement(Mention(key, NAME, paper, pages=pages), 1.0, ()) for key, paper in mentions)
    )


def test_a_page_is_whose_it_says_whoever_has_most_of_its_papers() -> None:
    most = _cluster(("p1#1", "p1"), ("p2#1", "p2"))
    owner = _cluster(("p3#1", "p3"), ("profile:p", None))

    assert find_pages([most, owner, Cluster()]) == {0: (), 1: ("profile:p",), 2: ()}


def test_a_page_that_says_nothing_is_whose_most_of_its_papers_are() -> None:
    one, most = _cluster(("p1#1", "p1")), _cluster(("p2#1", "p2"), ("p3#1", "p3"))

    assert find_pages([one, most]) == {0: (), 1: ("profile:p",)}
