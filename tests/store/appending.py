"""Appends commits for ever, or so many, and says each event's hash once it is kept: ``appending.py FILE [COMMITS]``."""

import sys
from itertools import count
from pathlib import Path

from sctabletop.domain.events import Event, Tag
from sctabletop.session.ports import Snapshot
from sctabletop.store.errors import SaveConflict, SaveExists
from sctabletop.store.files import create_save, open_save
from sctabletop.store.sqlite import SqliteStore
from tests.store.samples import MAIN, clock

READY = "ready"


def _open(path: Path) -> SqliteStore:
    try:
        return create_save(path, clock)
    except SaveExists:
        return open_save(path, clock)


def _commit(store: SqliteStore, number: int) -> list[str]:
    head = next((branch.head for branch in store.branches()), None)
    # Small and large in turn, so that the side file is often moved into the save.
    events = [
        Event(Tag.CHANCE_DRAWN, {"head": head, "number": number, "part": part, "text": "x" * (number % 7 * 4000)})
        for part in range(number % 4 + 1)
    ]
    snapshot = Snapshot(number, bytes(8000)) if number % 3 == 0 else None
    return [stored.hash for stored in store.append(MAIN, head, events, snapshot=snapshot)]


def main(path: Path, commits: int | None) -> None:
    """Runs until it is killed, or has made so many commits."""
    sys.stdout.write(f"{READY}\n")
    sys.stdout.flush()
    with _open(path) as store:
        done = 0
        for number in count():
            if commits is not None and done == commits:
                return
            try:
                hashes = _commit(store, number)
            except SaveConflict:
                continue
            done += 1
            sys.stdout.write("".join(f"{found}\n" for found in hashes))
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
