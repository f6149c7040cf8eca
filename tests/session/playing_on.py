"""Plays a save to its end, or begins it, and says each hash once it is kept: ``playing_on.py FILE SCENARIO SEED``."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sctabletop.domain.phases import Phase
from sctabletop.resources import scenarios_dir
from sctabletop.session.saves import files_of, setup_of
from sctabletop.session.session import Session
from sctabletop.session.setup import Setup
from sctabletop.store.files import create_save, open_save
from sctabletop.store.sqlite import SqliteStore
from tests.session.playing import clock, scenario
from tests.session.random_orders import Dice

READY = "ready"
DONE = "done"


class Telling:
    """A store that says what it has kept, after it has kept it."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def append(self, *args: Any, **more: Any) -> Sequence[Any]:
        """Whatever the store returns, once the hashes are out."""
        stored = self._store.append(*args, **more)
        say("".join(f"{kept.hash}\n" for kept in stored))
        return stored


def say(text: str) -> None:
    """Write at once."""
    sys.stdout.write(text)
    sys.stdout.flush()


def session_in(store: Any, name: str, seed: int) -> Session:
    """The session that a save holds, begun where there is none."""
    if store.branches():
        return Session.open(store, setup_of(store))
    files = files_of(Path(scenarios_dir()) / name)
    return Session.create(store, Setup(scenario=scenario(name), files=files, seed=seed))


def play_on(session: Session) -> None:
    """Random orders to the end. Where it begins again it gives other ones, as people would."""
    dice = Dice(session.game, session.head or 0)
    while not session.ended:
        for seat in session.game.seats:
            session.commit(seat, dice.orders(seat, session.phase), ["because"] * 3)
            if session.phase is Phase.TALKS:
                session.act(seat, dice.orders(seat, session.phase))
        session.close()


def main(path: Path, name: str, seed: int) -> None:
    """Runs until it is killed, or the exercise has ended."""
    scenario(name)
    say(f"{READY}\n")
    with open_save(path, clock) if path.exists() else create_save(path, clock) as store:
        play_on(session_in(Telling(store), name, seed))
    say(f"{DONE}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
