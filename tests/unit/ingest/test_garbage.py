import gc

import pytest

from ingest.garbage import rare_collections


def test_what_held_before_holds_again_whatever_happens() -> None:
    before = gc.get_threshold()
    within = []

    def fail() -> None:
        within.append(gc.get_threshold())
        raise ValueError("bad")

    with pytest.raises(ValueError, match="bad"), rare_collections():
        fail()

    assert within[0][0] > before[0]
    assert gc.get_threshold() == before
