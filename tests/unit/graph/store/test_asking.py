"""What a read says of its transaction."""

import pytest
from neo4j._codec.packstream.v1 import UnpackableBuffer, Unpacker

from graph.store.asking import pack_extra


@pytest.mark.parametrize("database", [None, "", "neo4j", "größer" * 20])
@pytest.mark.parametrize(
    ("seconds", "milliseconds"), [(0.0001, 1), (0.12, 120), (10.0, 10_000), (1e7, 10**10)]
)
def test_it_reads_there_and_no_longer(
    database: str | None, seconds: float, milliseconds: int
) -> None:
    packed = pack_extra(database, seconds)
    buffer = UnpackableBuffer(packed)  # type: ignore[no-untyped-call]  # the driver's
    unpacker = Unpacker(buffer)  # type: ignore[no-untyped-call]  # the driver's

    told = {"mode": "r", "tx_timeout": milliseconds} | ({"db": database} if database else {})
    assert unpacker.unpack() == told  # type: ignore[no-untyped-call]  # the driver's
    assert buffer.p == len(packed)


def test_time_is_never_less_than_none() -> None:
    with pytest.raises(ValueError, match="Timeout"):
        pack_extra(None, -1.0)
