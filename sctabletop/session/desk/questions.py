"""One question to think about, chosen from what a seat itself can see: the first rule that has one to ask."""

from sctabletop.domain.seats import CONTROL, US_SEATS, SeatId
from sctabletop.session.desk.asking import Asking
from sctabletop.session.desk.questions_partner import PARTNER
from sctabletop.session.desk.questions_us import CONTROLS, TRIAD
from sctabletop.session.desk.sight_of_turns import Seen
from sctabletop.session.session import Session


def question(session: Session, seat: SeatId, now: Seen) -> str:
    """One question in plain words, never empty."""
    rules = CONTROLS if seat == CONTROL else TRIAD if seat in US_SEATS else PARTNER
    ask = Asking(session, now)
    for rule in rules.pressing:
        if text := rule(ask):
            return text
    standing = [text for rule in rules.standing if (text := rule(ask))] or rules.otherwise
    return standing[now.turn % len(standing)]
