"""What a load takes: the memory and the seconds of this process and its children."""

import subprocess
import sys
import time

from ingest.bulk.usage import Usage

BUSY = "import time\nheld = bytearray(150 << 20)\nwhile time.process_time() < 1: pass\n{}"


def _run_child(end: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 -- our own text
        [sys.executable, "-c", BUSY.format(end)], stdout=subprocess.PIPE
    )


def test_a_child_counts_though_it_is_killed_before_the_end() -> None:
    child = _run_child("print(flush=True)\ntime.sleep(600)")
    with child, Usage() as usage:
        assert child.stdout is not None
        child.stdout.readline()
        usage.look()
        child.kill()
        child.wait()
    assert usage.peak > 150 << 20
    assert usage.processor_seconds >= 0.9


def test_what_was_spent_before_does_not_count() -> None:
    child = _run_child("print(flush=True)\ntime.sleep(600)")
    assert child.stdout is not None
    child.stdout.readline()
    with child, Usage() as usage:
        child.kill()
    assert usage.processor_seconds < 0.9


def test_own_work_counts() -> None:
    with Usage() as usage:
        ended = time.process_time() + 0.3
        while time.process_time() < ended:
            pass
    assert usage.processor_seconds >= 0.25  # counted in hundredths, rounded down
