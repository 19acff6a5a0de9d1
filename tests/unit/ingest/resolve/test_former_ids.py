"""Who gets an id back that only a decision remembers, which is not in effect any more."""

import pytest

from ingest.linkers.mentions import Cluster, Judgement
from ingest.resolve.curators import Claim, Curated
from ingest.resolve.former_ids import IdNow, Settling, recall_ids
from tests.unit.ingest.linkers.naming import mention

FORMER = "author:mary-smith-b30bec"


@pytest.mark.parametrize(
    ("remembered", "recalled"),
    [(("m1", "m2"), {}), (("m1", "m2", "m3"), {0: FORMER}), (("m1", "m2", "elsewhere"), {})],
)
def test_a_new_author_is_given_an_id_of_most_of_the_mentions(
    remembered: tuple[str, ...], recalled: dict[int, str]
) -> None:
    mentions = [mention("Mary Smith", f"p{n}", key=f"m{n}") for n in range(1, 6)]
    cluster = Cluster(tuple(Judgement(one, 1.0, ()) for one in mentions))
    curated = Curated(memories=(Claim(FORMER, frozenset(remembered)),))
    settling = Settling([cluster], {}, [None], {}, {FORMER: IdNow(author=False, into=None)})

    assert recall_ids(curated, settling) == recalled
