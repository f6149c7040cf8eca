"""Where the table stands: what the frame shows next, decided from a few facts and nothing else.

Every fact is read from the save, so an exercise that is opened again comes to the same place, seat by seat.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import US_SEATS, SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.session.desk import floor as floors
from sctabletop.session.progress import PERSON
from sctabletop.session.session import Session

_FIRST_STEP: Final = floors.Floor(turn=1, phase=Phase.TALKS).step


class Stage(Enum):
    """What is to be shown, or done."""

    BUSY = auto()
    """a close or a move of the computer seats runs"""
    STUCK = auto()
    """the last close failed: somebody has to say that it be tried again"""
    DESK = auto()
    """one seat's own screens"""
    CURTAIN = auto()
    """a seat waits for its people"""
    LAST_CHANCE = auto()
    """all are ready: close, or take something back"""
    CLOSE = auto()
    """nobody has anything to do here: close at once"""
    OFFERS = auto()
    """talks open: the computer seats make their offers at once"""
    TALKS = auto()
    REVEAL = auto()
    END = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The facts."""

    turn: int
    phase: Phase
    working: bool = False
    failed: bool = False
    """whether the last close came to nothing and nobody has asked for another yet"""
    ended: bool = False
    standing: bool = False
    """whether this half of a round runs on standing orders"""
    expected: tuple[SeatId, ...] = ()
    waiting: tuple[SeatId, ...] = ()
    offers_due: bool = False
    """whether the computer seats have still to make the first of their moves at the tables"""
    seen_reveal: int = 0
    open_seat: SeatId | None = None
    """whose desk is open"""
    called: tuple[SeatId, ...] = ()
    """the seats one of which somebody wants to open out of turn"""

    @property
    def revealed(self) -> int:
        """The last turn that has been revealed, 0 for none."""
        return self.turn if self.ended else self.turn - 1


def moment(
    exercise: Exercise, open_seat: SeatId | None = None, called: tuple[SeatId, ...] = (), failed: bool = False
) -> Moment:
    """The facts as they are now. A seat that people no longer hold has no open desk."""
    turn, phase = exercise.turn, exercise.phase
    if exercise.working:
        return Moment(turn=turn, phase=phase, working=True, open_seat=open_seat)
    if open_seat is not None and exercise.holder(open_seat) != PERSON:
        open_seat = None
    return Moment(
        turn=turn,
        phase=phase,
        failed=failed,
        ended=exercise.ended,
        standing=exercise.look(Session.standing_orders),
        expected=exercise.look(floors.expected),
        waiting=exercise.waiting(),
        offers_due=exercise.floor.step is _FIRST_STEP and not _shared_side(exercise),
        seen_reveal=exercise.floor.seen_reveal,
        open_seat=open_seat,
        called=tuple(seat for seat in called if exercise.holder(seat) == PERSON),
    )


def what_now(now: Moment) -> Stage:
    """The stage at this moment."""
    if now.working:
        return Stage.BUSY
    if now.open_seat is not None:
        return Stage.DESK
    if now.called:
        return Stage.CURTAIN
    if now.seen_reveal < now.revealed:
        return Stage.REVEAL
    if now.ended:
        return Stage.END
    if now.failed and not now.waiting:
        return Stage.STUCK
    if now.phase is Phase.TALKS:
        return _talks(now)
    if now.waiting:
        return Stage.CURTAIN
    if now.expected and now.phase in (Phase.PLAN, Phase.CONCURRENCE):
        return Stage.LAST_CHANCE
    # Control opens the turn and reveals it by its own button: there is nothing to think over again.
    return Stage.CLOSE


def _shared_side(exercise: Exercise) -> bool:
    """Whether people and computers share the American side: then people speak first, and say when the others may."""
    held = {exercise.holder(seat) == PERSON for seat in US_SEATS}
    return len(held) == 2


def _talks(now: Moment) -> Stage:
    if now.standing:
        return Stage.CLOSE
    return Stage.OFFERS if now.offers_due else Stage.TALKS
