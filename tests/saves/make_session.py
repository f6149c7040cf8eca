"""Writes ``first-posting-<N>.db`` beside itself: a whole exercise as today's program keeps it.

``python -m tests.saves.make_session`` is run once for each version of saves, when it is new; a file that is there is
not written over.
"""

from pathlib import Path
from typing import Final

from sctabletop.players.policies import default_policy
from sctabletop.resources import scenarios_dir
from sctabletop.scenario.load import load
from sctabletop.session.computers import play_phase
from sctabletop.session.saves import files_of
from sctabletop.session.session import Session
from sctabletop.session.setup import Setup
from sctabletop.store.files import VERSION, create_save

HERE: Final = Path(__file__).resolve().parent
SAVE: Final = HERE / f"first-posting-{VERSION}.db"


def write(path: Path) -> None:
    """The tutorial, played to its end by the computer."""
    folder = scenarios_dir() / "first-posting"
    setup = Setup(scenario=load(folder), files=files_of(folder), seed=7)
    seats = {seat: str(default_policy(setup.game(), seat)) for seat in setup.game().seats}
    with create_save(path, lambda: "2031-05-04T09:00:00Z") as store:
        session = Session.create(store, Setup(scenario=setup.scenario, files=setup.files, seed=7, seats=seats))
        while not session.ended:
            play_phase(session)


if __name__ == "__main__":
    write(SAVE)
