"""A branch from any event goes on by itself: the trunk stays as it was, and the same play leads to the same place."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from sctabletop.domain.events import Tag
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, SDO
from sctabletop.errors import SctabletopError
from sctabletop.session.rerun import rerun
from sctabletop.session.session import MAIN, Session, fork
from sctabletop.store.files import create_save
from sctabletop.store.memory import MemoryStore
from sctabletop.store.sqlite import SqliteStore
from sctabletop.store.verify import verify_chain
from tests.session.playing import (
    FIRST,
    begin,
    clock,
    hashes,
    order,
    progress_text,
    setup,
    state_bytes,
    taken,
    to_end,
    to_phase,
)
from tests.session.random_orders import Dice


def busy(session: Session, seed: int) -> list[int]:
    """Play a session to its end with random orders that the seed decides; the event after each thing done."""
    dice = Dice(session.game, seed)
    heads: list[int] = []
    while not session.ended:
        for seat in session.game.seats:
            session.commit(seat, dice.orders(seat, session.phase))
            heads.append(head_of(session))
        session.close()
        heads.append(head_of(session))
    return heads


def head_of(session: Session) -> int:
    assert session.head is not None
    return session.head


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with create_save(tmp_path / "x.db", clock) as made:
        yield made


def count(store: SqliteStore) -> int:
    """How many rows of events the file holds."""
    found: int = store._link.exec_driver_sql("SELECT count(*) FROM event").scalar_one()
    return found


def test_a_branch_from_any_moment_is_played_to_its_end() -> None:
    trunk = begin(FIRST)
    heads = busy(trunk, 3)
    ids = [stored.id for stored in trunk.store.events(MAIN)]
    before, end = hashes(trunk), state_bytes(trunk.state)
    for at in Random(1).sample(sorted(set(heads[:-1])), 6):  # noqa: S311 - places, not secrets
        branch = to_end(fork(trunk.store, trunk.setup, f"from-{at}", at))
        assert branch.ended
        assert hashes(trunk, branch.branch)[: ids.index(at) + 1] == before[: ids.index(at) + 1]
        again = Session.open(trunk.store, trunk.setup, branch.branch)
        assert state_bytes(again.state) == state_bytes(branch.state)
        assert rerun(trunk.store, MemoryStore(clock), trunk.setup, branch.branch) == []
        assert hashes(trunk) == before
    assert state_bytes(Session.open(trunk.store, trunk.setup).state) == end


def test_a_branch_never_begins_in_the_middle_of_a_close() -> None:
    """An event inside a close is half a decision: to close the phase again from there would decide it twice."""
    trunk = to_end(begin(FIRST))
    inside = [s.id for s in trunk.store.events(MAIN) if s.event.tag is Tag.LEDGER_APPLIED]
    for at in inside[:4]:
        with suppress(SctabletopError):
            branch = to_end(fork(trunk.store, trunk.setup, f"from-{at}", at))
            assert hashes(branch, branch.branch) == hashes(trunk)


def test_the_same_orders_on_a_branch_give_the_same_events_and_no_new_rows(store: SqliteStore) -> None:
    trunk = Session.create(store, setup(FIRST))
    busy(trunk, 5)
    rows, first = count(store), next(iter(store.events(MAIN)))
    opened = next(stored for stored in store.events(MAIN) if stored.event.tag == "phase_opened")
    branch = fork(store, trunk.setup, "again", opened.id)
    assert count(store) == rows
    busy(branch, 5)
    assert hashes(branch, "again") == hashes(trunk)
    assert count(store) == rows
    assert next(iter(store.events("again"))).id == first.id
    assert verify_chain(store.path) == []


def test_other_orders_on_a_branch_meet_the_same_luck() -> None:
    """One order more changes what follows from it and nothing that was drawn."""
    trunk = to_phase(begin(FIRST), Phase.PLAN, 2)
    branch = fork(trunk.store, trunk.setup, "other", head_of(trunk))
    taken(branch, SDO, order("engage", partner="orlavenne", contact=1, style="frank"))
    for turn in (2, 3, 4):
        one, other = trunk.luck.sheet(turn, 0, 1), branch.luck.sheet(turn, 0, 1)
        assert all((one[name] == other[name]).all() for name in one)
    to_end(trunk)
    to_end(branch)
    assert state_bytes(trunk.state) != state_bytes(branch.state)


def test_a_branch_keeps_what_was_committed_before_it_began() -> None:
    trunk = to_phase(begin(FIRST), Phase.PLAN)
    taken(trunk, CCMD, order("propose", partner="orlavenne", instrument="staff_talks", objective="influence"))
    branch = fork(trunk.store, trunk.setup, "b", head_of(trunk))
    assert progress_text(branch.progress) == progress_text(trunk.progress)
    assert branch.close() == trunk.close()
    assert state_bytes(branch.state) == state_bytes(trunk.state)


def test_opening_at_an_event_shows_the_session_as_it_stood_there() -> None:
    session = begin(FIRST)
    stood: dict[int, tuple[dict[str, bytes], str]] = {}
    dice = Dice(session.game, 8)
    while not session.ended:
        for seat in session.game.seats:
            session.commit(seat, dice.orders(seat, session.phase))
            stood[head_of(session)] = (state_bytes(session.state), progress_text(session.progress))
        session.close()
    for head, (state, progress) in list(stood.items())[::5]:
        there = Session.open(session.store, session.setup, upto=head)
        assert (state_bytes(there.state), progress_text(there.progress), there.head) == (state, progress, head)
