"""Why there is no path: because of the bound on hops, or because filters cut one end off.

How far a search comes depends on how it reads, and this must not: so tiers are followed by one
rule, which every engine keeps. The first tier of both ends; then whole tiers, always of the end
with fewer authors in its newest one (the first end's if they are as many), as long as a path over
them could be within the bound. An end that has no further tier is cut off.
"""

from collections.abc import Awaitable, Callable, Sequence

from graph.paths.known import KnownGraph


async def is_cut_off(
    known: KnownGraph,
    read: Callable[[Sequence[str]], Awaitable[bool]],
    ends: tuple[str, str],
    max_hops: int,
) -> bool:
    """Whether one of two authors without a path within the bound is cut off.

    `read` adds authors to what is known, or says that there is no time for it; then nothing is
    proved.
    """
    seen = [{end} for end in ends]
    tiers = [{end} for end in ends]
    hops = [0, 0]
    while all(tiers):
        if min(hops) > 0 and sum(hops) + 1 > max_hops:
            return False
        side = int(hops[0] > 0 and (hops[1] == 0 or len(tiers[1]) < len(tiers[0])))
        unread = sorted(tiers[side] - known.read)
        if unread and not await read(unread):
            return False
        reached = {other for author in tiers[side] for other in known.links(author)}
        tiers[side] = reached - seen[side]
        seen[side] |= reached
        hops[side] += 1
    return True
