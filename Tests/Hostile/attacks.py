"""What hostile peers do. Each attack returns once the server has shown what it makes of it.

A name, what the log has to say of it (nothing where the server only waits), and the attack itself, which is given
the server's address and how long to go on where that is a matter of time.
"""

import functools
import gzip
import random
import ssl
import struct
import time

from wires import (
    CANCEL, CONTINUATION, CREATE, DATA, DATA2, HEADERS, HEALTH, HTTP2, PING, PING2, PREFACE, PRIORITY, REFLECTION,
    REQUEST, RESET, SETTINGS, WATCH, WINDOW, WINDOW2, Broken, Native, Peer, call, connected, field, frame, frame2,
    header, headers, message, negotiation, request,
)

DEADLINE_EXCEEDED = 4
ENHANCE_YOUR_CALM = 11
# What asks for the largest answer there is: a file of the schema and all that it imports.
LARGE = field(3, "handschlag/v1/admin.proto") + field(4, "handschlag.v1.AdminService")


def expect(holds: bool, what: str) -> None:
    if not holds:
        raise Broken(what)


# Both wires.


def idle(address: str, seconds: float) -> None:
    """Thousands of connections that say nothing, or say hello and no more."""
    peers: list[Peer] = []
    # Handshakes are as dear to the one who attacks.
    for number in range(500 if address.startswith("tls:") and seconds < 1 else 5000):
        peer = Peer(address)
        if number % 4 == 1:
            peer.send(PREFACE + frame2(SETTINGS, 0, 0))
        elif number % 4 == 2:
            peer.send(negotiation())
        elif number % 4 == 3:
            peer.send(b"\0")
        peers.append(peer)
    time.sleep(seconds)
    # Those that said nothing whole are closed by the server.
    peers[0].drain()
    peers[3].drain()
    for peer in peers:
        peer.close()


def garbage(address: str, seconds: float) -> None:
    """Bytes of chance, behind each of the first bytes that mean something."""
    dice = random.Random()
    for _ in range(10):
        for first in (b"\0", b"\0\0\0\x09\0\0\0\x01", PREFACE, PREFACE + frame2(SETTINGS, 0, 0), b"P", b"G", b"x"):
            peer = Peer(address)
            peer.send(first + dice.randbytes(dice.randrange(2000)))
            peer.close()


# The native wire.


def native_half(address: str, seconds: float) -> None:
    """Frames that begin and do not go on: some by their header alone, some but for the last byte."""
    peers = []
    for size in [100, 60_000] * 50:
        peer = Native(address)
        peer.send(struct.pack(">IIBB", size, 1, REQUEST, 0) + b"\x0a" + b"a" * (0 if size == 100 else size - 2))
        peers.append(peer)
    for peer in peers:
        peer.drain()
        peer.close()


def native_settled(address: str, seconds: float) -> None:
    """Thousands of clients that each agree on everything, make a call, and say no more."""
    peers = []
    for _ in range(300 if seconds < 1 else 5000):
        peer = Native(address)
        peer.send(negotiation())
        expect(peer.code() == 0 and peer.is_healthy(3), "a client among many is not served")
        peers.append(peer)
    time.sleep(seconds)
    for peer in peers[::100]:
        expect(peer.is_healthy(5), "a client that idles is not served any more")
    for peer in peers:
        peer.close()


def native_bursts(address: str, seconds: float) -> None:
    """Clients that each have as many calls at once as they may, for a moment, and say no more."""
    briefly = field(4, 50_000_000)
    burst = b"".join(request(2 * number + 1, WATCH, flags=1, more=briefly) for number in range(1000))
    peers = []
    for _ in range(20 if seconds < 1 else 1000):
        peer = Native(address)
        peer.send(burst)
        for _ in range(1000):
            expect(peer.code() == DEADLINE_EXCEEDED, "a call does not end when its time is over")
        peers.append(peer)
    time.sleep(seconds)
    for peer in peers[::10]:
        expect(peer.is_healthy(2001), "a client that idles is not served any more")
    for peer in peers:
        peer.close()


def native_bytes(address: str, seconds: float) -> None:
    """Whole calls, a byte at a time: slow, and right."""
    peer = Native(address)
    for stream in (1, 3, 5):
        for byte in request(stream, HEALTH):
            peer.send(bytes([byte]))
        expect(peer.code() == 0, "a call that came byte by byte fails")
    peer.close()


def native_unread(address: str, seconds: float) -> None:
    """Calls without end, and no answer is read."""
    peers = [Native(address) for _ in range(8)]
    for number, peer in enumerate(peers):
        start = b"".join(request(2 * stream + 1, HEALTH) for stream in range(2000))
        peer.socket.settimeout(0.2)
        try:
            peer.send(start)
        except TimeoutError:
            pass
        stream = request(1_000_001, REFLECTION, LARGE, flags=2) + frame(DATA, 1_000_001, 0, LARGE) * 200
        peer.stuff(stream if number % 2 else frame(DATA, 4001, 0, LARGE) * 100, seconds / len(peers))
    for peer in peers:
        peer.close()


def native_streams(address: str, seconds: float) -> None:
    """More streams than are served at once."""
    peer = Native(address)
    peer.send(b"".join(request(2 * number + 1, WATCH, flags=1) for number in range(3000)))
    refused = 0
    while refused < 1976:
        answer = peer.next()
        if answer is None:
            raise Broken("too many streams close the connection")
        refused += answer[0] == 2
    peer.close()


def native_cancels(address: str, seconds: float) -> None:
    """Calls that are begun and given up."""
    peer = Native(address)
    peer.send(negotiation())
    data = b"".join(
        request(2 * number + 3, WATCH, flags=1) + frame(CANCEL, 2 * number + 3) for number in range(5000))
    peer.send(data)
    peer.drain()
    peer.close()


def native_pings(address: str, seconds: float) -> None:
    peer = Native(address)
    peer.send(negotiation())
    peer.send(frame(PING, 0, 0, b"12345678") * 5000)
    peer.drain()
    peer.close()


def native_states(address: str, seconds: float) -> None:
    """Every field of a frame out of range, and frames where they have no place."""
    good = request(1, HEALTH)
    for bytes_ in (
        struct.pack(">IIBB", 5 << 20, 1, REQUEST, 0), struct.pack(">IIBB", 0x00FFFFFF, 1, DATA, 0),
        frame(REQUEST, 2), frame(REQUEST, 0), good + request(1, HEALTH), request(5, HEALTH) + request(3, HEALTH),
        frame(DATA, 1), frame(DATA, 99, 7), frame(REQUEST, 1, 3), frame(REQUEST, 1, 0xFF, b"\xff" * 50),
        frame(2, 1), frame(0, 1), frame(255, 1, 255, b"x" * 100), frame(CANCEL, 1), frame(WINDOW, 0, 0, b"\0\0\0\0"),
        negotiation() + frame(WINDOW, 0, 0, b"\xff\xff\xff\xff"), negotiation() + frame(WINDOW, 0, 0, b"x"),
        negotiation() + frame(WINDOW, 7, 0, b"\0\0\0\1"), negotiation() + frame(CANCEL, 9),
        negotiation() + frame(PING, 1, 0, b"12345678"), negotiation() + frame(PING, 0, 0, b""),
        negotiation() + negotiation(), negotiation() + frame(WINDOW, 0, 0, b"\x7f\xff\xff\xff") * 3,
    ):
        peer = Native(address)
        peer.send(bytes_)
        peer.finish_sending()
        peer.drain()
        peer.close()


@functools.cache
def bombs() -> list[bytes]:
    """Messages of four mebibytes that are cheap to send and dear to decode."""
    size = 4 << 20
    deep = b""
    while len(deep) < 60_000:
        deep = field(2, deep)
    return [
        b"\x0a\0" * (size // 2), b"\x12\0" * (size // 2), b"\x1a\0" * (size // 2), b"\x08\1" * (size // 2),
        b"\xc2\x3e\0" * (size // 3), deep, field(1, b"\xff" * (size - 20)), b"\xff" * size, b"\x0b" * size,
        b"\x80" * size, field(2, b"\x0a\0" * 100) * (size // 203),
    ]


@functools.cache
def compressed_bombs() -> list[bytes]:
    return [gzip.compress(bomb, 1) for bomb in bombs()]


def native_bombs(address: str, seconds: float) -> None:
    """Each as it is, which no method takes, and as much of it as the method takes."""
    stream, all_bombs = 1, bombs()
    peer = Native(address)
    for bomb in all_bombs:
        for payload in (bomb[: (4 << 20) - 200], bomb[:65_536], bomb[:60_000]):
            if not peer.send(request(stream, CREATE, payload)):
                raise Broken(f"the server closes on a message of {len(payload)} bytes")
            expect(peer.code() in (3, 8, 16), "a bomb is taken")
            stream += 2
    peer.close()


# The gRPC wire.


def grpc_storm(data: bytes, code: int | None = ENHANCE_YOUR_CALM) -> callable:
    """Something that ends the connection, with this error where it is said."""

    def attack(address: str, seconds: float) -> None:
        peer = HTTP2(address)
        peer.send(data)
        got = peer.until_closed()
        expect(code is None or got == code, f"the connection ended with {got} instead of {code}")
        peer.close()

    return attack


def rapid_reset(address: str, seconds: float) -> None:
    """CVE-2023-44487: calls are begun and reset in one breath, on one connection after the other."""
    data = b"".join(
        headers(2 * number + 1, WATCH) + frame2(DATA2, 1, 2 * number + 1, message())
        + frame2(RESET, 0, 2 * number + 1, struct.pack(">I", 8)) for number in range(2000))
    grpc_storm(data)(address, seconds)


def reset_me(address: str, seconds: float) -> None:
    """CVE-2025-8671: calls are begun, and each breaks a rule of its own, so that the server resets it."""
    data = b"".join(
        headers(2 * number + 1, WATCH) + frame2(DATA2, 1, 2 * number + 1, message())
        + frame2(WINDOW2, 0, 2 * number + 1, b"\0\0\0\0") for number in range(2000))
    grpc_storm(data)(address, seconds)


def window_changes(address: str, seconds: float) -> None:
    """A thousand streams, and settings that change all their windows thousands of times."""
    peer = HTTP2(address)
    peer.send(b"".join(headers(2 * number + 1, REFLECTION) for number in range(1000)))
    sizes = b"".join(struct.pack(">HI", 4, size) for size in (0, 65_535) * 1350)
    for _ in range(60):
        peer.send(frame2(SETTINGS, 0, 0, sizes))
    peer.send(call(2001, HEALTH))
    expect(peer.until_ended(2001), "settings within the bound end the connection")
    peer.close()


def padding(address: str, seconds: float) -> None:
    """A stream of nothing but padding, which counts in the windows and is given back."""
    peer = HTTP2(address)
    peer.send(headers(1, REFLECTION))
    for _ in range(20):
        peer.send(frame2(DATA2, 8, 1, b"\xff" + bytes(255)) * 500)
    peer.send(frame2(DATA2, 1, 1))
    expect(peer.until_ended(1), "padding ends the connection")
    peer.close()


def table_changes(address: str, seconds: float) -> None:
    """Calls that each put another large field into the table, and empty the table again."""
    peer = HTTP2(address)
    for number in range(0, 2000, 100):
        data = b""
        for stream in range(number, number + 100):
            block = headers(1, HEALTH)[9:] + b"\x40\x01x\x7f\xb9\x16" + b"%03000d" % stream
            if stream % 3 == 0:
                block = b"\x20\x3f\xe1\x1f" + block
            data += frame2(HEADERS, 4, 2 * stream + 1, block) + frame2(DATA2, 1, 2 * stream + 1, message())
        peer.send(data)
        expect(peer.until_ended(2 * (number + 99) + 1), "a table that changes ends the connection")
    peer.close()


def header_floods(address: str, seconds: float) -> None:
    """Blocks of headers that do not end, or that grow as they are unpacked."""
    big = b"".join(header(f"key-{number}", "v" * 4000) for number in range(100))
    pieces = [big[start : start + 16_000] for start in range(0, len(big), 16_000)]
    small = frame2(CONTINUATION, 0, 1)
    entry = b"\x40\x01x" + b"\x7f" + b"\xa1\x1e" + b"y" * 4000
    for data in (
        frame2(HEADERS, 0, 1, pieces[0]) + b"".join(frame2(CONTINUATION, 0, 1, piece) for piece in pieces[1:]),
        frame2(HEADERS, 0, 1) + small * 50_000,
        frame2(HEADERS, 5, 1, entry + b"\xbe" * 12_000),
        frame2(HEADERS, 5, 1, b"\x3f\xe1\xff\xff\xff\x0f"),
        headers(1, HEALTH, False, *((f"k{number}", "v" * 100) for number in range(300))),
    ):
        grpc_storm(data, None)(address, 0)


def grpc_settled(address: str, seconds: float) -> None:
    """Thousands of clients that each agree on everything, make a call, and say no more."""
    peers = []
    for _ in range(300 if seconds < 1 else 5000):
        peer = HTTP2(address)
        peer.settle()
        peer.send(call(1, HEALTH))
        expect(peer.until_ended(1), "a client among many is not served")
        peers.append(peer)
    time.sleep(seconds)
    for peer in peers[::100]:
        peer.send(call(3, HEALTH))
        expect(peer.until_ended(3), "a client that idles is not served any more")
    for peer in peers:
        peer.close()


def grpc_bombs(address: str, seconds: float) -> None:
    """The same messages as they are, and compressed, where a kilobyte becomes megabytes."""
    for bomb, compressed in zip(bombs(), compressed_bombs()):
        peer = HTTP2(address)
        peer.send(call(1, CREATE, bomb[:65_536]))
        expect(peer.until_ended(1), "a bomb ends the connection")
        peer.send(call(3, CREATE, compressed, ("grpc-encoding", "gzip"), flag=1))
        expect(peer.until_ended(3), "a compressed bomb ends the connection")
        # The window allows no more than a part of it; then its length is refused.
        peer.send(headers(5, CREATE) + frame2(DATA2, 0, 5, message(bomb)[:16_000]))
        expect(peer.until_ended(5), "a message that is too large ends the connection")
        peer.close()


def grpc_unread(address: str, seconds: float) -> None:
    """Answers that nobody reads: by the socket, and by windows without room."""
    peers = [HTTP2(address) for _ in range(8)]
    for number, peer in enumerate(peers):
        data = headers(1, REFLECTION) + frame2(DATA2, 0, 1, message(LARGE)) * 100
        calls = b"".join(call(2 * stream + 3, HEALTH) for stream in range(900))
        peer.stuff((data if number % 2 else b"") + calls, seconds / len(peers) / 2)
    for peer in peers:
        peer.close()
    peers = [HTTP2(address, settings=b"\0\4\0\0\0\0") for _ in range(8)]
    for peer in peers:
        peer.stuff(b"".join(call(2 * stream + 1, HEALTH) for stream in range(1000)), seconds / len(peers) / 2)
    for peer in peers:
        peer.close()


def grpc_half(address: str, seconds: float) -> None:
    """A preface, a frame, a message that begin and do not go on; and a call byte by byte."""
    peers = []
    for data in (PREFACE[:7], PREFACE, PREFACE + frame2(SETTINGS, 0, 0) + b"\0\0\x64\1\4",
                 PREFACE + frame2(SETTINGS, 0, 0) + headers(1, CREATE)[:40]) * 20:
        peer = Peer(address)
        peer.send(data)
        peers.append(peer)
    slow = HTTP2(address)
    for byte in call(1, HEALTH):
        slow.send(bytes([byte]))
    expect(slow.until_ended(1), "a call that came byte by byte fails")
    slow.send(headers(3, CREATE) + frame2(DATA2, 0, 3, message(b"x" * 1000)[:500]))
    expect(slow.until_ended(3), "a message without an end is waited for")
    for peer in peers:
        peer.drain()
        peer.close()
    slow.close()


def grpc_states(address: str, seconds: float) -> None:
    """Every field of a frame out of range, and frames where they have no place."""
    opened = headers(1, REFLECTION)
    for data in (
        frame2(DATA2, 0, 1, b"abc"), headers(2, HEALTH), frame2(SETTINGS, 0, 1), frame2(SETTINGS, 0, 0, b"\1"),
        frame2(SETTINGS, 0, 0, b"\0\4\xff\xff\xff\xff"), frame2(SETTINGS, 0, 0, b"\0\5\0\0\0\1"),
        frame2(PING2, 0, 0, b"\1"), frame2(PING2, 0, 3, b"12345678"), frame2(7, 0, 0, b"\1"),
        frame2(WINDOW2, 0, 0, b"\0\0\0\0"), frame2(WINDOW2, 0, 0, b"\x7f\xff\xff\xff") * 2,
        frame2(WINDOW2, 0, 9, b"\0\0\0\1"), frame2(RESET, 0, 9, b"\0\0\0\1"), frame2(RESET, 0, 1, b"\1"),
        frame2(CONTINUATION, 4, 1, b"\0"), frame2(HEADERS, 4, 1, b"\xff" * 6), frame2(HEADERS, 4, 0, b""),
        frame2(HEADERS, 0, 1, b"\0") + frame2(PING2, 0, 0, b"12345678"), frame2(5, 4, 1, b"\0\0\0\2"),
        opened + frame2(DATA2, 8, 1, b"\xff\1"), opened + frame2(WINDOW2, 0, 1, b"\x7f\xff\xff\xff") * 2,
        opened + opened, opened + frame2(DATA2, 1, 1) + frame2(DATA2, 0, 1, b"x"), b"\xff\xff\xff\0\0\0\0\0\1",
        opened + frame2(DATA2, 0, 1, b"\2\0\0\0\0"), opened + frame2(DATA2, 0, 1, b"\0\xff\xff\xff\xff"),
    ):
        peer = HTTP2(address)
        peer.send(data)
        peer.finish_sending()
        peer.drain()
        peer.close()


# Where peers have addresses.


def one_address(address: str, seconds: float) -> None:
    """More connections than one address may have: the rest are closed, and other addresses are served."""
    # Another one each time: those of the last one may not be gone yet.
    origin = f"127.9.{random.randrange(256)}.{random.randrange(1, 255)}"
    peers, served = [], 0
    for _ in range(300):
        peer = Native(address, origin=origin)
        served += peer.is_healthy(1)
        peers.append(peer)
    expect(served == 256, f"{served} connections of one address are served")
    for peer in peers:
        peer.close()


# Where there is TLS.


def handshakes(address: str, seconds: float) -> None:
    """Handshakes that end before they are done, and some that are none."""
    hello = client_hello()
    dice = random.Random()
    peers = []
    for data in (
        hello[:1], hello[:5], hello[:-1], hello, b"\x16\x03\x01\xff\xff" + b"\0" * 20_000, request(1, HEALTH),
        b"\x15\x03\x03\0\2\2\x28", hello[:5] + dice.randbytes(len(hello) - 5), dice.randbytes(2000),
        b"".join(b"\x16\x03\x01\0\1" + hello[at : at + 1] for at in range(5, len(hello))),
    ):
        for number in range(20):
            peer = connected(address, 20)
            try:
                peer.sendall(data)
            except OSError:
                pass
            if number % 2:
                peer.close()
            else:
                peers.append(peer)
    for peer in peers:
        try:
            while peer.recv(1 << 16):
                pass
        except TimeoutError as error:
            raise Broken("a handshake that does not go on is waited for") from error
        except OSError:
            pass
        peer.close()


def handshake_storm(address: str, seconds: float) -> None:
    """Handshakes, one after the other, and nothing behind them."""
    for _ in range(100):
        peer = Peer(address)
        peer.socket.do_handshake()
        peer.close()


def silent_handshakes(address: str, seconds: float) -> None:
    """A crowd that begins handshakes, goes no further and stays."""
    hello = client_hello()
    peers = []
    for number in range(1500 if seconds < 1 else 5000):
        peer = connected(address, 20)
        try:
            peer.sendall(hello[:1] if number % 2 else hello)
        except OSError:
            pass
        peers.append(peer)
    time.sleep(seconds)
    try:
        while peers[-1].recv(1 << 16):
            pass
    except TimeoutError as error:
        raise Broken("a handshake that does not go on is waited for") from error
    except OSError:
        pass
    for peer in peers:
        peer.close()


def read_late(address: str, seconds: float) -> None:
    """Answers that wait in the server for their reader, and then are what they should be."""
    peer = Native(address)
    # Some 8 MiB: more than the sockets take.
    count = 600
    peer.send(request(1, REFLECTION, LARGE, flags=2) + frame(DATA, 1, 0, LARGE) * count + frame(DATA, 1, 5))
    # So long that the server has looked at the connection several times.
    time.sleep(max(1.5, seconds / 4))
    bodies = []
    for _ in range(count + 1):
        answer = peer.next()
        expect(answer is not None and answer[0] == DATA, f"an answer that was read late is {answer and answer[:2]}")
        bodies.append(answer[2])
    # The first has the imports, too.
    expect(len(set(bodies[1:])) == 1 and len(bodies[1]) > 10_000, "answers that were read late are not alike")
    peer.close()


@functools.cache
def client_hello() -> bytes:
    """What a client says first."""
    outgoing = ssl.MemoryBIO()
    try:
        HTTP2.CONTEXT.wrap_bio(ssl.MemoryBIO(), outgoing).do_handshake()
    except ssl.SSLWantReadError:
        pass
    return outgoing.read()


# What depends on how bytes come and go, more than on what they are.
MOVING = [
    idle, garbage, native_settled, native_half, native_unread, native_states, grpc_settled, grpc_half, grpc_unread,
    grpc_states,
]

# Attacks that there are over some transports alone.
OVER = {
    "tcp": [("many connections of one address", "too many connections", one_address)],
    "tls": [
        ("many connections of one address", "too many connections", one_address),
        ("TLS: half handshakes", "TLS was not agreed on", handshakes),
        ("TLS: handshake storm", "", handshake_storm),
        ("TLS: silent handshakes", "too many handshakes at once|no frame within", silent_handshakes),
        ("TLS: reading late", "", read_late),
    ],
}

ATTACKS = [
    ("idle connections", "no frame within the time for the first", idle),
    ("bytes of chance", "reason=", garbage),
    ("native: idle clients", "", native_settled),
    ("native: bursts of calls", "", native_bursts),
    ("native: half frames", "a frame did not come to its end|no frame within", native_half),
    ("native: byte by byte", "", native_bytes),
    ("native: never reading", "", native_unread),
    ("native: too many streams", "", native_streams),
    ("native: cancel storm", "begun and given up", native_cancels),
    ("native: ping storm", "too many pings", native_pings),
    ("native: wrong fields and states", "reason=", native_states),
    ("native: bombs", "", native_bombs),
    ("gRPC: idle clients", "", grpc_settled),
    ("gRPC: rapid reset", "reason=", rapid_reset),
    ("gRPC: reset by the server", "reason=", reset_me),
    ("gRPC: window changes", "", window_changes),
    ("gRPC: padding", "", padding),
    ("gRPC: table changes", "", table_changes),
    ("gRPC: ping storm", "too_many_pings", grpc_storm(frame2(PING2, 0, 0, b"12345678") * 5000)),
    ("gRPC: settings storm", "reason=", grpc_storm(frame2(SETTINGS, 0, 0) * 5000)),
    ("gRPC: priority storm", "reason=", grpc_storm(frame2(PRIORITY, 0, 1, b"\0\0\0\0\x09") * 20_000)),
    ("gRPC: window storm", "reason=", grpc_storm(frame2(WINDOW2, 0, 0, b"\0\0\0\1") * 20_000)),
    ("gRPC: empty DATA", "reason=", grpc_storm(headers(1, REFLECTION) + frame2(DATA2, 0, 1) * 20_000)),
    ("gRPC: header floods", "reason=", header_floods),
    ("gRPC: bombs", "", grpc_bombs),
    ("gRPC: never reading", "", grpc_unread),
    ("gRPC: half frames", "no frame within|did not come to its end", grpc_half),
    ("gRPC: wrong fields and states", "reason=", grpc_states),
]
