"""Seats, partners and refusals in the words of this table."""

from sctabletop.domain.refusals import WORDS, Refusal
from sctabletop.domain.seats import SeatId
from sctabletop.gui.exercise import Exercise
from sctabletop.session.desk.refusal_words import detail_said
from sctabletop.session.desk.words import capital
from sctabletop.session.session import Session


def _partners(session: Session) -> tuple[tuple[str, str], ...]:
    return tuple((str(p.id), p.name) for p in session.setup.scenario.partners)


def seat_called(exercise: Exercise, seat: str) -> str:
    """A seat's name as this table calls it; what is no seat comes back as it is."""
    return exercise.name(SeatId(seat)) if seat in exercise.seats else seat


def partners_of(exercise: Exercise) -> tuple[tuple[str, str], ...]:
    """Id and name of every partner, in the scenario's order."""
    return exercise.look(_partners)


def refused(exercise: Exercise, refusal: Refusal) -> str:
    """A refusal in full: what is wrong, who can cure it, and how."""
    words = WORDS[refusal.reason]
    what = f"{words.what} ({exercise.look(detail_said, refusal.detail)})" if refusal.detail else words.what
    what = capital(what)
    match words.who:
        case "nobody":
            return f"{what}; {words.how}."
        case "yourself":
            return f"{what}. You can cure it: {words.how}."
        case who:
            return f"{what}. Who can cure it: {seat_called(exercise, who)}. How: {words.how}."
