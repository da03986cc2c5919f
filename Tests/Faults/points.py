"""Points: one fault at one moment, and what must be true after it."""

import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field

import files
import market
from market import Broken, Ledger, Market
from server import CALLS, Daemon, Tracer, count_calls
from wire import Connection, Gone, Refused

FAULTS = {
    "kill": "signal=SIGKILL:when={}",
    "EIO once": "error=EIO:when={}",
    "EIO for good": "error=EIO:when={}+",
    "ENOSPC once": "error=ENOSPC:when={}",
    "ENOSPC for good": "error=ENOSPC:when={}+",
}


@dataclass
class Workplace:
    """Programs, prepared data, and where copies of it and the ledgers go."""

    program: str
    scratch: str
    ledgers: str
    prepared: dict[str, str] = field(default_factory=dict)


@dataclass
class Point:
    """One fault at one moment."""

    suite: str
    operation: str
    call: str
    fault: str
    number: int

    def __str__(self) -> str:
        return f"{self.suite}: {self.operation}, {self.call} number {self.number}, {self.fault}"


@dataclass
class Result:
    point: Point
    # Whether the fault came about at all.
    was_hit: bool
    complaint: str = ""


class Copy:
    """A copy of a prepared data directory, which goes away after use."""

    def __init__(self, place: Workplace, name: str) -> None:
        self.folder = tempfile.mkdtemp(prefix="hf", dir=place.scratch)
        self.data = os.path.join(self.folder, "d")
        if name in place.prepared:
            shutil.copytree(place.prepared[name], self.data)
        self.ledger = Ledger(os.path.join(place.ledgers, os.path.basename(self.folder)))

    def remove(self) -> None:
        self.ledger.close()
        os.unlink(self.ledger.file.name)
        shutil.rmtree(self.folder, ignore_errors=True)


def after(place: Workplace, copy: Copy, world: Market, data: str | None = None) -> None:
    """A start without a fault on what is left: it serves, and everything is as it must be."""
    daemon = Daemon(place.program, data or copy.data)
    try:
        at = daemon.must_be_ready()
        market.verify(at, world, copy.ledger.calls)
        at.close()
        if daemon.terminate() != 0:
            raise Broken(f"the server does not end well: {daemon.words()}")
    finally:
        daemon.kill()
    files.check(data or copy.data)


def world_of(place: Workplace, name: str) -> Market:
    return Market.read(place.prepared[name] + ".json")


# Faults while calls run.


def run_operation(place: Workplace, point: Point) -> Result:
    copy = Copy(place, "served")
    world = world_of(place, "served")
    daemon = Daemon(place.program, copy.data)
    try:
        at = daemon.must_be_ready()
        calls = market.OPERATIONS[point.operation](at, world)
        injection = point.call + ":" + FAULTS[point.fault].format(point.number)
        tracer = Tracer(daemon.process.pid, copy.data, injection)
        copy.ledger.run(at, calls)
        if point.fault == "kill":
            # What runs after the answer, such as the end of keys, is a place to be killed at as well.
            daemon.ended(0.05)
        hit = [line for line in tracer.lines() if "INJECTED" in line]
        was_hit = bool(hit) or (point.fault == "kill" and daemon.ended())
        if hit:
            check_sync(point, hit[0], calls, daemon)
        tracer.detach()
        if daemon.ended():
            daemon.check_end()
        elif was_hit:
            go_on(daemon, world, copy)
        daemon.kill()
        after(place, copy, world)
        return Result(point, was_hit)
    finally:
        daemon.kill()
        copy.remove()


def check_sync(point: Point, line: str, calls: list[market.Call], daemon: Daemon) -> None:
    """A sync that failed acknowledges nobody, and the process ends by itself."""
    if "sync" not in point.call or "EIO" not in point.fault:
        return
    if point.number == 1 and "handschlag.db" in line and any(call.acknowledged is not None for call in calls):
        raise Broken("a call was acknowledged whose sync had failed")
    if not daemon.ended(5):
        raise Broken(f"a sync failed and the server goes on: {line.strip()}")


def go_on(daemon: Daemon, world: Market, copy: Copy) -> None:
    """The fault is over and the process still there: it serves, or ends by itself."""
    try:
        at = daemon.connect()
        market.verify(at, world, copy.ledger.calls)
        at.close()
    except Refused as refused:
        if refused.code != 14:
            raise Broken(f"after the fault: {refused}") from refused
        if not daemon.ended(5):
            raise Broken(f"the fault is over, and the server still answers {refused}") from refused
        daemon.check_end()
    except (Gone, OSError) as gone:
        if not daemon.ended(5):
            raise Broken(f"after the fault: {gone}") from gone
        daemon.check_end()


def count_operation(place: Workplace, operation: str) -> dict[str, int]:
    """How many calls of each kind an operation makes."""
    copy = Copy(place, "served")
    daemon = Daemon(place.program, copy.data)
    try:
        at = daemon.must_be_ready()
        calls = market.OPERATIONS[operation](at, world_of(place, "served"))
        tracer = Tracer(daemon.process.pid, copy.data)
        copy.ledger.run(at, calls)
        daemon.ended(0.1)
        tracer.detach()
        if any(call.acknowledged is None for call in calls):
            raise Broken(f"{operation} is refused: {[call.refused for call in calls]}")
        return count_calls(tracer.lines())
    finally:
        daemon.kill()
        copy.remove()


# Faults while the server starts or ends: a first start, a recovery, a migration, an end.


def traced(injection: str, output: str) -> list[str]:
    arguments = ["strace", "-f", "-y", "-o", output, "-e", "trace=" + CALLS]
    return arguments + (["-e", "inject=" + injection] if injection else [])


def run_start(place: Workplace, point: Point) -> Result:
    copy = Copy(place, point.operation)
    try:
        injection = point.call + ":" + FAULTS[point.fault].format(point.number)
        output = copy.data + ".trace"
        daemon = Daemon(place.program, copy.data, traced(injection, output))
        try:
            is_ready = daemon.ready()
            if is_ready and point.suite == "end":
                subprocess.run(["pkill", "-TERM", "-P", str(daemon.process.pid)], check=False)
            if not is_ready or point.suite == "end":
                if not daemon.ended(20):
                    raise Broken("the server does not end")
                daemon.check_end()
        finally:
            daemon.kill()
        with open(output, encoding="utf-8", errors="replace") as lines:
            said = lines.read()
        was_hit = "INJECTED" in said or "killed by SIGKILL" in said and point.fault == "kill"
        if point.operation in place.prepared:
            after(place, copy, world_of(place, point.operation))
        else:
            start_anew(place, copy)
        return Result(point, was_hit)
    finally:
        copy.remove()


def start_anew(place: Workplace, copy: Copy) -> None:
    """After a first start that failed the next one makes what is missing, and serves."""
    daemon = Daemon(place.program, copy.data)
    try:
        at = daemon.must_be_ready()
        market.open_account(at, 1, "anna")
        at.close()
        daemon.terminate()
    finally:
        daemon.kill()
    files.check(copy.data)


def count_start(place: Workplace, name: str, ends: bool) -> dict[str, int]:
    copy = Copy(place, name)
    output = copy.data + ".trace"
    daemon = Daemon(place.program, copy.data, traced("", output))
    try:
        if not daemon.ready():
            raise Broken(f"the server does not start: {daemon.words()}")
        if ends:
            subprocess.run(["pkill", "-TERM", "-P", str(daemon.process.pid)], check=False)
            daemon.ended(20)
        else:
            time.sleep(0.05)
        daemon.kill()
        with open(output, encoding="utf-8", errors="replace") as lines:
            return count_calls(list(lines))
    finally:
        daemon.kill()
        copy.remove()


# Preparation.


def prepare(place: Workplace, older: str) -> None:
    """Makes the data that every point gets a copy of: well closed, killed amid work, and of an older version."""
    served = os.path.join(place.scratch, "served")
    daemon = Daemon(place.program, served)
    try:
        at = daemon.must_be_ready()
        world = market.prepare(at)
        at.close()
        daemon.terminate()
        world.write(served + ".json")
        place.prepared["served"] = served
        killed = os.path.join(place.scratch, "killed")
        shutil.copytree(served, killed)
        daemon = Daemon(place.program, killed)
        at = daemon.must_be_ready()
        tracer = Tracer(daemon.process.pid, killed, "ftruncate:signal=SIGKILL:when=1")
        ledger = Ledger(os.path.join(place.ledgers, "killed"))
        ledger.run(at, market.withdrawal(at, world))
        ledger.close()
        daemon.ended(2)
        tracer.detach()
        daemon.kill()
        at.close()
        world.write(killed + ".json")
        place.prepared["killed"] = killed
    finally:
        daemon.kill()
    if older:
        aged = os.path.join(place.scratch, "older")
        shutil.copytree(older, aged)
        shutil.move(os.path.join(aged, "market.json"), aged + ".json")
        place.prepared["older"] = aged
