"""Whether it is the hyper-author policy that keeps two authors apart."""

from graph.paths.ends import End, are_apart
from graph.paths.options import DERIVATION_THRESHOLD, HyperauthorMode, PathOptions


def is_only_through_excluded(
    near: End,
    far: End,
    options: PathOptions,
    *,
    connected: bool,
    exhausted: bool,
) -> bool | None:
    """Whether chains of papers join the two, and each has a paper that the policy excludes.

    It is about chains of whatever length, before any other filter. None where neither component
    ids nor the search prove it.

    Args:
        near: One of the two.
        far: The other.
        options: What was searched for.
        connected: Whether a path was found, or the two are one author.
        exhausted: Whether the search proved that the filters leave no path of whatever length.
    """
    policy = options.papers.hyperauthor
    if connected or policy.mode is not HyperauthorMode.EXCLUDE:
        return False
    if are_apart(near.authorship_component, far.authorship_component):
        return False
    if None in {near.authorship_component, far.authorship_component}:
        return None
    # Component ids are those of the graph of `COLLABORATED_WITH`.
    apart = are_apart(near.component, far.component)
    if apart and policy.threshold <= DERIVATION_THRESHOLD:
        return True
    joined = near.component is not None and near.component == far.component
    if joined and policy.threshold >= DERIVATION_THRESHOLD:
        return False
    return True if exhausted and _filters_by_policy_alone(options) else None


def _filters_by_policy_alone(options: PathOptions) -> bool:
    papers = options.papers
    return (
        papers.since is None
        and papers.until is None
        and papers.min_confidence <= 0
        and not options.avoid
        and not options.via
    )
