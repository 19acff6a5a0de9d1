"""Finds the mentions that a decision names among those that are there now."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.decisions.decision import Decision, MentionRef, PaperRef
from ingest.decisions.rulings import FoundDecision


@dataclass(frozen=True, slots=True)
class KnownPaper:
    """A paper that is there, with what may tell that a decision means it."""

    id: str
    title_key: str
    year: int | None = None
    doi: str | None = None
    arxiv_id: str | None = None
    openalex_id: str | None = None
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownMention:
    """A mention that is there: its key, the printed name, its block, the paper and the place."""

    key: str
    name: str
    block: str
    paper: str | None = None
    position: int | None = None


class MentionIndex:
    """The mentions and papers that are there, to find what decisions name."""

    def __init__(
        self,
        mentions: Iterable[KnownMention],
        papers: Iterable[KnownPaper],
        read_block: Callable[[str], str | None],
    ) -> None:
        """Index what is there; `read_block` gives the block of a printed name."""
        self._read_block = read_block
        self._pages: dict[str, str] = {}
        self._mentions: dict[str, list[KnownMention]] = defaultdict(list)
        for mention in mentions:
            if mention.paper is None:
                self._pages[mention.key] = mention.key
            else:
                self._mentions[mention.paper].append(mention)
        self._papers: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._years: dict[str, int | None] = {}
        for paper in papers:
            self._years[paper.id] = paper.year
            for name in _list_names(paper):
                self._papers[name].add(paper.id)

    def find(self, decision: Decision) -> FoundDecision:
        """Give the decision with the keys of its mentions that are there."""
        parts = [frozenset(filter(None, map(self._find, p.mentions))) for p in decision.parts]
        return FoundDecision(decision, tuple(parts))

    def _find(self, wanted: MentionRef) -> str | None:
        if wanted.paper is None:
            return self._pages.get(wanted.page or "")
        for papers in self._find_papers(wanted.paper):
            there = [mention for paper in sorted(papers) for mention in self._mentions[paper]]
            key = self._choose(there, wanted)
            if key:
                return key
        return None

    def _find_papers(self, wanted: PaperRef) -> Iterable[Collection[str]]:
        """Give the papers that may be meant, the surest first."""
        names = list(_list_names(wanted))
        for name in names:
            papers = self._papers.get(name, set())
            if name[0] == "title":
                papers = {one for one in papers if _is_near(self._years[one], wanted.year)}
            if papers:
                yield papers

    def _choose(self, there: Sequence[KnownMention], wanted: MentionRef) -> str | None:
        """Give the one mention that fits best; None where none or several fit equally."""
        block = self._read_block(wanted.name)
        tests: tuple[Callable[[KnownMention], bool], ...] = (
            lambda one: one.name == wanted.name and one.position == wanted.position,
            lambda one: one.name == wanted.name,
            lambda one: one.block == block and one.position == wanted.position,
            lambda one: one.block == block,
        )
        for test in tests:
            fitting = [mention.key for mention in there if test(mention)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return None


def _list_names(paper: KnownPaper | PaperRef) -> Iterable[tuple[str, str]]:
    """Give everything by which the paper is found again, the surest first."""
    said: Mapping[str, Sequence[str | None]] = {
        "record": paper.records,
        "doi": (paper.doi,),
        "arxiv": (paper.arxiv_id,),
        "openalex": (paper.openalex_id,),
        "title": (paper.title_key,),
    }
    for kind, values in said.items():
        for value in values:
            if value:
                yield kind, value


def _is_near(year: int | None, wanted: int | None) -> bool:
    """Whether two years may be one paper's: that of a preprint and of the printed version."""
    return year is None or wanted is None or abs(year - wanted) <= 1
