"""Faults of the machine rather than of one call: a full disk, limits of the process, a lost disk, a set clock."""

import array
import fcntl
import os
import random
import resource
import shutil
import subprocess
import time

import files
import market
from market import Broken, Call, Market
from points import Copy, Point, Result, Workplace, after, world_of
from server import Daemon, Tracer
from wire import Gone, Refused

# Of ext4's own header: what follows is lost, as if the power went.
EXT4_IOC_SHUTDOWN = 0x8004587D
WITHOUT_LOG_FLUSH = 2
PAGE = 4096


def run(*command: str) -> bool:
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def messages(world: Market, first: int, number: int) -> list[Call]:
    """Messages of some length, so that files grow."""
    calls = []
    for index in range(first, first + number):
        mark = "".join("abcdefghij"[int(digit)] for digit in str(index))
        said = f"A word {mark}." + " And one more of the same." * 40
        payload = market.message((1, world.talk[0]), (2, said))
        calls.append(Call("message", "EngagementService/SendMessage", payload, world.talker, f"m {mark}", said))
    return calls


def load_until_refused(daemon: Daemon, world: Market, copy: Copy, most: int = 30) -> bool:
    """Writes until something is refused or the server ends; returns whether that came."""
    at = daemon.connect()
    for round_ in range(most):
        calls = messages(world, 10 * round_, 4)
        copy.ledger.run(at, calls)
        if any(call.acknowledged is None for call in calls):
            return True
    return False


def serves_again(daemon: Daemon, world: Market, copy: Copy) -> None:
    """The cause is gone: the process serves, or has ended by itself and its restart does."""
    if daemon.ended(0.2):
        return daemon.check_end()
    deadline = time.monotonic() + 5
    while True:
        try:
            at = daemon.connect()
            market.verify(at, world, copy.ledger.calls)
            return at.close()
        except Refused as refused:
            if refused.code != 14:
                raise Broken(f"after the fault: {refused}") from refused
        except (Gone, OSError):
            pass
        if daemon.ended(0.2):
            return daemon.check_end()
        if time.monotonic() > deadline:
            raise Broken("the fault is over, and the server neither serves nor ends")


def full_disk(place: Workplace, point: Point) -> Result:
    """A file system of memory that has room for so many pages beyond the data."""
    copy = Copy(place, "served")
    disk = os.path.join(copy.folder, "disk")
    os.mkdir(disk)
    size = sum(os.path.getsize(os.path.join(copy.data, name)) for name in os.listdir(copy.data))
    room = (size // PAGE + len(os.listdir(copy.data)) + 12 + 4 * point.number) * PAGE
    run("mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", disk)
    data = os.path.join(disk, "d")
    try:
        shutil.copytree(copy.data, data)
        daemon = Daemon(place.program, data, log=copy.data + ".log", socket=copy.data + ".sock")
        world = world_of(place, "served")
        was_hit = True
        try:
            if daemon.ready():
                was_hit = load_until_refused(daemon, world, copy)
                run("mount", "-o", "remount,size=64m", disk)
                serves_again(daemon, world, copy)
            else:
                daemon.check_end()
                run("mount", "-o", "remount,size=64m", disk)
        finally:
            daemon.kill()
        shutil.rmtree(copy.data)
        shutil.copytree(data, copy.data)
        after(place, copy, world)
        return Result(point, was_hit)
    finally:
        run("umount", "-l", disk)
        copy.remove()


def limited(place: Workplace, point: Point, limit: int, value: int) -> Result:
    """A limit of the process that comes about while it serves, and is lifted again."""
    copy = Copy(place, "served")
    world = world_of(place, "served")
    daemon = Daemon(place.program, copy.data)
    try:
        daemon.must_be_ready().close()
        before = resource.prlimit(daemon.process.pid, limit)
        resource.prlimit(daemon.process.pid, limit, (value, before[1]))
        was_hit = True
        if limit == resource.RLIMIT_NOFILE:
            was_hit = crowd(daemon)
        else:
            was_hit = load_until_refused(daemon, world, copy)
        if not daemon.ended():
            resource.prlimit(daemon.process.pid, limit, before)
        serves_again(daemon, world, copy)
        daemon.kill()
        after(place, copy, world)
        return Result(point, was_hit)
    finally:
        daemon.kill()
        copy.remove()


def file_size(place: Workplace, point: Point) -> Result:
    """No file may become longer than so many pages."""
    return limited(place, point, resource.RLIMIT_FSIZE, 8 * point.number * PAGE)


def crowd(daemon: Daemon) -> bool:
    """More connections than there are descriptors for; whoever gets none waits or is sent away."""
    crowd_ = []
    was_refused = False
    for _ in range(24):
        try:
            at = daemon.connect()
            at.socket.settimeout(0.02)
            crowd_.append(at)
            at.ask("AccountService/GetAccount")
        except Refused:
            continue
        except (Gone, OSError):
            was_refused = True
    for at in crowd_:
        at.close()
    return was_refused


def descriptors(place: Workplace, point: Point) -> Result:
    """So many descriptors, about as many as it has open."""
    return limited(place, point, resource.RLIMIT_NOFILE, 20 + point.number)


def few_descriptors(place: Workplace, point: Point) -> Result:
    """A start with so few descriptors that it may not come about; it says so and ends."""
    copy = Copy(place, "served")
    world = world_of(place, "served")
    most = str(12 + point.number)
    daemon = Daemon(place.program, copy.data, ["prlimit", f"--nofile={most}:{most}"])
    try:
        was_hit = not daemon.ready()
        if was_hit:
            daemon.check_end()
        daemon.kill()
        after(place, copy, world)
        return Result(point, was_hit)
    finally:
        daemon.kill()
        copy.remove()


class Disk:
    """A small ext4 file system on a loop device, with a copy of the data, that can be lost."""

    def __init__(self, copy: Copy) -> None:
        self.image = os.path.join(copy.folder, "image")
        self.folder = os.path.join(copy.folder, "disk")
        self.data = os.path.join(self.folder, "d")
        self.copy = copy
        os.mkdir(self.folder)
        with open(self.image, "wb") as file:
            file.truncate(24 << 20)
        if not run("mkfs.ext4", "-q", "-F", self.image) or not self.mount():
            raise Broken("no loop device can be mounted")
        if os.path.exists(copy.data):
            shutil.copytree(copy.data, self.data)
        os.sync()

    def mount(self) -> bool:
        return run("mount", "-o", "loop", self.image, self.folder)

    def daemon(self, program: str) -> Daemon:
        """What it says stands elsewhere, and is not lost."""
        log, socket = self.copy.data + ".log", self.copy.data + ".sock"
        return Daemon(program, self.data, log=log, socket=socket)

    def lose(self) -> None:
        """Gone from the moment on in which this is called."""
        descriptor = os.open(self.folder, os.O_RDONLY)
        fcntl.ioctl(descriptor, EXT4_IOC_SHUTDOWN, array.array("I", [WITHOUT_LOG_FLUSH]))
        os.close(descriptor)

    def bring_back(self) -> None:
        """What is left of it becomes the copy's data."""
        if not run("umount", self.folder) or not self.mount():
            raise Broken("the disk does not come back")
        shutil.rmtree(self.copy.data, ignore_errors=True)
        shutil.copytree(self.data, self.copy.data)

    def remove(self) -> None:
        run("umount", "-l", self.folder)


def lose_under_load(daemon: Daemon, world: Market, copy: Copy, disk: Disk, chance: random.Random, operation: str) -> None:
    """Loses the disk while calls are in flight, and then asks for one more.

    What was answered before is acknowledged. What is answered later is not: real power lets no answer out once
    it is gone, but here the process lives on for a moment, and ext4 returns 0 from a sync that was waiting for
    the log when the disk was shut down, though nothing of it was written. (A sync that began 0.3 ms before
    returned 0 together with the ioctl, 3.2 ms later; 0.3 ms after that the answer came, and the file did not
    hold what it acknowledged.) Of what is asked for when the disk is gone nothing may be acknowledged at all.
    """
    at = daemon.must_be_ready()
    for round_ in range(chance.randrange(6)):
        copy.ledger.run(at, messages(world, 10 * round_, 4))
    copy.ledger.send(at, market.OPERATIONS[operation](at, world))
    copy.ledger.collect(at, until=time.monotonic() + chance.random() * 0.012)
    unsettled = list(copy.ledger.waiting.values())
    disk.lose()
    late = messages(world, 900, 1)
    copy.ledger.send(at, late)
    copy.ledger.collect(at, until=time.monotonic() + 1)
    if late[0].acknowledged is not None:
        raise Broken("a call was acknowledged that was made when the disk was gone")
    copy.ledger.doubt(unsettled)


def power(place: Workplace, point: Point) -> Result:
    """The disk is lost at some moment under load: what was not synced is gone."""
    copy = Copy(place, "served")
    world = world_of(place, "served")
    disk = Disk(copy)
    chance = random.Random(point.number)
    try:
        daemon = disk.daemon(place.program)
        try:
            operation = chance.choice(["reveal", "group commit", "new account"])
            lose_under_load(daemon, world, copy, disk, chance, operation)
        finally:
            daemon.kill()
        disk.bring_back()
        after(place, copy, world)
        return Result(point, True)
    finally:
        disk.remove()
        copy.remove()


def power_after_a_kill(place: Workplace, point: Point) -> Result:
    """Killed before a sync, started again, called again; and then the disk is lost.

    What the first one wrote and never synced the second one reads as if it were on disk.
    """
    copy = Copy(place, "served")
    world = world_of(place, "served")
    disk = Disk(copy)
    try:
        first = disk.daemon(place.program)
        try:
            at = first.must_be_ready()
            operation = list(market.OPERATIONS)[point.number % 3]
            calls = market.OPERATIONS[operation](at, world)
            injection = f"fdatasync:signal=SIGKILL:when={1 + point.number // 3 % 3}"
            tracer = Tracer(first.process.pid, disk.data, injection, output=copy.data + ".trace")
            copy.ledger.run(at, calls)
            was_hit = first.ended(0.2)
            tracer.detach()
        finally:
            first.kill()
        second = disk.daemon(place.program)
        try:
            at = second.must_be_ready()
            for call in calls:
                call.acknowledged = at.ask(call.method, call.payload, call.token, call.key)
            disk.lose()
        finally:
            second.kill()
        disk.bring_back()
        after(place, copy, world)
        return Result(point, was_hit)
    finally:
        disk.remove()
        copy.remove()


def power_of_backups(place: Workplace, point: Point) -> Result:
    """The disk of the backups is lost under load, after a kill or without one.

    What was acknowledged stands in the change log, which is synced before the answer; the backups are whole, and
    what is restored of them holds it. The data stand elsewhere and are gone.
    """
    copy = Copy(place, "served")
    world = world_of(place, "served")
    data, copy.data = copy.data, os.path.join(copy.folder, "restored")
    disk = Disk(copy)
    settings = {"HANDSCHLAG_BACKUPS": disk.data, "HANDSCHLAG_BACKUP_SYNC": "commit"}
    chance = random.Random(point.number)
    try:
        if point.number % 2:
            first = Daemon(place.program, data, variables=settings)
            try:
                at = first.must_be_ready()
                wait_for_backup(disk.data)
                copy.ledger.run(at, messages(world, 500, 4))
                copy.ledger.send(at, messages(world, 510, 8))
                copy.ledger.collect(at, until=time.monotonic() + chance.random() * 0.008)
                copy.ledger.doubt(list(copy.ledger.waiting.values()))
                copy.ledger.waiting.clear()
            finally:
                first.kill()
        daemon = Daemon(place.program, data, variables=settings)
        try:
            daemon.must_be_ready().close()
            wait_for_backup(disk.data)
            lose_under_load(daemon, world, copy, disk, chance, chance.choice(["group commit", "new account"]))
        finally:
            daemon.kill()
        disk.bring_back()
        backups, copy.data = copy.data, os.path.join(copy.folder, "again")
        restore(place, data, backups, copy.data)
        after(place, copy, world)
        return Result(point, True)
    finally:
        disk.remove()
        copy.remove()


def wait_for_backup(folder: str) -> None:
    """A change log is restored from a base on."""
    deadline = time.monotonic() + 20
    while not any(name.endswith(".manifest") for name in os.listdir(folder)):
        if time.monotonic() > deadline:
            raise Broken("no backup was made")
        time.sleep(0.01)


def restore(place: Workplace, data: str, backups: str, target: str) -> None:
    for command in (["backup", "verify"], ["restore", "--to", target, "--keys-from", "data"]):
        words = [place.program, *command, "--data", data, "--backups", backups]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Broken(f"handschlagd {' '.join(command[:2])} ends with {done.returncode}: {done.stderr[-400:]}")


DAYS = (-4000, -400, -20, -8, -1, 1, 3, 6, 8, 13, 15, 40, 400, 4000)


def clock(place: Workplace, point: Point) -> Result:
    """The machine's clock is set while the server runs, and has another time at the next start.

    While it runs nothing expires and nothing comes back; a start believes the clock it finds.
    """
    copy = Copy(place, "served")
    world = world_of(place, "served")
    days = DAYS[point.number % len(DAYS)]
    setting = os.path.join(copy.folder, "time")
    with open(setting, "w", encoding="ascii") as file:
        file.write("+0")
    variables = {
        "LD_PRELOAD": "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
        "FAKETIME_TIMESTAMP_FILE": setting,
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    daemon = Daemon(place.program, copy.data, None, variables)
    try:
        at = daemon.must_be_ready()
        with open(setting, "w", encoding="ascii") as file:
            file.write(f"{days:+}d")
        time.sleep(1.2)
        if not market.consent_stands(at, world):
            raise Broken(f"a consent ended when the clock was set by {days} days")
        operation = list(market.OPERATIONS)[point.number // len(DAYS) % 3]
        copy.ledger.run(at, market.OPERATIONS[operation](at, world))
        if any(call.acknowledged is None for call in copy.ledger.calls):
            raise Broken(f"refused after the clock was set by {days} days: {copy.ledger.calls[0].refused}")
        daemon.kill()
        later = Daemon(place.program, copy.data, None, variables)
        try:
            at = later.must_be_ready()
            market.verify_kept(at, world, copy.ledger.calls)
            at.close()
        finally:
            # Under libfaketime a signal to end is not always heard.
            later.kill()
        files.check(copy.data)
        return Result(point, True)
    finally:
        daemon.kill()
        copy.remove()
