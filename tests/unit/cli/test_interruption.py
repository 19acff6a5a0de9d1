"""Signals that end a command, also where Python would lose them."""

import signal
import subprocess
import sys

import pytest

_WHILE_DELETING = """
import os, signal, sys, time
from cli.interruption import end_on_signals, find_interruption

# What a shell starts in the background ignores these.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)

class Held:
    def __del__(self):
        os.kill(os.getpid(), int(sys.argv[1]))
        time.sleep(0.01)

def tell_and_notice(lost):
    print("lost", flush=True)
    notice(lost)

end_on_signals()
notice, sys.unraisablehook = sys.unraisablehook, tell_and_notice
try:
    held = Held()
    del held
    time.sleep(600)
except BaseException as error:
    print("ended", flush=True)
    sys.exit(find_interruption(error))
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_that_comes_while_an_object_is_deleted_is_not_lost(number: int) -> None:
    ended = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", _WHILE_DELETING, str(int(number))],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    expected = signal.SIGTERM if number == signal.SIGHUP else number
    assert (ended.stdout, ended.returncode) == ("lost\nended\n", 128 + expected)
    assert "Exception ignored" not in ended.stderr


def test_other_failures_of_deleting_are_told() -> None:
    program = """
from cli.interruption import end_on_signals

class Held:
    def __del__(self):
        raise ValueError("odd")

end_on_signals()
held = Held()
del held
"""
    ended = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120
    )

    assert ended.returncode == 0
    assert "ValueError: odd" in ended.stderr
