"""Looks into a data directory that no process uses."""

import os
import shutil
import sqlite3
import tempfile

from market import Broken

NAMED_KEYS = """
SELECT subject_key FROM accounts WHERE subject_key IS NOT NULL
UNION SELECT key_id FROM disclosures UNION SELECT salt_key FROM disclosures
UNION SELECT salt_key FROM receipts WHERE salt_key IS NOT NULL
UNION SELECT key_id FROM grants WHERE key_id IS NOT NULL
UNION SELECT worker_salt_key FROM receipts WHERE worker_salt_key IS NOT NULL
UNION SELECT company_salt_key FROM receipts WHERE company_salt_key IS NOT NULL
UNION SELECT salt_key FROM revocations
"""
HALF_REVEALS = """
SELECT e.id FROM engagements e
WHERE (SELECT count(*) FROM grants g WHERE g.engagement = e.id) NOT IN (0, 2)
   OR (SELECT count(*) FROM receipts r WHERE r.engagement = e.id)
    <> (SELECT count(*) / 2 FROM grants g WHERE g.engagement = e.id)
"""
TWICE = "SELECT scope FROM idempotency GROUP BY scope, method, key HAVING count(*) > 1"
NUMBERS = """
SELECT h.account FROM event_heads h
WHERE (SELECT count(*) FROM events e WHERE e.account = h.account) <> h.head - h.floor
"""

KEYS = "SELECT id FROM keys"
# Every key has a slot of its own with a secret in it; every other slot is free, and wiped.
SHARED_SLOTS = "SELECT slot FROM keys GROUP BY slot HAVING count(*) > 1"
EMPTY_SLOTS = """
SELECT k.id FROM keys k LEFT JOIN slots s ON s.slot = k.slot
WHERE s.secret IS NULL OR length(s.secret) <> 60 OR s.secret = zeroblob(60)
"""
FREE_AND_USED = "SELECT slot FROM free_slots WHERE slot IN (SELECT slot FROM keys)"
NOBODYS_SLOTS = """
SELECT slot FROM slots WHERE slot NOT IN (SELECT slot FROM keys) AND slot NOT IN (SELECT slot FROM free_slots)
"""
UNWIPED_SLOTS = """
SELECT f.slot FROM free_slots f LEFT JOIN slots s ON s.slot = f.slot
WHERE s.secret IS NULL OR s.secret <> zeroblob(60)
"""
SLOTS = {
    "keys share a slot": SHARED_SLOTS,
    "keys have no secret in their slot": EMPTY_SLOTS,
    "slots are free and used": FREE_AND_USED,
    "slots are nobody's and not free": NOBODYS_SLOTS,
    "slots are free and not wiped": UNWIPED_SLOTS,
}


def check(data: str) -> None:
    """The files are sound; no reveal is half done; no key stands twice; the keys that are named are the keys that
    are kept, each in a slot of its own, and of destroyed ones nothing is left in theirs.

    Works on a copy: to open a database may change its files.
    """
    with tempfile.TemporaryDirectory(dir=os.path.dirname(data)) as copy:
        for name in os.listdir(data):
            if ".db" in name and not name.endswith("-shm"):
                shutil.copyfile(os.path.join(data, name), os.path.join(copy, name))
        keys, *slots = rows(copy, "keys.db", [KEYS, *SLOTS.values()])
        halves, twice, numbers, named = rows(copy, "handschlag.db", [HALF_REVEALS, TWICE, NUMBERS, NAMED_KEYS])
    for words, found in zip(SLOTS, slots):
        if found:
            raise Broken(f"{words}: {found}")
    if halves:
        raise Broken(f"reveals are half done: {halves}")
    if twice:
        raise Broken("an idempotency key stands twice")
    if numbers:
        raise Broken(f"streams with a gap: {numbers}")
    if set(named) - set(keys):
        raise Broken(f"{len(set(named) - set(keys))} keys are named and gone")
    if set(keys) - set(named):
        raise Broken(f"{len(set(keys) - set(named))} keys are kept that nothing names: they should be destroyed")


def rows(folder: str, name: str, statements: list[str]) -> list[list[int]]:
    connection = sqlite3.connect(os.path.join(folder, name))
    try:
        sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if sound != "ok":
            raise Broken(f"{name}: {sound}")
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise Broken(f"{name}: a foreign key is broken")
        return [[row[0] for row in connection.execute(statement)] for statement in statements]
    except sqlite3.DatabaseError as error:
        raise Broken(f"{name}: {error}") from error
    finally:
        connection.close()
