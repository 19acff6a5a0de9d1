"""What a question lets count, in the numbers that searches compare."""

import numpy as np

from graph.paths.index.arrays import AGEING, Filter
from graph.paths.index.build import CollaborationIndex
from graph.paths.options import HyperauthorMode, PaperFilter, PathWeight

_ALL_YEARS = (-32768, 32767)
_EVERYBODY = 2**31 - 1
_WEIGHTS = {PathWeight.HOPS: 0, PathWeight.STRENGTH: 1, PathWeight.RECENT: 2}


def make_filter(
    index: CollaborationIndex,
    papers: PaperFilter,
    weight: PathWeight = PathWeight.HOPS,
    reference_year: int | None = None,
) -> Filter:
    """The filter over an index; collaborations that are derived already are taken where they do."""
    policy = papers.hyperauthor
    most = policy.most_authors
    since, until = _ALL_YEARS
    if papers.since is not None or papers.until is not None:
        # A paper without a year bears the first of all years, and is in no window.
        since = _clip(papers.since, since + 1)
        until = _clip(papers.until, until)
    return Filter(
        derived=papers.is_derived
        and (weight is not PathWeight.RECENT or reference_year == index.newest_year),
        most_authors=_EVERYBODY if most is None else min(most, _EVERYBODY),
        since=since,
        until=until,
        least_sure=int(np.searchsorted(index.certainties, papers.min_confidence)),
        downweight_above=(
            min(policy.threshold, _EVERYBODY)
            if policy.mode is HyperauthorMode.DOWNWEIGHT
            else _EVERYBODY
        ),
        weight=_WEIGHTS[weight],
        reference_year=reference_year or 0,
        ageing=AGEING,
    )


def without_derived(papers: Filter) -> Filter:
    """The same filter, over the papers themselves."""
    return papers._replace(derived=False)


def _clip(year: int | None, otherwise: int) -> int:
    if year is None:
        return otherwise
    return min(max(year, _ALL_YEARS[0] + 1), _ALL_YEARS[1])
