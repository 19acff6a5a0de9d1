"""Categories of several meanings, settled by the page that they stand on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.records import PaperRecord

_FEWEST_WITNESSES = 2
"""One other paper of an archive may be chance; two are not."""


def settle_categories(papers: Sequence[PaperRecord]) -> list[PaperRecord]:
    """Give a page's papers, those of an ambiguous category with the one that the page speaks for.

    A page is of one person or subject: where its papers of one meaning are in `cs` and none are in
    `math`, its "CV" is `cs.CV`. Where the page speaks for several candidates or for none, all of
    them stay, marked ambiguous.
    """
    witnesses = Counter(
        _archive(code)
        for paper in papers
        if not paper.category_ambiguous
        for code in paper.categories
    )
    return [_settle(paper, witnesses) for paper in papers]


def _settle(paper: PaperRecord, witnesses: Counter[str]) -> PaperRecord:
    spoken_for = _list_spoken_for(paper.categories, witnesses)
    if not paper.category_ambiguous or len(spoken_for) != 1:
        return paper
    if witnesses[_archive(spoken_for[0])] < _FEWEST_WITNESSES:
        return paper
    return replace(paper, categories=tuple(spoken_for), category_ambiguous=False)


def _list_spoken_for(codes: Iterable[str], witnesses: Counter[str]) -> list[str]:
    return [code for code in codes if witnesses[_archive(code)]]


def _archive(code: str) -> str:
    return code.partition(".")[0]
