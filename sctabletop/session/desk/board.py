"""What a seat knows and believes, track by track, with error bars, change and history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sctabletop.domain.seats import US_SEATS, SeatId, partner_of
from sctabletop.domain.tracks import BY_NAME, US_BY_NAME, US_TRACKS, Track
from sctabletop.session.desk.figures import BAR, ends, figure, with_error, with_unit
from sctabletop.session.desk.sections import sections_of
from sctabletop.session.desk.sight_of_turns import (
    US,
    Number,
    Seen,
    public_after,
    public_now,
    public_planning,
    seen_after,
    seen_now,
    seen_planning,
)
from sctabletop.session.desk.words import label
from sctabletop.session.session import Session

Numbers = Mapping[tuple[str, str], Number]


class Sureness(StrEnum):
    """How a seat knows a number."""

    EXACT = "known"
    BELIEVED = "believed"


@dataclass(frozen=True, slots=True)
class Past:
    """A number as the seat held it at the end of an earlier turn."""

    turn: int
    mean: float
    sd: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One number on the board. ``top`` is the end of its scale, None where it has none (money, days, turns)."""

    owner: str
    """a partner's id, or ``us``"""
    track: str
    label: str
    said: str
    claims: tuple[str, ...]
    sureness: Sureness
    mean: float
    low: float
    high: float
    """ends of the 80 % bar, kept on the scale; equal to ``mean`` where known"""
    sd: float
    top: float | None
    change: float | None
    """since the plans of last turn, when the seat last sat down to read; None in turn 1"""
    collector: SeatId | None
    """the US seat that can find out, for beliefs of the US side"""
    history: tuple[Past, ...] = ()
    bottom: float = 0.0
    """the other end of its scale"""

    def text(self) -> str:
        """The number in words, ± one standard deviation where believed: "0.42 ± 0.08", "182 million USD"."""
        return with_error(self.track, self._on_scale(self.mean), self.sd)

    def bar_text(self) -> str:
        """The 80 % bar in words: "0.32 to 0.52"; the number itself where it is known."""
        if self.sureness is Sureness.EXACT:
            return self.text()
        return f"{figure(self.track, self.low)} to {with_unit(self.track, self.high)}"

    def _on_scale(self, value: float) -> float:
        return max(self.bottom, value if self.top is None else min(value, self.top))


@dataclass(frozen=True, slots=True)
class Section:
    """Tracks that belong together, in order: headline readouts first."""

    title: str
    rows: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class PartnerBoard:
    """One partner as the seat sees it."""

    id: str
    name: str
    category: str
    own: bool
    """whether it is the seat's own government"""
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything a seat knows and believes now. ``us`` is what it knows of the American side."""

    seat: SeatId
    turn: int
    us: Section
    partners: tuple[PartnerBoard, ...]


def board(session: Session, seat: SeatId, now: Seen | None = None) -> Board:
    """The board of a seat; for control the truth itself, exact. ``now`` is what it sees now, where somebody has looked
    already.
    """
    pasts = [(turn, seen_after(session, seat, turn).numbers) for turn in range(1, session.turn)]
    last = seen_planning(session, seat, session.turn - 1).numbers if session.turn > 1 else {}
    readings = _Readings(seat, (now or seen_now(session, seat)).numbers, last, pasts)
    own = partner_of(seat)
    return Board(
        seat=seat,
        turn=session.turn,
        us=Section("United States", readings.of(US, [t.name for t in US_TRACKS])),
        partners=tuple(_partner(session, readings, i, own) for i in range(session.game.count)),
    )


def public_board(session: Session) -> Board:
    """What everybody in the room may see: public tracks alone, exact. ``seat`` is empty."""
    pasts = [(turn, public_after(session, turn)) for turn in range(1, session.turn)]
    nobody = SeatId("")
    last = public_planning(session, session.turn - 1) if session.turn > 1 else {}
    readings = _Readings(nobody, public_now(session), last, pasts)
    return Board(
        seat=nobody,
        turn=session.turn,
        us=Section("United States", readings.of(US, [t.name for t in US_TRACKS])),
        partners=tuple(_partner(session, readings, i, None) for i in range(session.game.count)),
    )


def _partner(session: Session, readings: "_Readings", place: int, own: str | None) -> PartnerBoard:
    partner = session.game.scenario.partners[place]
    name = str(partner.id)
    rows = [(title, readings.of(name, tracks)) for title, tracks in sections_of(own == name)]
    return PartnerBoard(
        id=name,
        name=partner.name,
        category=str(partner.category),
        own=own == name,
        sections=tuple(Section(title, found) for title, found in rows if found),
    )


class _Readings:
    """What one seat holds now and held before, made into readings."""

    def __init__(self, seat: SeatId, now: Numbers, last: Numbers, pasts: Sequence[tuple[int, Numbers]]) -> None:
        self._asks = seat in US_SEATS
        self._now = now
        self._last = last
        self._pasts = pasts

    def of(self, owner: str, tracks: Sequence[str]) -> tuple[Reading, ...]:
        """A reading for each of these tracks of an owner that the seat knows or believes, in their order."""
        named = US_BY_NAME if owner == US else BY_NAME
        return tuple(
            self._one(owner, named[track], number)
            for track in tracks
            if (number := self._now.get((owner, track))) is not None
        )

    def _one(self, owner: str, track: Track, number: Number) -> Reading:
        key = owner, track.name
        history = tuple(
            Past(turn, held.mean, held.sd) for turn, numbers in self._pasts if (held := numbers.get(key)) is not None
        )
        last = self._last.get(key)
        bottom, top = ends(track)
        low, high = bar(number, bottom, top)
        return Reading(
            owner=owner,
            track=track.name,
            label=label(track.name),
            said=track.said,
            claims=tuple(track.claims.split()),
            sureness=Sureness.EXACT if number.exact else Sureness.BELIEVED,
            mean=number.mean,
            low=low,
            high=high,
            sd=number.sd,
            top=top,
            change=None if last is None else number.mean - last.mean,
            collector=track.collector if self._asks and not number.exact else None,
            history=history,
            bottom=bottom,
        )


def bar(number: Number, bottom: float, top: float | None) -> tuple[float, float]:
    """The ends of the 80 % bar, kept on the scale; a number that is known has none to either side."""
    if number.exact:
        return number.mean, number.mean
    low, high = number.mean - BAR * number.sd, number.mean + BAR * number.sd
    most = high if top is None else top
    return min(max(bottom, low), most), max(bottom, min(high, most))
