"""A small client of the native wire, and what the bench calls about: accounts, projects, engagements."""

import hashlib
import os
import socket
import struct
import time
from dataclasses import dataclass

WORKERS = 64
# So many that no company receives more in a day than its limits let through.
COMPANIES = 8
PROJECTS_EACH = 4


def varint(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def message(*fields: tuple[int, object]) -> bytes:
    """Protobuf's encoding of (field number, text, bytes or number) in order."""
    out = bytearray()
    for number, value in fields:
        if isinstance(value, int):
            out += varint(number << 3) + varint(value)
        else:
            data = value.encode() if isinstance(value, str) else value
            out += varint(number << 3 | 2) + varint(len(data)) + data
    return bytes(out)


def fields(data: bytes) -> dict[int, object]:
    """The last value of each field."""
    found: dict[int, object] = {}
    at = 0

    def number() -> int:
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
        tag = number()
        kind = tag & 7
        if kind == 0:
            found[tag >> 3] = number()
        else:
            length = number() if kind == 2 else {1: 8, 5: 4}[kind]
            found[tag >> 3] = data[at : at + length]
            at += length
    return found


class Refused(Exception):
    """The server answered with another status than OK."""


class Client:
    """One connection; one call at a time."""

    def __init__(self, address: str, patience: float = 10) -> None:
        kind, _, rest = address.partition(":")
        deadline = time.monotonic() + patience
        while True:
            try:
                if kind == "unix":
                    self.socket = socket.socket(socket.AF_UNIX)
                    self.socket.connect(rest)
                else:
                    host, _, port = rest.rpartition(":")
                    self.socket = socket.create_connection((host, int(port)))
                break
            except OSError:
                self.socket.close()
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
        self.stream = 1

    def close(self) -> None:
        self.socket.close()

    def read(self, length: int) -> bytes:
        out = bytearray()
        while len(out) < length:
            part = self.socket.recv(length - len(out))
            if not part:
                raise EOFError("the server closed the connection")
            out += part
        return bytes(out)

    def call(self, method: str, payload: bytes, token: str = "") -> bytes:
        """Calls `package.Service/Method`; every call carries a key of its own."""
        service, _, name = method.partition("/")
        pairs = [("idempotency-key", os.urandom(16).hex())]
        if token:
            pairs.append(("authorization", f"Bearer {token}"))
        envelope = message(
            (1, service),
            (2, name),
            (3, payload),
            (4, 30_000_000_000),
            *((5, message((1, key), (2, value))) for key, value in pairs),
        )
        self.socket.sendall(struct.pack(">IIBB", len(envelope), self.stream, 1, 0) + envelope)
        self.stream += 2
        length, _, kind, _ = struct.unpack(">IIBB", self.read(10))
        reply = fields(self.read(length))
        if kind != 2:
            raise Refused(f"{method}: a frame of type {kind}")
        status = fields(reply.get(1, b""))
        if status.get(1, 0):
            raise Refused(f"{method}: {status[1]} {bytes(status.get(2, b'')).decode()}")
        return bytes(reply.get(2, b""))


def new_token() -> tuple[str, bytes]:
    """A token as a client writes it, and the hash that the server keeps."""
    secret = os.urandom(32)
    # Crockford's base32; the last of 52 characters has four bits to spare.
    number = int.from_bytes(secret, "big") << 4
    digits = "".join("0123456789abcdefghjkmnpqrstvwxyz"[number >> 5 * at & 31] for at in range(51, -1, -1))
    return "hst_" + digits, hashlib.sha256(secret).digest()


@dataclass
class Seed:
    """What there is to call about: pairs of a token and an id, and one reply of GetProject."""

    projects: list[tuple[str, str]]
    engagements: list[tuple[str, str]]
    project_reply: bytes

    def write(self, directory: str) -> None:
        for name in ("projects", "engagements"):
            with open(os.path.join(directory, name), "w", encoding="ascii") as file:
                file.writelines(f"{token} {id}\n" for token, id in getattr(self, name))
        with open(os.path.join(directory, "project.reply"), "wb") as file:
            file.write(self.project_reply)


def open_account(client: Client, role: int) -> str:
    token, digest = new_token()
    recovery = hashlib.sha256(os.urandom(32)).digest()
    request = message((1, digest), (2, recovery), (3, bytes([role])))
    client.call("handschlag.v1.AccountService/CreateAccount", request, token)
    return token


def policy() -> bytes:
    # Offers a person's name and an e-mail address, requires an e-mail address.
    return message((1, bytes([2, 3])), (2, bytes([3])))


def card(*values: tuple[int, str]) -> bytes:
    return message((1, message(*((1, message((1, field), (2, value))) for field, value in values))))


def make_company(client: Client, number: int) -> str:
    token = open_account(client, 2)
    name = f"Bakery {'ABCDEFGH'[number % 8]} GmbH"
    contact = card((1, name), (2, "Anna Blum"), (3, "bench@bakery.example"))
    client.call("handschlag.v1.AccountService/PutContactCard", contact, token)
    identity = message((1, name), (4, "DE"))
    about = "We bake bread and rolls for a small town and open at six in the morning."
    attributes = message((1, "bakery"), (2, 1), (3, "DE-BY"), (4, about))
    request = message((1, identity), (2, attributes), (3, policy()))
    client.call("handschlag.v1.CompanyService/PutCompany", request, token)
    return token


def post_project(client: Client, token: str, number: int) -> str:
    titles = ("A text for our page", "A logo for the shop", "Words for a leaflet", "Research on flour")
    description = (
        "We look for somebody who writes about bread as if it were alive: the oven at night, the queue in "
        "the morning, and the last roll at noon. Three hundred words, in German, within two weeks."
    )
    content = message(
        (1, titles[number % len(titles)]),
        (2, description),
        (3, bytes([1])),
        (4, "writing"),
        (4, "food"),
        (5, message((1, "de"), (2, 4))),
        (6, "DE-BY"),
        (7, message((1, 4000), (2, 12000), (3, "EUR"), (4, 6))),
        (8, 2),
        (9, bytes([2])),
        (10, 1),
        (11, policy()),
    )
    reply = client.call("handschlag.v1.ProjectService/PostProject", message((1, content)), token)
    return bytes(fields(fields(reply)[1])[1]).decode()


def make_worker(client: Client) -> str:
    token = open_account(client, 1)
    contact = card((2, "Jonas Weber"), (3, "bench@worker.example"))
    client.call("handschlag.v1.AccountService/PutContactCard", contact, token)
    content = message(
        (1, "Writes about food and craft"),
        (2, "Ten years of texts for small shops."),
        (3, "writing"),
        (4, message((1, "de"), (2, 4))),
        (5, "DE-BY"),
        (6, 1),
        (7, 10),
        (8, message((1, 3000), (2, 5000), (3, "EUR"), (4, 1))),
        (9, bytes([1])),
        (10, 3),
        (11, policy()),
    )
    client.call("handschlag.v1.ProfileService/PutProfile", message((1, content)), token)
    return token


def apply(client: Client, token: str, project: str) -> str:
    request = message((1, project), (2, "I would like to write this text, and I have time at once."))
    reply = client.call("handschlag.v1.EngagementService/Apply", request, token)
    return bytes(fields(fields(reply)[1])[1]).decode()


def seed(address: str) -> Seed:
    """Fills a fresh server: companies with projects, and workers with one engagement each."""
    client = Client(address)
    companies = [make_company(client, number) for number in range(COMPANIES)]
    projects = [
        post_project(client, company, number) for number in range(PROJECTS_EACH) for company in companies
    ]
    workers = [make_worker(client) for _ in range(WORKERS)]
    pairs = [(worker, projects[index % len(projects)]) for index, worker in enumerate(workers)]
    engagements = [(worker, apply(client, worker, project)) for worker, project in pairs]
    worker, project = pairs[0]
    reply = client.call("handschlag.v1.ProjectService/GetProject", message((1, project)), worker)
    client.close()
    return Seed(pairs, engagements, reply)
