"""Nobody is told what is not kept, and whoever only looks leaves no trace."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from sctabletop.domain.events import Event
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, OSD, SDO
from sctabletop.errors import SaveError
from sctabletop.session import export, replay
from sctabletop.session.describe import describe
from sctabletop.session.explain import why
from sctabletop.session.rerun import rerun
from sctabletop.session.session import MAIN, Session
from sctabletop.store.codec import canonical
from sctabletop.store.files import create_save
from sctabletop.store.memory import MemoryStore
from sctabletop.store.sqlite import SqliteStore
from tests.session.playing import FIRST, begin, clock, order, progress_text, setup, state_bytes, taken, to_end, to_phase


class Full(MemoryStore):
    """A store whose disk can run full."""

    full = False
    listening: list[Event]

    def append(self, *args: Any, **more: Any) -> Any:
        """Refuses while it is full, and no listener may have heard of what it is asked to keep."""
        if self.full:
            raise SaveError("the disk is full; make room and try again")
        assert all(event not in self.listening for event in args[2])
        return super().append(*args, **more)


@pytest.fixture
def filling() -> tuple[Session, Full, list[Event]]:
    store = Full(clock)
    store.listening = []
    session = Session.create(store, setup(FIRST))
    heard: list[Event] = []

    def listen(events: Sequence[Event]) -> None:
        kept = [canonical(stored.event.body) for stored in store.events(MAIN)]
        assert kept[-len(events) :] == [canonical(event.body) for event in events]
        heard.extend(events)

    session.subscribe(listen)
    return session, store, heard


@pytest.mark.parametrize("phase", list(Phase))
def test_a_close_that_cannot_be_kept_has_not_happened(filling: tuple[Session, Full, list[Event]], phase: Phase) -> None:
    session, store, heard = filling
    to_phase(session, phase)
    before, progress, head, told = state_bytes(session.state), progress_text(session.progress), session.head, len(heard)
    store.full = True
    with pytest.raises(SaveError):
        session.close()
    assert state_bytes(session.state) == before
    assert (progress_text(session.progress), session.head, len(heard)) == (progress, head, told)
    store.full = False
    made = session.close()
    assert made
    assert heard[told:] == made
    assert state_bytes(session.state) == state_bytes(to_the_same_place(session))


def to_the_same_place(session: Session) -> Any:
    """The state of a session of the same luck in which nothing ever failed."""
    other = begin(FIRST)
    while (other.turn, other.phase) != (session.turn, session.phase):
        other.close()
    return other.state


def test_a_commit_that_cannot_be_kept_has_not_happened(filling: tuple[Session, Full, list[Event]]) -> None:
    session, store, heard = filling
    to_phase(session, Phase.PLAN)
    told = len(heard)
    store.full = True
    with pytest.raises(SaveError):
        session.commit(SDO, [order("vet", partner="orlavenne")])
    assert SDO not in session.progress.commits
    assert len(heard) == told
    store.full = False
    taken(session, SDO, order("vet", partner="orlavenne"))
    assert SDO in session.progress.commits
    assert len(heard) == told + 1


def test_a_second_session_on_the_same_branch_is_told_that_it_is_behind() -> None:
    session = begin(FIRST)
    behind = Session.open(session.store, session.setup)
    session.close()
    before = state_bytes(behind.state)
    with pytest.raises(SaveError, match="moved on"):
        behind.close()
    assert state_bytes(behind.state) == before


def rows(store: SqliteStore) -> list[Any]:
    """Everything that the file holds."""
    link = store._link
    tables = [r[0] for r in link.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").all()]
    return [link.exec_driver_sql(f"SELECT * FROM {table}").all() for table in sorted(tables)]  # noqa: S608


def test_looking_never_writes(tmp_path: Path) -> None:
    with create_save(tmp_path / "x.db", clock) as store:
        session = Session.create(store, setup(FIRST))
        to_phase(session, Phase.PLAN)
        taken(session, CCMD, order("propose", partner="orlavenne", instrument="staff_talks", objective="influence"))
        to_phase(session, Phase.PLAN, 3)
        before, progress, kept = state_bytes(session.state), progress_text(session.progress), rows(store)
        for seat in session.game.seats[:-1]:
            view = session.view(seat)
            describe(session.game, view)
            for block in (view.slot, view.deed, view.mean.get("trust"), view.world.get("turn")):
                block[...] = 99.0
            export.seat_document(store, session.setup, MAIN, seat)
        for turn in (1, 2, 3):
            replay.at(store, session.setup, MAIN, turn).partner[...] = 99.0
            why(store, session.setup, MAIN, "orlavenne.trust", turn)
        export.document(store, session.setup, MAIN)
        Session.open(store, session.setup).state.partner[...] = 99.0
        assert rerun(store, MemoryStore(clock), session.setup, MAIN) == []
        assert state_bytes(session.state) == before
        assert progress_text(session.progress) == progress
        assert rows(store) == kept


def test_a_turn_shown_from_its_snapshot_is_the_turn_folded() -> None:
    session = to_end(begin(FIRST))
    for turn in range(1, 5):
        shown = replay.at(session.store, session.setup, MAIN, turn)
        folded = replay.moment(session.store, session.setup, MAIN, turn).state
        assert state_bytes(shown) == state_bytes(folded)
    assert replay.stale_snapshots(session.store, session.setup, MAIN) == []


def test_an_osd_order_shows_in_its_view_after_the_close_and_not_before() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, OSD, order("set_tone", partner="orlavenne", tone="warm"))
    assert session.view(OSD).guide.get("tone")[0, 0] == 0.0
    session.close()
    assert session.view(OSD).guide.get("tone")[0, 0] == 1.0
