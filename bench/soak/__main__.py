"""Ask for a long time and see what grows: `python -m bench.soak --home .bench/home-S`.

Exits with 1 where something grew by more than it may after the warm-up, or an answer was wrong.
"""

import argparse
import asyncio
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

import psutil

from bench.harness.machine import Load, describe_machine
from bench.home import open_home
from bench.paths.over_http import our_service
from bench.soak.clients import Crowd
from bench.soak.questions import make_questions
from bench.soak.watch import Sample, Watch, judge
from cli.interruption import end_on_signals
from graph.store.database import Database

_EVERY_SECONDS = 5.0


def main() -> None:
    """Run, report, and judge."""
    options = _parse()
    end_on_signals()
    with (
        open_home(options.home, heap="1g", pagecache="512m") as connection,
        Database(connection) as database,
        our_service(connection) as service,
    ):
        crowd = Crowd(service.address, make_questions(database))
        watch = Watch(service.address, psutil.Process(service.pid), database)
        seconds = options.minutes * 60
        warm_up = seconds * options.warm_up
        samples = asyncio.run(_soak(crowd, watch, options.clients, seconds, warm_up))
    grown = judge(samples, warm_up)
    leaks = [one for one in grown if one.is_leak]
    for one in grown:
        found = "LEAK" if one.is_leak else "ok"
        print(f"{found:5}{one.what}: {one.early:g} → {one.late:g} (+{one.allowed:.3g} allowed)")
    print(
        f"{crowd.answered} answers, {crowd.left} left, wrong: {dict(crowd.wrong) or 'none'}, "
        f"out of time while warming up: {dict(crowd.early) or 'none'}, "
        f"slowest {crowd.slowest:.2f} s"
    )
    told = {
        "benchmark": "soak",
        "machine": describe_machine(),
        "load": Load().load,
        "clients": options.clients,
        "minutes": options.minutes,
        "answered": crowd.answered,
        "left": crowd.left,
        "wrong": dict(crowd.wrong),
        "outOfTimeEarly": dict(crowd.early),
        "slowestSeconds": crowd.slowest,
        "growth": [{**asdict(one), "leak": one.is_leak} for one in grown],
        "samples": [asdict(one) for one in samples],
    }
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    sys.exit(1 if leaks or crowd.wrong else 0)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="made by python -m bench.generate")
    parser.add_argument("--out", type=Path, required=True, help="the JSON file to write")
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--warm-up", type=float, default=0.3, help="share of the time")
    return parser.parse_args()


async def _soak(
    crowd: Crowd, watch: Watch, clients: int, seconds: float, warm_up: float
) -> list[Sample]:
    began, samples = time.monotonic(), list[Sample]()
    asking = asyncio.create_task(crowd.ask(clients, seconds, warm_up))
    while not asking.done():
        samples.append(await asyncio.to_thread(watch.look, time.monotonic() - began))
        await asyncio.wait({asking}, timeout=_EVERY_SECONDS)
    await asking
    return samples


if __name__ == "__main__":
    main()
