"""The two wires by their published forms alone: frames of ttrpc and of HTTP/2, protobuf by hand."""

import itertools
import os
import socket
import ssl
import struct
import time


class Broken(Exception):
    """The server does not do what it promises."""


def varint(number: int) -> bytes:
    out = b""
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def field(number: int, value: bytes | str | int) -> bytes:
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    value = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(value)) + value


def tls_context(protocol: str | None) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # Whom it speaks with is nothing that a hostile peer would ask.
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    if protocol:
        context.set_alpn_protocols([protocol])
    return context


# Each connection comes from the next of many addresses: a server bounds how many one address may have.
ORIGINS = itertools.cycle(f"127.1.{high}.{low}" for high in range(4) for low in range(1, 251))


def connected(address: str, patience: float, origin: str | None = None) -> socket.socket:
    """A connection to unix:PATH, tcp:HOST:PORT or tls:HOST:PORT, the latter before anything of TLS."""
    transport, _, place = address.partition(":")
    if transport == "unix":
        connection = socket.socket(socket.AF_UNIX)
        target = place
    else:
        connection = socket.socket(socket.AF_INET)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.bind((origin or next(ORIGINS), 0))
        host, _, port = place.rpartition(":")
        target = (host, int(port))
    connection.settimeout(patience)
    end = time.monotonic() + patience
    while True:
        try:
            connection.connect(target)
            return connection
        except BlockingIOError:
            # As many wait to be accepted as may wait.
            if time.monotonic() > end:
                raise Broken("the server accepts nothing") from None
            time.sleep(0.002)


class Peer:
    """A connection on which anything may be sent. What comes is kept only where it is asked for.

    Over TLS the handshake is made when something is sent or read for the first time.
    """

    CONTEXT = tls_context(None)
    # What one record of TLS holds.
    LARGEST_PIECE = 1 << 14

    def __init__(self, address: str, patience: float = 20, origin: str | None = None) -> None:
        self.socket = connected(address, patience, origin)
        self.unsent = b""
        if address.startswith("tls:"):
            self.socket = self.CONTEXT.wrap_socket(self.socket, do_handshake_on_connect=False)

    def send(self, data: bytes) -> bool:
        """Sends everything; false when the server has closed. What a timeout left over goes first the next time."""
        rest = memoryview(self.unsent + data)
        try:
            while rest:
                rest = rest[self.socket.send(rest[: self.LARGEST_PIECE]) :]
        except TimeoutError:
            raise
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            return False
        finally:
            self.unsent = bytes(rest)
        return True

    def stuff(self, data: bytes, seconds: float) -> int:
        """Sends again and again, and reads nothing, until the time is over or nothing more is taken for it."""
        self.socket.setblocking(False)
        end, sent, rest = time.monotonic() + seconds, 0, memoryview(self.unsent)
        while time.monotonic() < end:
            rest = rest or memoryview(data)
            try:
                # TLS has what it could not send given again.
                count = self.socket.send(rest[: self.LARGEST_PIECE])
            except (BlockingIOError, ssl.SSLWantWriteError, ssl.SSLWantReadError):
                time.sleep(0.01)
                continue
            except OSError:
                break
            sent += count
            rest = rest[count:]
        return sent

    def finish_sending(self) -> None:
        """Nothing more is sent, which over TLS nobody said before."""
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def read(self, count: int) -> bytes:
        """Exactly so many bytes; fewer when the server closed."""
        data = b""
        while len(data) < count:
            try:
                piece = self.socket.recv(count - len(data))
            except TimeoutError as error:
                raise Broken("the server neither answers nor closes") from error
            except (ConnectionResetError, ssl.SSLError):
                break
            if not piece:
                break
            data += piece
        return data

    def drain(self) -> None:
        """Reads to the server's end."""
        try:
            while self.socket.recv(1 << 16):
                pass
        except TimeoutError as error:
            raise Broken("the server does not close") from error
        except (ConnectionResetError, BrokenPipeError, ssl.SSLError):
            pass

    def close(self) -> None:
        self.socket.close()


# The native wire.
REQUEST, RESPONSE, DATA, CANCEL, WINDOW, PING = 1, 2, 3, 0x10, 0x11, 0x12


def frame(kind: int, stream: int, flags: int = 0, body: bytes = b"") -> bytes:
    return struct.pack(">IIBB", len(body), stream, kind, flags) + body


def request(stream: int, method: str, payload: bytes = b"", flags: int = 0, more: bytes = b"") -> bytes:
    service, _, name = method.rpartition("/")
    return frame(REQUEST, stream, flags, field(1, service) + field(2, name) + field(3, payload) + more)


HEALTH = "grpc.health.v1.Health/Check"
WATCH = "grpc.health.v1.Health/Watch"
REFLECTION = "grpc.reflection.v1.ServerReflection/ServerReflectionInfo"
CREATE = "handschlag.v1.AccountService/CreateAccount"


def negotiation() -> bytes:
    """Everything that is offered, with windows as large as they may be."""
    offer = b"".join(field(1, number) for number in (1, 2, 3, 4, 5))
    return request(1, "handschlag.wire.v1.Connection/Negotiate", offer)


def status_code(response: bytes) -> int:
    """The code in the status that a Response begins with."""
    at = 1
    while response[at] > 127:
        at += 1
    status = response[at + 1 :]
    return status[1] if response[at] and status[:1] == b"\x08" else 0


class Native(Peer):
    def next(self) -> tuple[int, int, bytes] | None:
        """Kind, stream and body of the next frame; nothing when the server closed."""
        head = self.read(10)
        if len(head) < 10:
            return None
        length, stream, kind, _ = struct.unpack(">IIBB", head)
        return kind, stream, self.read(length)

    def is_healthy(self, stream: int) -> bool:
        if not self.send(request(stream, HEALTH)):
            return False
        answer = self.next()
        # An empty status, then a message whose first field says SERVING.
        return answer is not None and answer[:2] == (RESPONSE, stream) and answer[2].endswith(b"\x08\x01")

    def code(self) -> int:
        """The status of the next Response."""
        while (answer := self.next()) is not None:
            if answer[0] == RESPONSE:
                return status_code(answer[2])
        raise Broken("the server closed instead of answering")


# The gRPC wire.
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
(DATA2, HEADERS, PRIORITY, RESET, SETTINGS, PING2, GOAWAY, WINDOW2, CONTINUATION) = (0, 1, 2, 3, 4, 6, 7, 8, 9)


def frame2(kind: int, flags: int, stream: int, body: bytes = b"") -> bytes:
    return struct.pack(">I", len(body))[1:] + bytes([kind, flags]) + struct.pack(">I", stream) + body


def literal(text: bytes) -> bytes:
    if len(text) < 127:
        return bytes([len(text)]) + text
    return b"\x7f" + varint(len(text) - 127) + text


def header(name: str, value: str | bytes) -> bytes:
    return b"\0" + literal(name.encode()) + literal(value.encode() if isinstance(value, str) else value)


def headers(stream: int, method: str, ends: bool = False, *more: tuple[str, str]) -> bytes:
    pairs = ((":method", "POST"), (":scheme", "http"), (":path", "/" + method), ("te", "trailers"),
             ("content-type", "application/grpc"), *more)
    return frame2(HEADERS, 5 if ends else 4, stream, b"".join(header(*pair) for pair in pairs))


def message(body: bytes = b"", flag: int = 0) -> bytes:
    return bytes([flag]) + struct.pack(">I", len(body)) + body


def call(stream: int, method: str, body: bytes = b"", *more: tuple[str, str], flag: int = 0) -> bytes:
    whole = message(body, flag)
    pieces = [whole[start : start + 16_384] for start in range(0, len(whole), 16_384)]
    return headers(stream, method, False, *more) + b"".join(
        frame2(DATA2, number == len(pieces) - 1, stream, piece) for number, piece in enumerate(pieces))


class HTTP2(Peer):
    CONTEXT = tls_context("h2")

    def __init__(self, address: str, settings: bytes = b"", patience: float = 20) -> None:
        super().__init__(address, patience)
        self.send(PREFACE + frame2(SETTINGS, 0, 0, settings))

    def next(self) -> tuple[int, int, int, bytes] | None:
        """Kind, flags, stream and body of the next frame; nothing when the server closed."""
        head = self.read(9)
        if len(head) < 9:
            return None
        body = self.read(int.from_bytes(head[:3], "big"))
        return head[3], head[4], int.from_bytes(head[5:9], "big"), body

    def settle(self) -> None:
        """Agrees on the settings of both ends, as clients do before anything else."""
        is_acknowledged = False
        while not is_acknowledged:
            got = self.next()
            if got is None:
                raise Broken("the server closed instead of agreeing on settings")
            if got[0] == SETTINGS and got[1] & 1:
                is_acknowledged = True
            elif got[0] == SETTINGS:
                self.send(frame2(SETTINGS, 1, 0))

    def until_closed(self) -> int | None:
        """Reads to the end; the error of the last GOAWAY."""
        code = None
        while (got := self.next()) is not None:
            if got[0] == GOAWAY and len(got[3]) >= 8:
                code = int.from_bytes(got[3][4:8], "big")
        return code

    def until_ended(self, stream: int) -> bool:
        """Reads until a stream ends; whether it did, rather than the connection."""
        while (got := self.next()) is not None:
            if got[2] == stream and (got[0] == RESET or (got[0] <= HEADERS and got[1] & 1)):
                return True
        return False


def raise_limit() -> None:
    """As many files as this process may open."""
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def count_files(pid: int) -> int:
    return len(os.listdir(f"/proc/{pid}/fd"))


def resident(pid: int) -> int:
    """Bytes of memory that are a process's own."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("RssAnon"):
                return int(line.split()[1]) << 10
    raise Broken("the server has no memory")


def processor_time(pid: int) -> float:
    """Seconds of processor time that a process has taken."""
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
        parts = stat.read().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")
