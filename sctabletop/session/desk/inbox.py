"""What a seat reads as the turn begins: at most six messages, the five largest changes, one question."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sctabletop.domain.seats import SeatId
from sctabletop.session.desk.differences import differences
from sctabletop.session.desk.letters import Weighed, letters_told
from sctabletop.session.desk.mail import Change, Letter, LetterKind
from sctabletop.session.desk.noticed import letters_noticed
from sctabletop.session.desk.questions import question
from sctabletop.session.desk.sight_of_turns import Seen, seen_now, seen_planning
from sctabletop.session.session import Session

__all__ = ["MOST_CHANGES", "MOST_LETTERS", "Change", "Inbox", "Letter", "LetterKind", "inbox"]

MOST_LETTERS: Final = 6
MOST_CHANGES: Final = 5


@dataclass(frozen=True, slots=True)
class Inbox:
    """What lies in the tray. ``rest`` are further messages of this and earlier turns, newest first."""

    letters: tuple[Letter, ...]
    changes: tuple[Change, ...]
    question: str
    """the one question to think about, from the seat's own view"""
    rest: tuple[Letter, ...]
    brief: str
    """the seat's own brief, Markdown"""


def inbox(session: Session, seat: SeatId, now: Seen | None = None) -> Inbox:
    """The tray of a seat, from events whose audience holds it and its own view alone.

    What lies on top came since the plans of last turn were closed; what came before that is in the rest. ``now`` is
    what the seat sees now, where somebody has looked already.
    """
    now = now or seen_now(session, seat)
    weighed = [*letters_told(session, seat), *letters_noticed(session, seat, now)]
    top, rest = _sorted(weighed, session.turn)
    changes: tuple[Change, ...] = ()
    if session.turn > 1:
        last = seen_planning(session, seat, session.turn - 1)
        changes = differences(session.game.scenario, last.numbers, now.numbers)[:MOST_CHANGES]
    return Inbox(
        letters=top,
        changes=changes,
        question=question(session, seat, now),
        rest=rest,
        brief=session.game.scenario.briefs.get(seat, ""),
    )


def _sorted(weighed: Sequence[Weighed], turn: int) -> tuple[tuple[Letter, ...], tuple[Letter, ...]]:
    """The most important of the new letters, first the weightiest; then all others, newest first."""
    # What came after this turn's plans is on top already: nobody waits for the next turn to hear of it.
    new = [w for w in weighed if w.tray >= turn]
    top = sorted(new, key=lambda w: (w.weight, -w.letter.turn))[:MOST_LETTERS]
    chosen = {id(w) for w in top}
    rest = [w for w in weighed if id(w) not in chosen]
    rest.sort(key=lambda w: (-w.letter.turn, w.weight))
    return tuple(w.letter for w in top), tuple(w.letter for w in rest)
