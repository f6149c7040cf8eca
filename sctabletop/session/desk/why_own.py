"""The reasons for a number of one's own, term by term; for control, of any number."""

from collections.abc import Iterable, Iterator
from typing import Final

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, SeatId, partner_of
from sctabletop.domain.tracks import US_BY_NAME, Track
from sctabletop.engine.phases.situation import SOFTENED
from sctabletop.rules.sequence import PARTNER_RULES, US_RULES
from sctabletop.session import explain
from sctabletop.session.desk.figures import with_error, with_unit
from sctabletop.session.desk.options import load
from sctabletop.session.desk.reasons import Step, Term, Why, cards
from sctabletop.session.desk.sight_of_turns import COLUMNS, US, seen_after, seen_now
from sctabletop.session.desk.veils import ADJUSTED, chances_told, veil
from sctabletop.session.desk.words import label, partner_name, plain, seat_name
from sctabletop.session.explain import Drawn, Explanation
from sctabletop.session.session import Session

VEILED: Final = "what depends on things not told to you"


def explained(session: Session, seat: SeatId, owner: str, track: Track, turn: int) -> Why:
    """The explanation on the record, with what the seat is not told folded into one term without a value."""
    found = explain.why(session.store, session.setup, session.branch, f"{owner}.{track.name}", turn)
    hidden = frozenset[str]() if seat == CONTROL else veil(seat, track.name)
    steps = tuple(_step(session, seat, track, step, hidden) for step in found.steps)
    idle = tuple(Term(name=t.name, value=0.0, claims=t.claims) for t in found.idle if t.name not in hidden)
    drawn = [c for c in found.chances if seat == CONTROL or c.name in chances_told(seat)]
    return Why(
        owner=owner,
        track=track.name,
        title=title(session, owner, track),
        turn=turn,
        now=with_unit(track.name, found.after),
        steps=steps,
        factors=tuple(_factors(session, found)),
        chances=tuple(chance(c) for c in drawn),
        idle=idle,
        beliefs=tuple(_believed(session, owner, track, turn)) if seat == CONTROL else (),
        cure="",
        claims=cards(track, steps, idle, drawn),
    )


def title(session: Session, owner: str, track: Track) -> str:
    """Whose number it is and what it means."""
    whose = "United States" if owner == US else partner_name(session.game.scenario, owner)
    return f"{whose}: {plain(track.name)} ({track.said})"


def _step(session: Session, seat: SeatId, track: Track, step: explain.Step, hidden: frozenset[str]) -> Step:
    control = seat == CONTROL
    told = [t for t in step.terms if control or _told(session, seat, t.name, hidden)]
    terms = [Term(name=_called(session, t.name), value=t.value, claims=t.claims) for t in told]
    # The line stands whether such a term acted or not, or its absence would tell.
    if (hidden and step.at == Phase.RESOLUTION) or len(told) < len(step.terms):
        terms.append(Term(name=VEILED, value=None, claims=_claims_of(track, hidden)))
    at = "after the turn" if step.at == ADJUSTED and not control else step.at
    return Step(
        title=f"{label(at)}: {plain(step.track)}",
        before=step.before,
        terms=tuple(terms),
        after=step.after,
        reasons=step.reasons if control else (),
    )


def _told(session: Session, seat: SeatId, term: str, hidden: frozenset[str]) -> bool:
    """Whether a seat may know of a term: an inject acts under its own name, and some are told to a few seats alone."""
    inject = session.game.injects.get(term.removesuffix(SOFTENED))
    if inject is not None:
        to = session.game.scenario.injects[inject].to
        return not to or seat in to
    return term not in hidden and term != ADJUSTED


def _called(session: Session, term: str) -> str:
    name = term.removesuffix(SOFTENED)
    inject = session.game.injects.get(name)
    return term if inject is None else f"{session.game.scenario.injects[inject].title}{term.removeprefix(name)}"


def _claims_of(track: Track, names: frozenset[str]) -> tuple[str, ...]:
    owner = US if track.name in US_BY_NAME else ""
    found = (c for t in possible(owner, track.name) if t.name in names for c in t.claims)
    return tuple(dict.fromkeys(found))


def possible(owner: str, track: str) -> Iterator[Term]:
    """Every term that the rules have for a track, without values."""
    for rule in US_RULES if owner == US else PARTNER_RULES:
        if rule.target == COLUMNS.get(track, track):
            for name, claims in rule.claims.items():
                yield Term(name=name, value=None, claims=tuple(str(c) for c in claims))


def _factors(session: Session, found: Explanation) -> Iterable[tuple[str, float, float]]:
    for f in found.factors:
        other = "United States" if f.owner == US else partner_name(session.game.scenario, f.owner)
        whose = "" if f.owner == found.owner else f"{other}: "
        yield f"{whose}{plain(f.name)}", f.before, f.after


def chance(one: Drawn) -> str:
    """A chance in a sentence: what it was about, its odds and what they were made of, the draw, what would have turned
    it round.
    """
    about = f" ({plain(one.about)})" if one.about else ""
    came = "came" if one.outcome else "did not come"
    made = ", ".join(f"{plain(t.name)} {t.value:+.3f}" for t in one.terms)
    of = f", made of {made}" if made else ""
    return (
        f"{label(one.name)}{about} {came}: odds {one.probability * 100:.0f} %{of}; the draw was {one.draw:.3f}, "
        f"and {one.flipped_by}."
    )


def _believed(session: Session, owner: str, track: Track, turn: int) -> Iterator[str]:
    """For control: what the other seats took it to be at that time."""
    naming = load(session.store).naming
    for seat in session.game.seats:
        if seat == CONTROL or partner_of(seat) == owner:
            continue
        seen = seen_now(session, seat) if turn == session.turn else seen_after(session, seat, turn)
        held = seen.numbers.get((owner, COLUMNS.get(track.name, track.name)))
        if held is not None and not held.exact:
            who = seat_name(session.game.scenario, seat, naming)
            yield f"{who} believed {with_error(track.name, held.mean, held.sd)}."
