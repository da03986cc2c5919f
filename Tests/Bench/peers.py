"""The same echo side by side: our native wire, our gRPC wire, gRPC for C++, grpc-swift-2.

Each server has one core and the load another. Rates and the server's CPU come from load.c on the native wire and
from h2load on the others, which costs less a call than any server here; gRPC's own client for C++ calls each of
those too, compares every reply, and times calls at half of what its server reached with it.

No client speaks both wires. The native wire is judged against gRPC for C++ as its users have it, server and client.
What it comes to with h2load for gRPC's client is printed beside, and with it the limit of this machine: a loop in C
on the native wire, which does nothing but decode and encode.
"""

import json
import os
import re
import shutil
import statistics
import subprocess

import seed

SHAPES = ((1, 1), (1, 64), (8, 16))
METHOD = "http://localhost/handschlag.bench.v1.BenchService/Echo"
# Ratios that are wanted: of our wires' rates to those of gRPC for C++, and of the CPU a call takes.
WANTED = {
    ("native", "rate", (1, 64)): 5.0,
    ("native", "rate", (1, 1)): 2.0,
    ("grpc", "rate", (1, 64)): 1.2,
    ("grpc", "cpu", (1, 64)): 0.8,
}
NAMES = {
    "limit": "limit in C, native",
    "native": "Handschlag, native",
    "grpc": "Handschlag, gRPC",
    "cpp": "gRPC C++",
    "swift": "grpc-swift-2",
}
# What load.c calls.
NATIVE = ("limit", "native")


def echo_body() -> bytes:
    """The message that load.c sends, with gRPC's prefix."""
    words = ("words", "pages", "hours", "rounds", "drafts")
    items = [
        (7, seed.message((1, word), (2, 300 + index * 40), (3, "agreed on" if index % 2 else "at most")))
        for index, word in enumerate(words)
    ]
    text = (
        "We look for somebody who writes about bread as if it were alive: the oven at four in the morning, the "
        "queue at seven, and the last roll at noon."
    )
    body = seed.message(
        (1, "prj_0123456789abcdefghjkmnpqrs"),
        (2, "A text of three hundred words on a small bakery"),
        (3, text),
        (4, 1767225600),
        (5, 1),
        (6, bytes((index * 37 + 11) & 255 for index in range(32))),
        *items,
    )
    return b"\0" + len(body).to_bytes(4, "big") + body


def cpu_seconds(pid: int) -> float:
    """Processor time of all threads that live."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/schedstat", encoding="ascii") as file:
            total += int(file.read().split()[0])
    return total / 1e9


class Peers:
    """The servers, and the three ways to load them."""

    def __init__(self, bench, built: str, pinned, load_cores: set[int], flags: list[str]) -> None:
        self.bench, self.built, self.pin = bench, built, lambda: pinned(load_cores)()
        self.body = bench.path("echo.body")
        with open(self.body, "wb") as file:
            file.write(echo_body())
        self.token = bench.database.projects[0][0]
        shutil.copytree(bench.path("snapshot"), bench.path("peers-data"))
        ours = [bench.echo_path, "--data", bench.path("peers-data"), "--listen", "ADDRESS", *flags]
        server = bench.start("peers", ours)
        self.servers = {
            "limit": bench.start("echo-limit", [os.path.join(built, "echo_limit"), "ADDRESS"]),
            "native": server,
            "grpc": server,
            "cpp": bench.start("grpc-cpp", [os.path.join(built, "grpc", "echo_server"), "ADDRESS"]),
        }
        swift = os.path.join(built, "grpc-swift", ".build", "release", "grpc-swift-echo")
        if os.path.exists(swift):
            self.servers["swift"] = bench.start("grpc-swift", [swift, "ADDRESS"])

    def run(self, command: list[str]) -> str:
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, preexec_fn=self.pin, check=False)
        if done.returncode:
            raise SystemExit(f"load failed: {' '.join(command)}\n{done.stdout}")
        return done.stdout

    def native(self, peer: str, shape: tuple[int, int], seconds: float, rate: float = 0) -> dict:
        options = {"connections": shape[0], "rate": rate}
        return self.bench.load(self.servers[peer], "echo", shape[1], seconds, **options)

    def own_client(self, peer: str, shape: tuple[int, int], seconds: float, rate: float = 0) -> dict:
        """By gRPC's client for C++."""
        server = self.servers[peer]
        command = [os.path.join(self.built, "grpc", "echo_load"), server.address, self.token]
        command += [str(shape[0]), str(shape[1]), str(seconds), "0.5", str(server.process.pid), str(rate)]
        return json.loads(self.run(command))

    def h2load(self, peer: str, shape: tuple[int, int], seconds: float) -> dict:
        server = self.servers[peer]
        command = ["h2load", "-c", str(shape[0]), "-m", str(shape[1]), "-D", f"{seconds:.0f}", "-d", self.body]
        for header in (
            "content-type: application/grpc",
            "te: trailers",
            "user-agent: h2load",
            "grpc-timeout: 30S",
            f"authorization: Bearer {self.token}",
        ):
            command += ["-H", header]
        before = cpu_seconds(server.process.pid)
        out = self.run([*command, "-B", server.address, METHOD])
        cpu = cpu_seconds(server.process.pid) - before
        calls = int(re.search(r"(\d+) succeeded", out)[1])
        if int(re.search(r"(\d+) failed", out)[1]) or not calls:
            raise SystemExit(f"calls failed:\n{out}")
        return {"per_second": calls / float(seconds), "server_cpu_us": cpu / calls * 1e6}


def measure(peers: Peers, rounds: int, seconds: float) -> dict:
    """Figures of each round, by peer, way of loading and shape."""
    found: dict = {}

    def keep(peer: str, way: str, shape: tuple[int, int], figures: dict) -> None:
        found.setdefault(peer, {}).setdefault(way, {}).setdefault(f"{shape[0]} x {shape[1]}", []).append(figures)

    for _ in range(rounds):
        for shape in SHAPES:
            for peer in peers.servers:
                if peer in NATIVE:
                    keep(peer, "load", shape, peers.native(peer, shape, seconds))
                else:
                    keep(peer, "load", shape, peers.h2load(peer, shape, seconds))
                    keep(peer, "own client", shape, peers.own_client(peer, shape, seconds))
    return found


def median(rounds: list[dict], name: str) -> float:
    return statistics.median(figures[name] for figures in rounds)


def latencies(peers: Peers, found: dict, seconds: float) -> dict:
    """Times of calls at half of each peer's peak, by its own kind of client."""
    result = {}
    for peer in peers.servers:
        if peer == "limit":
            continue
        way, load = ("load", peers.native) if peer in NATIVE else ("own client", peers.own_client)
        peak = median(found[peer][way]["1 x 64"], "per_second")
        result[peer] = {"rate": peak / 2, **load(peer, (1, 512), seconds, round(peak / 2))}
    return result


def ratio(found: dict, peer: str, way: str, shape: str, field: str) -> float:
    """The median of each round's own ratio to gRPC for C++: both ran within seconds of each other."""
    ours = found[peer]["load" if peer in NATIVE else way][shape]
    return statistics.median(a[field] / b[field] for a, b in zip(ours, found["cpp"][way][shape]))


def ratios(found: dict) -> list[dict]:
    """What is wanted, and what came out."""
    rows = []
    for (peer, kind, shape), wanted in WANTED.items():
        name = f"{shape[0]} x {shape[1]}"
        field = "per_second" if kind == "rate" else "server_cpu_us"
        under = {way: ratio(found, peer, way, name, field) for way in ("load", "own client")}
        judged = under["own client" if peer in NATIVE else "load"]
        reached = judged >= wanted if kind == "rate" else judged <= wanted
        row = {"peer": peer, "kind": kind, "shape": name, "ratio": judged, "wanted": wanted, "reached": reached}
        row |= {"under h2load": under["load"], "to own client": under["own client"]}
        if peer in NATIVE:
            row["limit under h2load"] = ratio(found, "limit", "load", name, field)
        rows.append(row)
    return rows


def print_tables(found: dict, rows: list[dict], times: dict) -> None:
    shapes = [f"{a} x {b}" for a, b in SHAPES]
    line = "{:<38}" + "{:>10}" * len(shapes) + "   " + "{:>10}" * len(shapes)
    print(line.format("calls a second; server's CPU, us a call", *shapes, *shapes))
    for peer, ways in found.items():
        for way, counts in ways.items():
            label = NAMES[peer] + (", gRPC C++ client" if way == "own client" else "")
            rates = [f"{median(counts[shape], 'per_second'):,.0f}" for shape in shapes]
            costs = [f"{median(counts[shape], 'server_cpu_us'):.1f}" for shape in shapes]
            print(line.format(label, *rates, *costs))
    print()
    for row in rows:
        what = "calls a second" if row["kind"] == "rate" else "CPU a call"
        bound = "at least" if row["kind"] == "rate" else "at most"
        word = "reached" if row["reached"] else "SHORT"
        words = f"{NAMES[row['peer']]}, {what} at {row['shape']}: {row['ratio']:.2f} x gRPC C++"
        if row["peer"] in NATIVE:
            words += f" and its client ({bound} {row['wanted']:g} wanted): {word}; under h2load"
            words += f" {row['under h2load']:.2f} x, the limit in C {row['limit under h2load']:.2f} x"
        else:
            words += f", both under h2load ({bound} {row['wanted']:g} wanted): {word};"
            words += f" both with its client {row['to own client']:.2f} x"
        print(words)
    print("\n{:<22}{:>12}{:>10}{:>10}{:>10}".format("at half of the peak", "calls/s", "p50 us", "p99 us", "p99.9 us"))
    for peer, figures in times.items():
        cells = [f"{figures[name]:,.0f}" for name in ("per_second", "p50_us", "p99_us", "p999_us")]
        print("{:<22}{:>12}{:>10}{:>10}{:>10}".format(NAMES[peer], *cells))
