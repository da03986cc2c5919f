"""What is called about: parties and engagements, the calls that are interrupted, and what must be true after."""

import json
import os
import select
import time
from dataclasses import asdict, dataclass, field

from seed import card, message, new_token
from wire import Connection, Gone, Refused, every, fields

FIELDS = bytes([1, 3])  # legal name and e-mail address
OPEN, REVEALED, NOT_AGREED = 1, 2, 4


class Broken(Exception):
    """Something is not as it must be."""


def text(value: object) -> str:
    return bytes(value).decode()


@dataclass
class Market:
    """Ids and tokens of a prepared marketplace; they are good in every copy of its files."""

    worker: str = ""
    company: str = ""
    other_company: str = ""
    newcomer: str = ""
    newcomer_hash: str = ""
    talker: str = ""
    project: str = ""
    # Of each engagement the worker's id and the company's.
    reveal: list[str] = field(default_factory=list)
    talk: list[str] = field(default_factory=list)
    revealed: list[str] = field(default_factory=list)
    talker_account: str = ""

    def write(self, path: str) -> None:
        with open(path, "w", encoding="ascii") as file:
            json.dump(asdict(self), file)

    @staticmethod
    def read(path: str) -> "Market":
        with open(path, encoding="ascii") as file:
            return Market(**json.load(file))


def open_account(at: Connection, role: int, name: str) -> tuple[str, str]:
    """An account with a card; returns its token and id."""
    token, digest = new_token()
    reply = at.ask("AccountService/CreateAccount", message((1, digest), (3, bytes([role]))))
    values = card((1, f"{name} GmbH"), (3, f"{name}@example.org"))
    at.ask("AccountService/PutContactCard", values, token)
    return token, text(fields(fields(reply)[1])[1])


def open_worker(at: Connection, name: str) -> tuple[str, str]:
    token, account = open_account(at, 1, name)
    minimum = message((1, FIELDS), (2, bytes([3])))
    content = message((1, "Writes about gardens"), (3, "copywriting"), (9, bytes([1])), (11, minimum))
    at.ask("ProfileService/PutProfile", message((1, content)), token)
    return token, account


def open_company(at: Connection, name: str) -> str:
    token, _ = open_account(at, 2, name)
    identity = message((1, f"{name} GmbH"), (4, "DE"))
    minimum = message((1, FIELDS), (2, bytes([3])))
    at.ask("CompanyService/PutCompany", message((1, identity), (2, message((1, "trade"))), (3, minimum)), token)
    return token


def project_content(title: str) -> bytes:
    minimum = message((1, FIELDS), (2, bytes([3])))
    return message((1, message((1, title), (2, "Words for a catalogue."), (3, bytes([1])), (10, 1), (11, minimum))))


def meet(at: Connection, worker: str, company: str, project: str) -> list[str]:
    """An application, and how each side calls the engagement."""
    request = message((1, project), (2, "I would like to write this."))
    own = text(fields(fields(at.ask("EngagementService/Apply", request, worker))[1])[1])
    listed = every(at.ask("EngagementService/ListEngagements", b"", company), 1)
    return [own, text(fields(listed[0])[1])]


def consent_request(at: Connection, token: str, engagement: str) -> bytes:
    """A consent to the notice as it is now."""
    asked = message((1, engagement), (2, FIELDS), (3, 1))
    notice = fields(at.ask("ConsentService/GetConsentNotice", asked, token))
    return asked + message((4, bytes(notice[2])))


def prepare(at: Connection) -> Market:
    """Fills a fresh server."""
    market = Market()
    market.worker, _ = open_worker(at, "feder")
    market.talker, market.talker_account = open_worker(at, "kiel")
    market.company = open_company(at, "rostwerk")
    market.other_company = open_company(at, "lindenhof")
    token, digest = new_token()
    market.newcomer, market.newcomer_hash = token, digest.hex()
    reply = at.ask("ProjectService/PostProject", project_content("A catalogue"), market.company)
    market.project = text(fields(fields(reply)[1])[1])
    reply = at.ask("ProjectService/PostProject", project_content("A leaflet"), market.other_company)
    other = text(fields(fields(reply)[1])[1])
    market.reveal = meet(at, market.worker, market.company, market.project)
    market.talk = meet(at, market.talker, market.company, market.project)
    market.revealed = meet(at, market.talker, market.other_company, other)
    for token, engagement in zip((market.talker, market.other_company), market.revealed):
        at.ask("ConsentService/GiveConsent", consent_request(at, token, engagement), token, os.urandom(8).hex())
    at.ask("ConsentService/GiveConsent", consent_request(at, market.worker, market.reveal[0]), market.worker, "first")
    return market


@dataclass
class Call:
    """A call that is interrupted: what is sent, and whether its answer came."""

    kind: str
    method: str
    payload: bytes
    token: str
    key: str
    mark: str = ""
    acknowledged: bytes | None = None
    refused: str = ""


class Ledger:
    """What the client intended and what was acknowledged, written outside the server's file system."""

    def __init__(self, path: str) -> None:
        self.calls: list[Call] = []
        # By stream, on the connection that is called over.
        self.waiting: dict[int, Call] = {}
        self.file = open(path, "a", encoding="utf-8")

    def note(self, word: str, call: Call) -> None:
        self.file.write(f"{word} {call.kind} {call.key} {call.mark}\n")
        self.file.flush()

    def run(self, at: Connection, calls: list[Call]) -> None:
        """Sends all calls at once, and notes what comes of them until the server has gone."""
        self.send(at, calls)
        self.collect(at)

    def send(self, at: Connection, calls: list[Call]) -> None:
        self.calls += calls
        for call in calls:
            self.note("intends", call)
            try:
                self.waiting[at.send(call.method, call.payload, call.token, call.key)] = call
            except Gone:
                continue

    def collect(self, at: Connection, until: float | None = None) -> None:
        """Notes answers until all are there or the server has gone; or those that have come by a time."""
        try:
            while self.waiting:
                if until is not None:
                    patience = max(0, until - time.monotonic())
                    if not select.select([at.socket], [], [], patience)[0]:
                        return
                stream, reply = at.receive()
                call = self.waiting.pop(stream)
                if isinstance(reply, Refused):
                    call.refused = str(reply)
                    continue
                call.acknowledged = reply
                self.note("acknowledged", call)
        except Gone:
            # A later connection counts its streams anew.
            self.waiting.clear()

    def doubt(self, calls: list[Call]) -> None:
        """These count as not acknowledged, whether an answer came or not."""
        for call in calls:
            call.acknowledged = None
            self.note("doubts", call)

    def close(self) -> None:
        self.file.close()


# What is called while a fault is near.


def reveal(at: Connection, market: Market) -> list[Call]:
    """The second consent."""
    request = consent_request(at, market.company, market.reveal[1])
    return [Call("consent", "ConsentService/GiveConsent", request, market.company, "reveal", market.reveal[1])]


WORDS = "ba de fi go ku la me ni po ru sa te wi xo ze ha".split()


def group(at: Connection, market: Market) -> list[Call]:
    """Sixteen messages and a project, which share a commit or two."""
    calls = []
    for index, word in enumerate(WORDS):
        side = index % 2
        token, engagement = ((market.talker, market.talk[0]), (market.company, market.talk[1]))[side]
        said = f"A word {word} and {word}."
        payload = message((1, engagement), (2, said))
        calls.append(Call("message", "EngagementService/SendMessage", payload, token, f"word {word}", said))
    title = "A poster"
    calls.append(
        Call("project", "ProjectService/PostProject", project_content(title), market.other_company, "poster", title)
    )
    return calls


def newcomer(at: Connection, market: Market) -> list[Call]:
    """A new account: a key for its card is made."""
    payload = message((1, bytes.fromhex(market.newcomer_hash)), (3, bytes([1])))
    return [Call("account", "AccountService/CreateAccount", payload, market.newcomer, "newcomer")]


def withdrawal(at: Connection, market: Market) -> list[Call]:
    """A consent is taken back: its keys are destroyed."""
    payload = message((1, market.reveal[0]))
    return [Call("withdrawal", "ConsentService/WithdrawConsent", payload, market.worker, "", market.reveal[0])]


def erasure(at: Connection, market: Market) -> list[Call]:
    """An account with a card, a thread and a grant goes."""
    payload = message((1, market.talker_account))
    return [Call("erasure", "AccountService/EraseAccount", payload, market.talker, "")]


def revocation(at: Connection, market: Market) -> list[Call]:
    """A grant is stopped: its keys are destroyed, and a receipt gets one."""
    payload = message((1, market.revealed[0]))
    return [Call("revocation", "ConsentService/RevokeGrant", payload, market.talker, "", market.revealed[0])]


OPERATIONS = {
    "reveal": reveal,
    "group commit": group,
    "new account": newcomer,
    "withdrawal": withdrawal,
    "erasure": erasure,
    "revocation": revocation,
}


# What must be true after a restart.


def engagement(at: Connection, token: str, name: str) -> dict[int, object]:
    return fields(fields(at.ask("EngagementService/GetEngagement", message((1, name)), token))[1])


def grant(at: Connection, token: str, name: str) -> list[str] | None:
    """The other side's values, or nothing."""
    try:
        reply = at.ask("ConsentService/GetGrant", message((1, name)), token)
    except Refused as refused:
        if refused.code == 5:
            return None
        raise
    return [text(fields(value)[2]) for value in every(bytes(fields(reply)[2]), 1)]


def is_revealed(at: Connection, market: Market) -> bool:
    """Whether the prepared engagement is revealed; never by half."""
    pairs = [(market.worker, market.reveal[0], "rostwerk"), (market.company, market.reveal[1], "feder")]
    seen = []
    for token, name, other in pairs:
        cards = grant(at, token, name)
        state = engagement(at, token, name)[3]
        if cards is not None and cards != [f"{other} GmbH", f"{other}@example.org"]:
            raise Broken(f"a grant shows another card: {cards}")
        if (state in (REVEALED, NOT_AGREED)) != (cards is not None):
            raise Broken(f"a reveal is half done: state {state}, grant {cards}")
        seen.append(cards is not None)
    if seen[0] != seen[1]:
        raise Broken("a reveal is half done: one side has a grant")
    return seen[0]


def consent_stands(at: Connection, market: Market) -> bool:
    """Whether the prepared consent of the worker is there, or has become a grant."""
    return 12 in engagement(at, market.worker, market.reveal[0]) or is_revealed(at, market)


def thread(at: Connection, token: str, name: str) -> list[str]:
    reply = at.ask("EngagementService/ListMessages", message((1, name), (3, 100)), token)
    return [text(fields(entry)[3]) for entry in every(reply, 1)]


def titles(at: Connection, token: str) -> list[str]:
    reply = at.ask("ProjectService/ListOwnProjects", message((1, 100)), token)
    return [text(fields(fields(project)[2])[1]) for project in every(reply, 1)]


def exists(at: Connection, token: str) -> bool:
    try:
        at.ask("AccountService/GetAccount", b"", token)
        return True
    except Refused as refused:
        if refused.code == 16:
            return False
        raise


def count(at: Connection, market: Market, call: Call) -> int:
    """How often a call has taken effect, by what can be read."""
    if call.kind == "consent":
        return int(is_revealed(at, market))
    if call.kind == "message":
        pair = ((market.talker, market.talk[0]), (market.company, market.talk[1]))
        counts = {thread(at, token, name).count(call.mark) for token, name in pair}
        if len(counts) > 1:
            raise Broken(f"{call.mark!r} stands in one view and not in the other")
        return counts.pop()
    if call.kind == "project":
        return titles(at, call.token).count(call.mark)
    if call.kind == "account":
        return int(exists(at, call.token))
    if call.kind == "withdrawal":
        return int(not consent_stands(at, market))
    if call.kind == "revocation":
        return int(grant(at, market.other_company, market.revealed[1]) is None)
    if call.kind == "erasure":
        return int(not exists(at, call.token))
    raise Broken(f"nobody knows how to look for {call.kind}")


def check_intended(at: Connection, market: Market, calls: list[Call]) -> None:
    """Nothing is there that nobody sent."""
    said = {call.mark for call in calls if call.kind == "message"} | {"I would like to write this."}
    if not any(call.kind == "erasure" for call in calls):
        strange = set(thread(at, market.company, market.talk[1])) - said
        if strange:
            raise Broken(f"nobody wrote {strange}")
    posted = {call.mark for call in calls if call.kind == "project"} | {"A leaflet"}
    strange = set(titles(at, market.other_company)) - posted
    if strange:
        raise Broken(f"nobody posted {strange}")
    if is_revealed(at, market) and not any(call.kind == "consent" for call in calls):
        raise Broken("a reveal without a second consent")


def verify(at: Connection, market: Market, calls: list[Call]) -> None:
    """Acknowledged is durable, durable is intended; what was not acknowledged is sent again, twice, and acts once."""
    for call in calls:
        times = count(at, market, call)
        if call.acknowledged is not None and times != 1:
            raise Broken(f"{call.kind} {call.mark!r} was acknowledged and is there {times} times")
        if times > 1:
            raise Broken(f"{call.kind} {call.mark!r} is there {times} times")
    check_intended(at, market, calls)
    for call in calls:
        if call.acknowledged is None:
            again(at, market, call)
    for call in calls:
        times = count(at, market, call)
        if times != 1:
            raise Broken(f"{call.kind} {call.mark!r} was sent again and is there {times} times")
    check_intended(at, market, calls)


def verify_kept(at: Connection, market: Market, calls: list[Call]) -> None:
    """Acknowledged is there, as far as the time that has passed since lets it be seen."""
    for call in calls:
        if call.kind == "message" and engagement(at, market.talker, market.talk[0])[3] != OPEN:
            continue
        if count(at, market, call) != 1:
            raise Broken(f"{call.kind} {call.mark!r} was acknowledged and is not there")


def again(at: Connection, market: Market, call: Call) -> None:
    if not call.key:
        # Without a key it is the same act again, and refused where it has been done.
        if count(at, market, call) == 0:
            at.ask(call.method, call.payload, call.token)
        return
    replies = [at.ask(call.method, call.payload, call.token, call.key) for _ in range(2)]
    if replies[0] != replies[1]:
        raise Broken(f"{call.kind} {call.mark!r} was answered differently when it was repeated")
