"""What the measurement of ingest reads and keeps."""

import gzip
import os
from argparse import Namespace
from pathlib import Path

import orjson
import psutil
import pytest

from bench.ingest.__main__ import give_acl
from bench.ingest.online import read_cpu


def _write_dump(path: Path, *titles: str) -> None:
    papers = [{"id": f"X{place}", "title": title} for place, title in enumerate(titles)]
    path.write_bytes(gzip.compress(b"\n".join(map(orjson.dumps, papers))))


def test_another_dump_of_the_same_name_is_turned_anew(tmp_path: Path) -> None:
    dump = tmp_path / "acl.jsonl.gz"
    options = Namespace(work=tmp_path, acl=dump, acl_papers=None)
    _write_dump(dump, "Boats", "Rain")
    first = give_acl(options)
    assert give_acl(options) == first

    _write_dump(dump, "Fog")
    os.utime(dump, (1, 1))
    lines, papers = give_acl(options)

    assert first[1] == 2
    assert papers == 1
    assert orjson.loads(lines.read_bytes())["title"] == "Fog"


class _Ended(psutil.Process):
    """A child that ends before it is looked at."""

    def cpu_times(self) -> None:
        raise psutil.NoSuchProcess(self.pid)


def test_a_child_that_has_ended_has_spent_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = _Ended()
    monkeypatch.setattr(psutil.Process, "children", lambda *_, **__: [ended])

    own, others = read_cpu()

    assert own > 0
    assert others == 0
