"""Readable ids that stay: for papers from their titles, for authors from their names."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count

from slugify import slugify

from ingest.linkers.mentions import Cluster, Mention
from ingest.slugs import SLUG_LENGTH, digest


def name_paper(title: str, title_key: str, salt: str = "") -> str:
    """Give the id of a new paper; `salt` tells papers of the same title apart."""
    parts = (title_key, salt) if salt else (title_key,)
    slug = slugify(title, max_length=SLUG_LENGTH, word_boundary=True) or "untitled"
    return f"paper:{slug}-{digest(*parts)}"


def name_author(cluster: Cluster, taken: Collection[str]) -> str:
    """Give the id of a new author; a namesake's ends with a digest of its first mention."""
    return next(author for author in propose_author_ids(cluster) if author not in taken)


def propose_author_ids(cluster: Cluster) -> Iterator[str]:
    """Give the ids that the author may have, the plainest first, without end."""
    plain = plain_author_id(choose_name(cluster.mentions))
    yield plain
    key = cluster.mentions[0].key
    yield f"{plain}-{digest(key)}"
    # The mention has moved to another person since its digest was given away.
    for number in count(2):
        yield f"{plain}-{digest(key, str(number))}"


def plain_author_id(name: str) -> str:
    """Give the id that the first author of this name has."""
    return f"author:{slugify(name, max_length=SLUG_LENGTH) or digest(name)}"


def choose_name(mentions: Sequence[Mention]) -> str:
    """Give the name to display: the form printed most often, of those the longest."""
    counts = Counter(mention.name.printed for mention in mentions)
    full = {mention.name.printed: not mention.name.initials_only for mention in mentions}
    return min(counts, key=lambda name: (not full[name], -counts[name], -len(name), name))


def keep_ids(
    clusters: Sequence[Cluster], previous: Mapping[str, str]
) -> tuple[list[str | None], dict[str, str]]:
    """Give each cluster the id that it keeps (None if it is new), and say which ids it takes in.

    `previous` maps mention keys to author ids. An id goes where most of its mentions are; of
    several, a cluster keeps the one that its name would give it, else the one of most mentions.
    """
    votes: dict[str, Counter[int]] = {}
    for place, cluster in enumerate(clusters):
        for mention in cluster.mentions:
            if mention.key in previous:
                votes.setdefault(previous[mention.key], Counter())[place] += 1
    claims: dict[int, list[str]] = {}
    for author in sorted(votes):
        place = min(votes[author], key=lambda place: (-votes[author][place], place))
        claims.setdefault(place, []).append(author)
    kept: list[str | None] = [None] * len(clusters)
    merged: dict[str, str] = {}
    for place, authors in claims.items():
        plain = plain_author_id(choose_name(clusters[place].mentions))
        winner = min(authors, key=lambda one: (one != plain, -votes[one][place], one))
        kept[place] = winner
        merged |= {author: winner for author in authors if author != winner}
    return kept, merged
