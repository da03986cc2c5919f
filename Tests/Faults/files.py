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


def check(data: str) -> None:
    """The files are sound; no reveal is half done; no key stands twice; the keys that are named are the keys that
    are kept.

    Works on a copy: to open a database may change its files.
    """
    with tempfile.TemporaryDirectory(dir=os.path.dirname(data)) as copy:
        for name in os.listdir(data):
            if ".db" in name and not name.endswith("-shm"):
                shutil.copyfile(os.path.join(data, name), os.path.join(copy, name))
        keys = rows(copy, "keys.db", ["SELECT id FROM keys"])[0]
        halves, twice, numbers, named = rows(copy, "handschlag.db", [HALF_REVEALS, TWICE, NUMBERS, NAMED_KEYS])
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
