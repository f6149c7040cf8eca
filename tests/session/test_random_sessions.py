"""Sessions of random orders, legal and illegal: what was recorded is what happened, however it is looked at."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, Final

import msgspec
import numpy as np
import pytest

from sctabletop.domain import orders as o
from sctabletop.domain.events import Event, Tag
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, OSD, SeatId
from sctabletop.domain.tracks import PARTNER_TRACKS, READOUTS, US_TRACKS
from sctabletop.players.policies import default_policy
from sctabletop.session import computers, snapshots
from sctabletop.session.explain import why
from sctabletop.session.ports import EventStore
from sctabletop.session.progress import Pace
from sctabletop.session.rerun import rerun
from sctabletop.session.session import MAIN, Session, fork
from sctabletop.store.files import create_save
from sctabletop.store.memory import MemoryStore
from sctabletop.store.verify import verify_chain
from tests.session import ledgers
from tests.session.playing import (
    FIRST,
    THIN,
    begin,
    bodies,
    clock,
    events_of,
    order,
    progress_text,
    setup,
    state_bytes,
    to_phase,
)
from tests.session.random_orders import KINDS, Dice


def played(number: int) -> Session:
    """One whole random session; the number decides the scenario, the luck and every order. No number overflows."""
    name = THIN if number % 3 == 0 else FIRST
    pace = Pace.ROUND if number % 5 == 1 else Pace.TURN
    session = begin(name, seed=number, pace=pace)
    dice = Dice(session.game, number)
    # A share of 5e-324 may underflow to nothing, which is right; nothing else may go wrong unheard.
    with np.errstate(all="raise", under="ignore"):
        while not session.ended:
            play_phase(session, dice)
            session.close()
    return session


def play_phase(session: Session, dice: Dice) -> None:
    """Let every seat act, some of them twice, some in vain."""
    for seat in session.game.seats:
        orders = dice.orders(seat, session.phase)
        if orders and session.phase is not Phase.TALKS and dice.chance(0.3):
            try_refusal(session, seat, orders[0])
        session.commit(seat, orders, [f"why {i}" for i in range(len(orders))])
        if dice.chance(0.1):
            session.commit(seat, dice.orders(seat, session.phase))
        if dice.chance(0.05):
            session.reopen(seat)
    if session.phase is Phase.TALKS:
        settle(session, dice)


def settle(session: Session, dice: Dice) -> None:
    """Carry what is ready to the tables and sign most of it, so that more than drafts is ever played."""
    for partner in session.game.partners:
        for instrument in dice.hot:
            session.act(CCMD, [order("offer", partner=partner, instrument=instrument)])
            if dice.chance(0.8):
                session.act(SeatId(f"partner-{partner}"), [order("accept", instrument=instrument)])
        session.act(OSD, [order("agree", partner=partner)])


def try_refusal(session: Session, seat: SeatId, given: o.Order) -> None:
    """An order that is refused as it is given leaves everything as it was, and a word about itself."""
    before, progress = state_bytes(session.state), progress_text(session.progress)
    heard: list[Event] = []
    session.subscribe(heard.extend)
    refusals = session.commit(seat, [given])
    session._listeners.clear()
    if refusals != [None]:
        assert state_bytes(session.state) == before
        assert progress_text(session.progress) == progress
        assert [e.tag for e in heard] == [Tag.ORDER_LAPSED]
        assert heard[0].body["given"] is True


def reopened(session: Session) -> Session:
    return Session.open(session.store, session.setup)


NUMBERS = range(15)
TRACKS: Final = tuple(t.name for t in (*PARTNER_TRACKS, *READOUTS))
_ASKED: Final = 23
"""Of each session every twenty-third number is explained, each time beginning elsewhere."""


@pytest.fixture(scope="module")
def sessions(scale: Callable[[int, int], int]) -> Callable[[int], Session]:
    """The quick tier plays each session once and looks at it from every side."""
    kept: dict[int, Session] = {}

    def get(number: int) -> Session:
        if number not in kept:
            if len(kept) > scale(len(NUMBERS), 1):
                kept.clear()
            kept[number] = played(number)
        return kept[number]

    return get


def test_every_kind_of_order_is_tried() -> None:
    dice = Dice(begin().game, 0)
    made = {o.kind_of(dice.order(kind, SeatId("osd"))) for kind in KINDS}
    assert made == set(o.ORDER_TYPES)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_random_session_is_what_its_record_says(
    number: int, sessions: Callable[[int], Session], tmp_path: Path
) -> None:
    look_at(sessions(number), tmp_path / "x.db", number)


@pytest.mark.full
@pytest.mark.parametrize("fortieth", range(40))
def test_a_thousand_random_sessions_are_what_their_records_say(fortieth: int, tmp_path: Path) -> None:
    """In forty parts, so that several workers can share them."""
    for number in range(len(NUMBERS) + 25 * fortieth, len(NUMBERS) + 25 * (fortieth + 1)):
        look_at(played(number), tmp_path / f"{number}.db", number)


def look_at(session: Session, path: Path, number: int) -> None:
    """From every side; the number decides which explanations are asked for."""
    assert_reopens_the_same(session)
    assert_stocks_are_their_terms(session)
    assert_snapshots_are_what_was_folded(session)
    again = MemoryStore(clock)
    assert rerun(session.store, again, session.setup, MAIN) == []
    with create_save(path, clock) as store:
        store.append(MAIN, None, events_of(session))
        assert_explained_alike(session, (again, store), number)
    assert verify_chain(path) == []


def assert_explained_alike(session: Session, stores: Sequence[EventStore], number: int) -> None:
    """The reasons are the same from where it was played, from where it was played again, and from a file."""
    turn = 1 + number % session.turn
    names = [f"us.{t.name}" for t in US_TRACKS]
    names += [f"{p}.{t}" for p in session.game.partners for t in TRACKS]
    for name in names[number % _ASKED :: _ASKED]:
        said = msgspec.json.encode(why(session.store, session.setup, MAIN, name, turn))
        for store in stores:
            assert msgspec.json.encode(why(store, session.setup, MAIN, name, turn)) == said, name


def assert_reopens_the_same(session: Session) -> None:
    again = reopened(session)
    assert state_bytes(again.state) == state_bytes(session.state)
    assert progress_text(again.progress) == progress_text(session.progress)
    assert again.head == session.head


def assert_stocks_are_their_terms(session: Session) -> None:
    partners = list(session.game.partners)
    events = events_of(session)
    stocks = ledgers.opening_stocks(events[0].body, partners)
    for event in events:
        ledgers.fold_stocks(stocks, event)
        if event.tag is Tag.REVEALED:
            kept = session.store.snapshot(MAIN, event.body["turn"])
            assert kept is not None
            ledgers.assert_stocks(stocks, snapshots.decode(kept.blob), partners)
    ledgers.assert_stocks(stocks, session.state, partners)
    ledgers.assert_no_nan(session.state)


def assert_snapshots_are_what_was_folded(session: Session) -> None:
    for turn in range(1, session.setup.scenario.turns + 1):
        kept = session.store.snapshot(MAIN, turn)
        assert kept is not None
        folded = Session.open(session.store, session.setup, upto=kept.event_id)
        assert state_bytes(snapshots.decode(kept.blob)) == state_bytes(folded.state)


REPEATED: Final = (
    Tag.SESSION_CREATED,
    Tag.CHANCE_DRAWN,
    Tag.LEDGER_APPLIED,
    Tag.INITIATIVE_STAGED,
    Tag.GUIDANCE_SET,
    Tag.DEED_DONE,
    Tag.INJECT_FIRED,
    Tag.ASSUMPTION_TESTED,
    Tag.GATE_ANSWERED,
    Tag.FORECAST_MADE,
    Tag.FORECAST_SCORED,
    Tag.PHASE_CLOSED,
    Tag.TURN_RESOLVED,
    Tag.ADJUSTED,
    Tag.REVEALED,
    Tag.SESSION_ENDED,
)
"""What comes of orders, luck and rules alone. An order that was changed is found by the chain, for it can be played."""


@pytest.mark.parametrize("tag", REPEATED)
def test_a_changed_record_is_named_when_played_again(tag: Tag, sessions: Callable[[int], Session]) -> None:
    session = sessions(3)
    events = events_of(session)
    luck = Random(str(tag))  # noqa: S311 - play, not secrets
    at = luck.choice([i for i, e in enumerate(events) if e.tag is tag])
    body = msgspec.json.decode(msgspec.json.encode(events[at].body))
    holder, key = luck.choice([(h, k) for h, k in leaves(body) if k != "turn"])
    holder[key] = holder[key] + (" " if isinstance(holder[key], str) else 2.0**-30)
    events[at] = Event(tag, body, events[at].audience)
    changed = MemoryStore(clock)
    changed.append(MAIN, None, events)
    found = rerun(changed, MemoryStore(clock), session.setup, MAIN)
    assert [d.event_id for d in found] == [at + 1]
    assert str(tag) in str(found[0])


def leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    """Where every text and number inside plain data hangs: what holds it, and under which key."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        if isinstance(inner, str | float | int) and not isinstance(inner, bool):
            yield value, key
        else:
            yield from leaves(inner)


def test_a_changed_order_is_named_by_the_chain(tmp_path: Path, sessions: Callable[[int], Session]) -> None:
    events = events_of(sessions(1))
    path = tmp_path / "x.db"
    with create_save(path, clock) as store:
        kept = store.append(MAIN, None, events)
    at = next(k.id for k in kept if k.event.tag is Tag.ORDERS_COMMITTED and k.event.body["seat"] == "osd")
    with closing(sqlite3.connect(path)) as link:
        link.execute('UPDATE event SET body = replace(body, \'"seat":"osd"\', \'"seat":"sdo"\') WHERE id = ?', [at])
        link.commit()
    assert [fault.event_id for fault in verify_chain(path)] == [at]


@pytest.mark.parametrize("name", [FIRST, THIN])
def test_a_session_of_computer_seats_is_what_its_record_says(name: str, tmp_path: Path) -> None:
    plain = setup(name, seed=21)
    seats = {seat: str(default_policy(plain.game(), seat)) for seat in plain.game().seats}
    session = Session.create(MemoryStore(clock), replace(plain, seats=seats))
    while not session.ended:
        computers.play_phase(session)
    look_at(session, tmp_path / "x.db", 3)
    assert any(bodies(events_of(session), Tag.TABLE_MOVED))


@pytest.mark.parametrize("seed", range(3))
def test_an_order_that_falls_at_the_close_changes_nothing_else(seed: int) -> None:
    """Two branches of one moment, with and without a single order that lapses at the close, come out alike."""
    tried = 0
    session = begin(THIN, seed=seed)
    dice = Dice(session.game, seed)
    for turn in (1, 2, 3):
        to_phase(session, Phase.PLAN, turn)
        for seat in session.game.seats[:-1]:
            session.commit(seat, dice.orders(seat, Phase.PLAN))
        for phase in (Phase.PLAN, Phase.CONCURRENCE):
            to_phase(session, phase, turn)
            assert session.head is not None
            tried += sum(falls_alone(session, dice, turn) for _ in range(12))
        session.close()
    assert tried


def falls_alone(session: Session, dice: Dice, turn: int) -> bool:
    """Try one order on a branch; whether it fell at the close, in which case nothing else may differ."""
    seat = session.game.seats[dice.below(len(session.game.seats) - 1)]
    orders = dice.orders(seat, session.phase)
    if not orders or seat in session.progress.commits:
        return False
    assert session.head is not None
    mark = f"{turn}-{session.phase}-{dice.below(10**9)}"
    with_it = fork(session.store, session.setup, f"{mark}-with", session.head)
    without = fork(session.store, session.setup, f"{mark}-without", session.head)
    if with_it.commit(seat, orders[:1]) != [None] or isinstance(orders[0], (o.Forecast, o.Message, o.Argue)):
        return False
    made, plain = with_it.close(), without.close()
    fallen = [e for e in made if e.tag is Tag.ORDER_LAPSED and e.body["seat"] == seat]
    if not fallen:
        return False
    assert state_bytes(with_it.state) == state_bytes(without.state), orders[0]
    assert [e for e in made if e not in fallen] == plain
    return True
