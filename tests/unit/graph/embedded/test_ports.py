import socket

import pytest

from graph.embedded.ports import is_free, next_free_port


def test_a_port_that_is_listened_on_is_not_free_and_the_next_one_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        assert not is_free(port)
        assert next_free_port(port) > port


def test_a_free_port_is_used_as_wished() -> None:
    port = next_free_port(0)

    assert is_free(port)
    assert next_free_port(port) == port


def test_a_port_that_is_promised_already_is_skipped() -> None:
    port = next_free_port(0)

    assert next_free_port(port, taken={port}) > port


def test_no_free_port_is_an_error() -> None:
    with pytest.raises(OSError, match="no port from 65535 to 65535 is free"):
        next_free_port(65535, taken={65535})
