"""The daemon as a process: started, traced, limited, killed."""

import os
import signal
import socket
import subprocess
import time

from market import Broken
from wire import Connection

MANY = "1000000"
FLAGS = {
    name: MANY
    for name in (
        "applications-per-day",
        "inquiries-per-day",
        "messages-per-hour",
        "messages-per-hour-in-engagement",
        "projects-per-day",
        "searches-per-minute",
        "consents-per-day",
        "default-max-open",
        "default-max-new-per-day",
    )
} | {"loops": "1"}
# What it may end with by itself: a proper end, a start that cannot be, a database that failed.
STATUSES = {0, 70, 73, 75, 78}


class Daemon:
    """One process on a data directory; its socket and its log stand beside the directory."""

    def __init__(
        self,
        program: str,
        data: str,
        before: list[str] | None = None,
        variables: dict[str, str] | None = None,
        log: str = "",
        socket: str = "",
    ) -> None:
        self.data = data
        self.socket = socket or data + ".sock"
        self.log = log or data + ".log"
        settings = dict(FLAGS, data=data, listen="unix:" + self.socket)
        settings["admin-listen"] = "none"
        # By variables rather than flags: a library that is loaded before the program may hide its arguments.
        environment = {"HANDSCHLAG_" + name.upper().replace("-", "_"): value for name, value in settings.items()}
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                (before or []) + [program],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=dict(os.environ, **environment, **(variables or {})),
                cwd=os.path.dirname(data),
                start_new_session=True,
            )
        self.is_traced = bool(before)

    def ready(self, patience: float = 20) -> bool:
        """Waits until it accepts; false when it has ended instead."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                return False
            with socket.socket(socket.AF_UNIX) as probe:
                try:
                    probe.connect(self.socket)
                    return True
                except OSError:
                    time.sleep(0.004)
        raise Broken("the server neither starts nor ends")

    def connect(self) -> Connection:
        return Connection(self.socket, patience=2)

    def must_be_ready(self) -> Connection:
        if not self.ready():
            raise Broken(f"the server does not start: {self.words()}")
        return self.connect()

    def words(self) -> str:
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return log.read()[-400:]

    def ended(self, patience: float = 0) -> bool:
        deadline = time.monotonic() + patience
        while True:
            if self.process.poll() is not None or self.is_dead():
                return True
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.004)

    def is_dead(self) -> bool:
        """Whether it has ended and only its tracer has not noticed yet."""
        try:
            with open(f"/proc/{self.process.pid}/stat", encoding="ascii", errors="replace") as stat:
                return stat.read().rpartition(")")[2].split()[0] == "Z"
        except FileNotFoundError:
            return True

    def status(self) -> int:
        """As a shell has it, negative for a signal; a tracer ends as its tracee did."""
        return self.process.wait()

    def check_end(self) -> None:
        """It ended as it may: killed by the test, or by itself with a status that has a meaning."""
        status = self.status()
        if status not in STATUSES and status != -signal.SIGKILL:
            raise Broken(f"the server ended with {status}: {self.words()}")

    def kill(self) -> None:
        # A tracer may be gone before what it traced.
        for _ in range(500):
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                break
            self.process.poll()
            time.sleep(0.004)
        self.process.wait()

    def terminate(self) -> int:
        self.process.terminate()
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired as error:
            raise Broken("the server does not end when it is told to") from error


# Every call by which files change or become durable.
CALLS = "pwrite64,pwritev,write,fsync,fdatasync,ftruncate,fallocate,unlink,unlinkat,rename,renameat,renameat2,link"


def paths(data: str) -> list[str]:
    names = ("handschlag.db", "handschlag.db-wal", "keys.db", "keys.db-wal", "keys.db-journal")
    return [part for name in names for part in ("-P", os.path.join(data, name))]


class Tracer:
    """strace on a running server: sees the calls on its files, and lets one of them fail or kill."""

    def __init__(self, pid: int, data: str, injection: str = "", calls: str = CALLS, output: str = "") -> None:
        self.output = output or data + ".trace"
        arguments = ["strace", "-f", "-y", "-o", self.output, "-p", str(pid), "-e", "trace=" + calls]
        arguments += paths(data) + (["-e", "inject=" + injection] if injection else [])
        self.process = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        said = ""
        while True:
            line = self.process.stderr.readline()
            said += line
            if "attached" in line:
                break
            if not line:
                raise Broken(f"strace does not attach: {said}")

    def detach(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.stderr.close()
        try:
            self.process.wait(2)
        except subprocess.TimeoutExpired:
            # It may miss the end of a thread and wait for ever.
            self.process.kill()
            self.process.wait()

    def lines(self) -> list[str]:
        with open(self.output, encoding="utf-8", errors="replace") as output:
            return output.readlines()


def count_calls(lines: list[str]) -> dict[str, int]:
    """Of each call, the most that one thread has made: a tracer counts by thread."""
    counts: dict[tuple[str, str], int] = {}
    for line in lines:
        thread, _, rest = line.partition(" ")
        name, bracket, _ = rest.strip().partition("(")
        if bracket and name.isidentifier():
            counts[thread, name] = counts.get((thread, name), 0) + 1
    most: dict[str, int] = {}
    for (_, name), number in counts.items():
        most[name] = max(most.get(name, 0), number)
    return most
