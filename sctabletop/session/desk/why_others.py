"""The reasons for a number that is another's: what the seat saw of it, believed of it and why, and what can move it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sctabletop.domain.events import Tag
from sctabletop.domain.seats import SDO, US_SEATS, SeatId, partner_of
from sctabletop.domain.tracks import READOUT_INDEX, TOPIC_INDEX, TOPICS, Kind, Track
from sctabletop.rules.readouts import FACTORS
from sctabletop.session.desk.belief_moves import Moved, belief_moves, last_look, sentence
from sctabletop.session.desk.figures import ends, with_error
from sctabletop.session.desk.options import load
from sctabletop.session.desk.reasons import Step, Term, Why, cards
from sctabletop.session.desk.sight_of_turns import COLUMNS, US, Number, Seen, seen_after, seen_now
from sctabletop.session.desk.told import events_of_turn
from sctabletop.session.desk.veils import chances_told
from sctabletop.session.desk.why_own import chance, possible, title
from sctabletop.session.desk.words import label, partner_name, plain, seat_name
from sctabletop.session.explain import Drawn
from sctabletop.session.session import Session

UNKNOWN: Final = "not known to you"


@dataclass(frozen=True, slots=True)
class _Asked:
    """One number of another's as a seat saw it before and after a turn. ``held`` is the track it holds it by."""

    session: Session
    seat: SeatId
    owner: str
    track: Track
    held: str
    turn: int
    before: Seen
    after: Seen

    def numbers(self, owner: str, track: str) -> tuple[Number | None, Number | None]:
        return self.before.numbers.get((owner, track)), self.after.numbers.get((owner, track))


def explained(session: Session, seat: SeatId, owner: str, track: Track, turn: int) -> Why:
    """What the seat may know: never a term's value, nor a number that it does not know or believe itself."""
    before = seen_after(session, seat, turn - 1)
    after = seen_now(session, seat) if turn == session.turn else seen_after(session, seat, turn)
    # Of a group a belief is held as a whole; its columns are only known to those who know them exactly.
    held = track.name if (owner, track.name) in after.numbers else COLUMNS.get(track.name, track.name)
    ask = _Asked(session, seat, owner, track, held, turn, before, after)
    first, last = ask.numbers(owner, held)
    moves = belief_moves(session, seat, owner, held, turn)
    steps = tuple(_steps(ask, first, last, moves))
    idle = tuple(possible(owner, track.name))
    drawn = tuple(_drawn(ask))
    return Why(
        owner=owner,
        track=track.name,
        title=title(session, owner, track),
        turn=turn,
        now=_now(ask, last),
        steps=steps,
        factors=tuple(_factors(ask)),
        chances=tuple(chance(d) for d in drawn),
        idle=idle,
        beliefs=tuple(_beliefs(ask, last, moves)),
        cure=_cure(ask, last),
        claims=cards(track, steps, idle, drawn),
    )


def _now(ask: _Asked, last: Number | None) -> str:
    if last is None:
        return UNKNOWN
    of = "" if ask.held == ask.track.name else f", of {plain(ask.held)} as a whole"
    believed = "" if last.exact else " (believed)"
    bottom, top = ends(ask.track)
    mean = max(bottom, last.mean if top is None else min(last.mean, top))  # as the board shows it
    return f"{with_error(ask.track.name, mean, last.sd)}{believed}{of}"


def _steps(ask: _Asked, first: Number | None, last: Number | None, moves: Sequence[Moved]) -> Iterator[Step]:
    if last is None:
        return
    if not moves:
        if first is None or first.mean != last.mean:
            yield Step(
                title=f"The whole turn: {plain(ask.track.name)}",
                before=None if first is None else first.mean,
                terms=(),
                after=last.mean,
            )
        return
    for at in dict.fromkeys(m.at for m in moves):
        here = [m for m in moves if m.at == at]
        terms = tuple(Term(name=m.term, value=m.by, claims=m.claims) for m in here if m.by != 0.0)
        if terms:
            start = here[0].before
            yield Step(
                title=f"{label(at)}: what you believe of {plain(ask.held)}",
                before=None if start is None else start.mean,
                terms=terms,
                after=here[-1].after.mean,
            )


def _factors(ask: _Asked) -> Iterator[tuple[str, float | None, float | None]]:
    """What a readout is made of, as far as the seat knows or believes it."""
    if ask.owner == US or ask.track.kind is not Kind.READOUT or ask.track.name not in READOUT_INDEX:
        return
    for name in FACTORS.get(ask.track.name, ()):
        where, _, word = name.rpartition(".")
        owner = where or ask.owner
        first, last = ask.numbers(owner, word)
        other = "United States" if owner == US else partner_name(ask.session.game.scenario, owner)
        whose = "" if owner == ask.owner else f"{other}: "
        how = f" ({UNKNOWN})" if last is None else "" if last.exact else " (believed)"
        yield f"{whose}{plain(word)}{how}", None if first is None else first.mean, None if last is None else last.mean


def _drawn(ask: _Asked) -> Iterator[Drawn]:
    """Chances of Washington's own machinery with this partner, for the seats whose numbers they are made of."""
    if ask.seat not in US_SEATS or ask.owner == US:
        return
    for event in events_of_turn(ask.session, ask.turn):
        for row in event.body["chances"] if event.tag is Tag.CHANCE_DRAWN else ():
            if row["partner"] == ask.owner and row["name"] in chances_told(ask.seat):
                yield Drawn.of(row)


def _beliefs(ask: _Asked, last: Number | None, moves: Sequence[Moved]) -> Iterator[str]:
    if last is None or last.exact:
        return
    for move in moves:
        yield sentence(ask.held, move)
    if not any(m.is_news for m in moves):
        since = last_look(ask.session, ask.seat, ask.owner, ask.held, ask.turn)
        yield f"Nothing new on it has reached you since turn {since}." if since else "Nothing on it has reached you."


def _cure(ask: _Asked, last: Number | None) -> str:
    """How to know more."""
    if last is not None and last.exact:
        return ""
    if partner_of(ask.seat) is not None:
        whose = "their own side" if ask.owner == US else "others"
        return f"An agreement to share intelligence narrows what you believe of {whose}."
    if ask.held not in TOPIC_INDEX:
        if ask.track.name in FACTORS:
            return "Nobody can look at it directly; find out more about what it is made of."
        return "Nobody collects on it."
    collector = TOPICS[TOPIC_INDEX[ask.held]].collector
    if collector == ask.seat:
        return "Your own people collect on it every turn; a priority question makes them look harder."
    assert collector is not None  # noqa: S101 - a topic is what somebody collects on
    who = seat_name(ask.session.game.scenario, collector, load(ask.session.store).naming)
    if collector == SDO:
        return f"{who} collects on it: make it a priority question, and a report brings you what is known there."
    return f"{who} collects on it: ask, or have the three seats put their assessments together."
