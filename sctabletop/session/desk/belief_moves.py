"""How one seat's belief moved in a turn: its own row of the ledger's beliefs and nothing else of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, Final

from sctabletop.domain.events import Tag
from sctabletop.domain.seats import US_SEATS, SeatId, partner_of
from sctabletop.domain.tracks import TOPIC_INDEX, TOPICS
from sctabletop.session.desk.figures import with_error
from sctabletop.session.desk.sight_of_turns import BELIEVED_OF_US, US, Number, seen_after
from sctabletop.session.desk.told import events_of_turn
from sctabletop.session.session import Session

_SAID: Final = {
    "first_look": "What was known as play began",
    "reckoned": "What is known to come by itself was reckoned in",
    "drift": "Time passed and nobody looked",
    "collection": "Your own people looked",
    "report": "The country team reported on what was asked",
    "fusion": "The three American seats put their assessments together",
    "talk": "Frank talk in the country",
    "sharing": "An agreement to share what is known",
    "deeds_seen": "Deeds were seen that cost something",
}

_NO_NEWS: Final = ("drift", "reckoned")
"""What time alone does to a belief."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One term of one moment: what it did to the belief and to its error."""

    at: str
    term: str
    claims: tuple[str, ...]
    by: float
    before: Number | None
    """None where nothing was believed yet"""
    after: Number

    @property
    def is_news(self) -> bool:
        """Whether something reached the seat that moved the belief itself."""
        return self.by != 0.0 and self.term not in _NO_NEWS


def belief_moves(session: Session, seat: SeatId, owner: str, track: str, turn: int) -> tuple[Moved, ...]:
    """The terms that moved a seat's belief in a turn, in order; nothing where it holds none."""
    place = _place(session, seat, owner, track)
    if place is None:
        return ()
    blocks, at = place
    start = seen_after(session, seat, turn - 1).numbers.get((owner, track))
    mean, var = (0.0, 0.0) if start is None else (start.mean, start.sd * start.sd)
    out = []
    for phase, term, claims, by, spread in _terms(session, turn, blocks, at):
        before = None if var == 0.0 else Number(mean, sqrt(max(var, 0.0)), False)
        mean, var = mean + by, var + spread
        out.append(Moved(phase, term, claims, by, before, Number(mean, sqrt(max(var, 0.0)), False)))
    return tuple(out)


def sentence(track: str, move: Moved) -> str:
    """One move in a sentence: "Your own people looked: 0.42 ± 0.10 became 0.45 ± 0.08 (T13 I1)"."""
    what = _SAID.get(move.term, move.term.replace("_", " "))
    after = with_error(track, move.after.mean, move.after.sd)
    claims = f" ({' '.join(move.claims)})" if move.claims else ""
    if move.before is None:
        return f"{what}: {after}{claims}."
    return f"{what}: {with_error(track, move.before.mean, move.before.sd)} became {after}{claims}."


def last_look(session: Session, seat: SeatId, owner: str, track: str, turn: int) -> int:
    """The last turn before this one in which anything but time moved the belief itself; 0 for none."""
    for t in range(turn - 1, 0, -1):
        if any(move.is_news for move in belief_moves(session, seat, owner, track, t)):
            return t
    return 0


def _place(session: Session, seat: SeatId, owner: str, track: str) -> tuple[tuple[str, str], int] | None:
    """The blocks of a belief (mean and variance) and its flat place in them."""
    game, partner = session.game, partner_of(seat)
    if owner == US:
        if partner is None or track not in BELIEVED_OF_US:
            return None
        return ("us_mean", "us_var"), game.partners[str(partner)] * len(BELIEVED_OF_US) + BELIEVED_OF_US.index(track)
    if track not in TOPIC_INDEX or owner == partner:
        return None
    row = US_SEATS.index(seat) if partner is None else len(US_SEATS) + game.partners[str(partner)]
    return ("mean", "var"), (row * len(TOPICS) + TOPIC_INDEX[track]) * game.count + game.partners[owner]


_Term = tuple[str, str, tuple[str, ...], float, float]


def _terms(session: Session, turn: int, blocks: tuple[str, str], at: int) -> Iterator[_Term]:
    """Phase, term, claims and what it added to the mean and to the variance, in the order of the ledger."""
    for event in events_of_turn(session, turn):
        if event.tag is not Tag.LEDGER_APPLIED:
            continue
        found: dict[str, list[float]] = {}
        claims: dict[str, tuple[str, ...]] = {}
        for row in event.body["beliefs"]:
            value = _value(row, at) if row["block"] in blocks else 0.0
            if value:
                found.setdefault(row["term"], [0.0, 0.0])[blocks.index(row["block"])] += value
                claims[row["term"]] = tuple(row["claims"])
        for term, (by, spread) in found.items():
            yield event.body["at"], term, claims[term], by, spread


def _value(row: Any, at: int) -> float:
    places: Sequence[int] = row["at"]
    return float(row["by"][places.index(at)]) if at in places else 0.0
