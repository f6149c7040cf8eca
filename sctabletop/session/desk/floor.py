"""Where people left off within a phase: which seats are done, the step of the talks, the clock, what was seen.

Kept in the save's ``meta`` a branch, outside every event; a record of another phase or turn counts as none.
"""

from dataclasses import dataclass, replace
from typing import Annotated, Final

import msgspec

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, US_SEATS, SeatId
from sctabletop.players.talks import STEPS, Step
from sctabletop.session.progress import PERSON
from sctabletop.session.session import Session

META_KEY: Final = "floor"
"""followed by a colon and the branch"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The people's side of an open phase."""

    turn: int
    phase: Phase
    done: frozenset[SeatId] = frozenset()
    """seats whose people said they are ready, with orders or without"""
    mending: frozenset[SeatId] = frozenset()
    """seats that committed, and of whose orders some came back"""
    step: Step = STEPS[0]
    """how far the computer seats have moved at the tables"""
    seconds_left: float | None = None
    """of the phase's clock; None where it has not started or there is none"""
    paused: bool = False
    seen_reveal: int = 0
    """the last turn whose reveal the room has seen"""

    def with_done(self, seat: SeatId, done: bool = True) -> "Floor":
        """The same with a seat ready or not."""
        return replace(self, done=self.done | {seat} if done else self.done - {seat}, mending=self.mending - {seat})

    def with_mending(self, seat: SeatId) -> "Floor":
        """The same with a seat that has something to mend, and so is not ready."""
        return replace(self, done=self.done - {seat}, mending=self.mending | {seat})


class _Kept(msgspec.Struct, kw_only=True):
    """The floor as it stands in the save."""

    turn: int
    phase: Phase
    done: list[str] = msgspec.field(default_factory=list)
    mending: list[str] = msgspec.field(default_factory=list)
    step: Step = STEPS[0]
    seconds_left: Annotated[float, msgspec.Meta(ge=0.0)] | None = None
    paused: bool = False
    seen_reveal: int = 0


def _key(session: Session) -> str:
    return f"{META_KEY}:{session.branch}"


def load(session: Session) -> Floor:
    """The floor of the open phase: as it was kept, or a fresh one (which remembers ``seen_reveal``)."""
    fresh = Floor(turn=session.turn, phase=session.phase)
    text = session.store.get_meta(_key(session))
    if text is None:
        return fresh
    try:
        kept = msgspec.json.decode(text, type=_Kept)
    except (ValueError, RecursionError):
        return fresh
    # A turn that is still in play has no reveal that anybody could have seen.
    seen = min(max(kept.seen_reveal, 0), session.turn if session.ended else session.turn - 1)
    if (kept.turn, kept.phase) != (session.turn, session.phase):
        return replace(fresh, seen_reveal=seen)
    return replace(
        fresh,
        done=frozenset(SeatId(s) for s in kept.done if s in session.game.seats),
        mending=frozenset(SeatId(s) for s in kept.mending if s in session.game.seats),
        step=kept.step,
        seconds_left=kept.seconds_left,
        paused=kept.paused,
        seen_reveal=seen,
    )


def save(session: Session, floor: Floor) -> None:
    """Keep it, durable when this returns. Raises SaveError."""
    kept = _Kept(
        turn=floor.turn,
        phase=floor.phase,
        done=sorted(floor.done),
        mending=sorted(floor.mending),
        step=floor.step,
        seconds_left=floor.seconds_left,
        paused=floor.paused,
        seen_reveal=floor.seen_reveal,
    )
    session.store.set_meta(_key(session), msgspec.json.encode(kept).decode("utf-8"))


def people(session: Session) -> tuple[SeatId, ...]:
    """The seats that people hold, in seat order."""
    return tuple(s for s in session.game.seats if session.holder(s) == PERSON)


def expected(session: Session) -> tuple[SeatId, ...]:
    """The seats whose people have something to do behind the curtain in the open phase, in seat order.

    situation: control; plan: all but control; concurrence: the triad; talks: nobody (the table is shared);
    resolution: control. Nobody but control in the half of a round that runs on standing orders.
    """
    held = people(session)
    match session.phase:
        case Phase.SITUATION | Phase.RESOLUTION:
            wanted: tuple[SeatId, ...] = (CONTROL,)
        case Phase.PLAN:
            wanted = tuple(s for s in session.game.seats if s != CONTROL)
        case Phase.CONCURRENCE:
            wanted = US_SEATS
        case Phase.TALKS:
            wanted = ()
    if session.standing_orders():
        wanted = tuple(s for s in wanted if s == CONTROL)
    return tuple(s for s in held if s in wanted)


def waiting(session: Session, floor: Floor) -> tuple[SeatId, ...]:
    """The expected seats that are not ready yet."""
    return tuple(s for s in expected(session) if s not in floor.done)


def step_after(step: Step) -> Step | None:
    """The step of the talks that follows, or None after the last."""
    at = STEPS.index(step) + 1
    return STEPS[at] if at < len(STEPS) else None
