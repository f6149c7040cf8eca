"""Small sessions to test with: made in memory, played phase by phase, and compared byte by byte."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from sctabletop.domain import orders as o
from sctabletop.domain.events import Event, Tag
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import Refusal
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import CONTROL, SeatId
from sctabletop.domain.state import State
from sctabletop.resources import scenarios_dir
from sctabletop.scenario.load import load
from sctabletop.session.progress import Pace, Progress
from sctabletop.session.replay import seen_by
from sctabletop.session.session import MAIN, Session
from sctabletop.session.setup import Setup
from sctabletop.store.memory import MemoryStore

FIRST = "first-posting"
THIN = "thin-capital"
ORLAVENNE = SeatId("partner-orlavenne")
HERE = "orlavenne"
"""the partner of that seat"""


def clock() -> str:
    """Always the same time of day."""
    return "2031-05-04T09:00:00Z"


@cache
def scenario(name: str) -> Scenario:
    """A shipped scenario, read once."""
    return load(Path(scenarios_dir()) / name)


def setup(
    name: str = FIRST,
    seed: int = 7,
    pace: Pace = Pace.TURN,
    overrides: Mapping[tuple[str, str], float] | None = None,
    turns: int | None = None,
) -> Setup:
    """What a small exercise is made of; ``turns`` in place of the scenario's own."""
    read = scenario(name)
    if turns is not None:
        read = replace(read, turns=turns)
    return Setup(scenario=read, files={}, seed=seed, pace=pace, overrides=overrides or {})


def begin(
    name: str = FIRST,
    seed: int = 7,
    pace: Pace = Pace.TURN,
    overrides: Mapping[tuple[str, str], float] | None = None,
    turns: int | None = None,
) -> Session:
    """A new session that nobody keeps."""
    return Session.create(MemoryStore(clock), setup(name, seed, pace, overrides, turns))


def order(kind: str, **values: Any) -> o.Order:
    """A well-formed order, as an orders file would give it. Raises msgspec.ValidationError for any other."""
    made: o.Order = msgspec.convert({"kind": kind, **values}, o.ORDER_TYPES[kind])
    return made


def to_phase(session: Session, phase: Phase, turn: int | None = None) -> Session:
    """Close phases until this one is open, in this turn where one is named. Everybody passes."""
    while not session.ended and not (session.phase is phase and (turn is None or session.turn >= turn)):
        session.close()
    assert session.phase is phase
    return session


def to_end(session: Session) -> Session:
    """Close everything that is left."""
    while not session.ended:
        session.close()
    return session


def refused(session: Session, seat: SeatId, *orders: o.Order) -> Refusal:
    """The refusal of the last of a seat's orders, told as they were given."""
    found = session.commit(seat, orders)[-1]
    assert found is not None, orders[-1]
    return found


def taken(session: Session, seat: SeatId, *orders: o.Order) -> None:
    """Give orders of which none is refused as it is given."""
    assert session.commit(seat, orders) == [None] * len(orders)


def state_bytes(state: State) -> dict[str, bytes]:
    """Every block of a state, byte for byte."""
    return {name: repr(block.shape).encode() + block.tobytes() for name, block in state.blocks()}


def progress_text(progress: Progress) -> str:
    """Everything beside the numbers, as text that two equal sessions share."""
    return repr(progress)


def events_of(session: Session) -> list[Event]:
    """Every event of the session's branch, read back from its store."""
    return [stored.event for stored in session.store.events(session.branch)]


def bodies(events: Sequence[Event], tag: Tag) -> list[Mapping[str, Any]]:
    """What the events of one kind say."""
    return [event.body for event in events if event.tag is tag]


def hashes(session: Session, branch: str = MAIN) -> list[str]:
    """The hash of every event of a branch."""
    return [str(stored.hash) for stored in session.store.events(branch)]


def seen(events: Sequence[Event], seat: SeatId) -> list[Event]:
    """The events that a seat may read, as it is told them."""
    found = seen_by(tuple(events), seat)
    by_audience = [e.tag for e in events if seat == CONTROL or not e.audience or seat in e.audience]
    assert [e.tag for e in found] == by_audience
    return found


def texts_and_numbers(value: Any) -> Iterator[str | float]:
    """Every text and every number anywhere inside plain data, keys included."""
    match value:
        case Mapping():
            for key, inner in value.items():
                yield str(key)
                yield from texts_and_numbers(inner)
        case str():
            yield value
        case bool() | None:
            pass
        case int() | float():
            yield float(value)
        case _:
            for inner in value:
                yield from texts_and_numbers(inner)
