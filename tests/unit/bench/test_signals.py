"""A benchmark that is ended from outside ends what it has started."""

import signal
import subprocess
import sys

import psutil
import pytest

_SOAK = """
import sys, time
from contextlib import contextmanager
from bench.peers.node_peer import running
from bench.soak import __main__ as soak
from graph.store.connection import Connection

@contextmanager
def open_home(*_, **__):
    server = [sys.executable, "-c", "import time; time.sleep(300)"]
    with running(server, Connection("bolt://nowhere", "neo4j", "none", "neo4j"), None) as pid:
        print(pid, flush=True)
        time.sleep(300)
        yield

soak.open_home = open_home
sys.argv = ["soak", "--home", "none", "--out", "none"]
soak.main()
"""


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_soak_that_is_ended_leaves_nothing_behind(sent: signal.Signals) -> None:
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", _SOAK], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as soak:
        assert soak.stdout is not None
        started = psutil.Process(int(soak.stdout.readline()))
        soak.send_signal(sent)
        soak.wait(120)

    assert soak.returncode != 0
    assert not started.is_running()
