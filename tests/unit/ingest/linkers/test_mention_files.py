from io import BytesIO

import orjson
import pytest

from ingest.resolve.mention_files import join_papers, read_mentions, read_papers

MENTION = {"mention_id": "m", "paper": "p", "pos": 0, "name": "Ada Byron"}


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        ({"venue": "W19", "booktitle": "Workshop on Glaciers"}, {"workshop", "glaciers"}),
        ({"venue": "Journal of Glaciers"}, {"journal", "glaciers"}),
        ({"venue": "W19"}, set()),
        ({}, set()),
    ],
)
def test_the_volume_speaks_and_the_venue_where_no_volume_is_named(
    paper: dict[str, str], words: set[str]
) -> None:
    papers = read_papers(BytesIO(orjson.dumps({"id": "p", "title": "Ice", **paper})))

    [mention] = join_papers(read_mentions(BytesIO(orjson.dumps(MENTION))), papers)

    assert mention.venue_words == words
    assert mention.venue == paper.get("venue")
