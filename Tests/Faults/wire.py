"""Calls to a server as its clients make them: under keys of their own, several at a time, on one connection."""

import struct

import seed
from seed import fields, message


class Gone(Exception):
    """The server closed the connection, or was killed, before it answered."""


class Refused(Exception):
    """The server answered with another status than OK."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(f"status {code}: {text}")
        self.code = code


def every(data: bytes, number: int) -> list[bytes]:
    """All values of a repeated field of bytes or messages."""
    found = []
    at = 0

    def integer() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while at < len(data):
        tag = integer()
        kind = tag & 7
        if kind == 0:
            integer()
            continue
        length = integer() if kind == 2 else {1: 8, 5: 4}[kind]
        if tag >> 3 == number:
            found.append(data[at : at + length])
        at += length
    return found


class Connection(seed.Client):
    """One connection, on which several calls may wait."""

    def __init__(self, path: str, patience: float = 10) -> None:
        super().__init__("unix:" + path, patience)
        self.socket.settimeout(20)

    def send(self, method: str, payload: bytes, token: str = "", key: str = "") -> int:
        """Sends a call of `Service/Method` and returns the number of its stream."""
        service, _, name = method.partition("/")
        pairs = [("idempotency-key", key)] if key else []
        if token:
            pairs.append(("authorization", f"Bearer {token}"))
        envelope = message(
            (1, "handschlag.v1." + service),
            (2, name),
            (3, payload),
            (4, 15_000_000_000),
            *((5, message((1, name), (2, value))) for name, value in pairs),
        )
        stream = self.stream
        self.stream += 2
        try:
            self.socket.sendall(struct.pack(">IIBB", len(envelope), stream, 1, 0) + envelope)
        except OSError as error:
            raise Gone(str(error)) from error
        return stream

    def receive(self) -> tuple[int, bytes | Refused]:
        """The next answer that comes, and the stream of its call."""
        try:
            length, stream, kind, _ = struct.unpack(">IIBB", self.read(10))
            reply = fields(self.read(length))
        except (OSError, EOFError) as error:
            raise Gone(str(error)) from error
        if kind != 2:
            raise Gone(f"a frame of type {kind}")
        status = fields(reply.get(1, b""))
        if status.get(1, 0):
            return stream, Refused(status[1], bytes(status.get(2, b"")).decode())
        return stream, bytes(reply.get(2, b""))

    def ask(self, method: str, payload: bytes = b"", token: str = "", key: str = "") -> bytes:
        """One call and its answer."""
        self.send(method, payload, token, key)
        _, reply = self.receive()
        if isinstance(reply, Refused):
            raise reply
        return reply
