"""Why a track stands where it stands: the terms of its ledger in order, or its factors, and the chances of the turn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sctabletop.domain.events import Event, Tag
from sctabletop.domain.tracks import ALIASES, BY_NAME, GROUPS, READOUT_INDEX, US_BY_NAME, Kind, Track
from sctabletop.errors import SaveError, SctabletopError
from sctabletop.rules.books import book
from sctabletop.rules.readouts import FACTORS
from sctabletop.rules.sequence import PARTNER_RULES, US_RULES
from sctabletop.scenario.faults import pick, shown
from sctabletop.session.ending import truth
from sctabletop.session.ingredients import ingredients
from sctabletop.session.ports import EventStore
from sctabletop.session.replay import Moment, moments
from sctabletop.session.setup import Setup
from sctabletop.theory import CLAIMS, ClaimId

US: Final = "us"
RAIL: Final = "rail"
"""The term that holds a sum to its bounds, always the last."""


@dataclass(frozen=True, slots=True)
class Term:
    """One addend with the claims it rests on."""

    name: str
    value: float
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What one ledger did to one track: ``at`` is the phase, or ``adjusted`` for control's own hand."""

    at: str
    track: str
    before: float
    terms: tuple[Term, ...]
    after: float
    reasons: tuple[str, ...] = ()
    """control's reasons, for an adjustment"""


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing a readout is made of, as the turn found it and left it."""

    owner: str
    name: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Idle:
    """A term that was nothing this turn, and what it was asked with."""

    name: str
    claims: tuple[str, ...]
    found: tuple[tuple[str, float], ...]
    """numbers as the turn found them"""
    happening: tuple[str, ...]
    """what would have to happen within the turn"""


@dataclass(frozen=True, slots=True)
class Moved:
    """A turn in which the track moved: by how much, and by which terms."""

    turn: int
    by: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chance of the turn: it came where the draw lay below the probability."""

    name: str
    about: str
    probability: float
    draw: float
    outcome: bool
    terms: tuple[Term, ...]
    """which add up to the probability, the rail last where it was held to its bounds"""

    @staticmethod
    def of(row: Mapping[str, Any]) -> "Drawn":
        """The chance that a row of a ``chance_drawn`` event holds."""
        terms = [_term(t) for t in row["terms"]]
        total = 0.0
        for term in terms:
            total += term.value
        if total != row["probability"]:
            terms.append(Term(RAIL, row["probability"] - total, ()))
        return Drawn(row["name"], row["about"], row["probability"], row["draw"], row["outcome"], tuple(terms))

    @property
    def flipped_by(self) -> str:
        """What would have turned it round, as a clause."""
        if self.outcome is not (self.draw < self.probability):
            return "something else than the draw decided it"
        if self.outcome:
            return f"at {self.draw:.3f} or less it would not have come"
        return f"above {self.draw:.3f} it would have come"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything on the record about one track of one owner in one turn."""

    owner: str
    track: Track
    turn: int
    done: bool
    """False while the turn is still in play"""
    before: float
    after: float
    steps: tuple[Step, ...]
    factors: tuple[Factor, ...]
    """empty for a stock"""
    idle: tuple[Idle, ...]
    """terms that the book has for it and that were nothing this turn"""
    earlier: Moved | None
    """for a stock that stood still: the last turn before this one in which it moved"""
    later: Moved | None
    """and the first turn after it"""
    chances: tuple[Drawn, ...]
    titles: Mapping[str, str]
    """claim id -> its title, for every claim named"""


def why(store: EventStore, setup: Setup, branch: str, name: str, turn: int) -> Explanation:
    """The explanation of ``owner.track`` in a turn.

    Raises SctabletopError for a name that is not there, SaveError for a turn that was not reached.
    """
    owner, track = resolve(setup, name)
    here, opening = _find(store, setup, branch, turn)
    game = setup.game()
    before, after = opening, truth(game, here.state)
    columns = GROUPS.get(track.name, (track.name,))
    steps = tuple(_steps(here.events, owner, columns))
    factors = tuple(_factors(owner, track, before, after))
    idle = tuple(_idle(setup, owner, track, steps, before))
    still = not steps and not factors
    moves = list(_moves(store, branch, owner, columns)) if still else []
    chances = tuple(_chances(here.events, owner))
    return Explanation(
        owner=owner,
        track=track,
        turn=turn,
        done=here.done,
        before=before[owner][track.name],
        after=after[owner][track.name],
        steps=steps,
        factors=factors,
        idle=idle,
        earlier=next((m for m in reversed(moves) if m.turn < turn), None),
        later=next((m for m in moves if m.turn > turn), None),
        chances=chances,
        titles=_titles(track, (*(t for s in steps for t in s.terms), *idle), chances),
    )


def resolve(setup: Setup, name: str) -> tuple[str, Track]:
    """The owner and the track that a text such as ``oubassara.trust`` or ``us.confidence`` names.

    Raises SctabletopError, in one sentence, with the nearest name.
    """
    owner, dot, word = name.partition(".")
    owners = [*(str(p.id) for p in setup.scenario.partners), US]
    if not dot:
        raise SctabletopError(f"{shown(name)} is not a track; write PARTNER.TRACK, such as {owners[0]}.trust")
    if owner not in owners:
        raise SctabletopError(f"there is no partner {shown(owner)} here; {pick(owner, owners)}")
    known = US_BY_NAME if owner == US else BY_NAME
    track = known.get(word if owner == US else ALIASES.get(word, word))
    if track is None:
        raise SctabletopError(f"{owner} has no track {shown(word)}; {pick(word, known)}")
    return owner, track


def _find(store: EventStore, setup: Setup, branch: str, turn: int) -> tuple[Moment, dict[str, dict[str, float]]]:
    """The turn, and every track as the turn found it."""
    found: dict[str, dict[str, float]] | None = None
    game = setup.game()
    last = 0
    for one in moments(store, setup, branch):
        last = one.turn
        if found is None:
            created = next(e for e in one.events if e.tag is Tag.SESSION_CREATED)
            found = _opening(setup, created)
        if one.turn == turn:
            return one, found
        found = truth(game, one.state)
    raise SaveError(f"turn {turn} was not reached on the branch {branch!r}; it holds turns 1 to {last}")


def _opening(setup: Setup, created: Event) -> dict[str, dict[str, float]]:
    from sctabletop.engine.evolve import from_whole

    return truth(setup.game(), from_whole(created.body["state"]))


def _steps(events: Sequence[Event], owner: str, columns: Sequence[str]) -> Iterable[Step]:
    partner = None if owner == US else owner
    for event in events:
        if event.tag not in {Tag.LEDGER_APPLIED, Tag.ADJUSTED}:
            continue
        for row in event.body["entries"]:
            if row["partner"] == partner and row["track"] in columns:
                terms = tuple(_term(t) for t in row["terms"])
                at = event.body["at"]
                yield Step(at, row["track"], row["before"], terms, row["after"], _reasons(event, owner, row["track"]))


def _moves(store: EventStore, branch: str, owner: str, columns: Sequence[str]) -> Iterable[Moved]:
    """Every turn of the branch in which the stock moved, in order."""
    turns: dict[int, list[Step]] = {}
    for stored in store.events(branch):
        for step in _steps([stored.event], owner, columns):
            turns.setdefault(stored.event.body["turn"], []).append(step)
    for turn, steps in turns.items():
        terms = dict.fromkeys(t.name for s in steps for t in s.terms)
        yield Moved(turn, sum(s.after - s.before for s in steps), tuple(terms))


def _idle(
    setup: Setup, owner: str, track: Track, steps: Sequence[Step], before: Mapping[str, Mapping[str, float]]
) -> Iterable[Idle]:
    """What else can move a stock: the terms of its rule that were zero, and so are not in the ledger."""
    known = {"s": before.get(owner, {}), "us": before[US], "f": {}}
    acted = {t.name for step in steps for t in step.terms}
    of_group = {column: group for group, columns in GROUPS.items() for column in columns}
    for rule in US_RULES if owner == US else PARTNER_RULES:
        if rule.target == of_group.get(track.name, track.name):
            made_of = ingredients(rule, book(setup.book))
            for name, claims in rule.claims.items():
                if name not in acted:
                    reads = made_of.get(name, ())
                    found = tuple((n, known[space][n]) for space, n in reads if n in known[space])
                    happening = tuple(n for space, n in reads if n not in known[space])
                    yield Idle(name, tuple(claims), found, happening)


def _reasons(event: Event, owner: str, track: str) -> tuple[str, ...]:
    rows = event.body.get("reasons", ())
    return tuple(r["reason"] for r in rows if r["partner"] == owner and track in GROUPS.get(r["track"], (r["track"],)))


def _term(row: Mapping[str, Any]) -> Term:
    return Term(row["name"], row["value"], tuple(row["claims"]))


def _factors(
    owner: str, track: Track, before: Mapping[str, Mapping[str, float]], after: Mapping[str, Mapping[str, float]]
) -> Iterable[Factor]:
    if track.kind is not Kind.READOUT or track.name not in READOUT_INDEX:
        return
    for name in FACTORS.get(track.name, ()):
        where, _, word = name.rpartition(".")
        who = where or owner
        yield Factor(who, word, before[who][word], after[who][word])


def _chances(events: Sequence[Event], owner: str) -> Iterable[Drawn]:
    for event in events:
        if event.tag is not Tag.CHANCE_DRAWN:
            continue
        for row in event.body["chances"]:
            if row["partner"] == (None if owner == US else owner):
                yield Drawn.of(row)


def _titles(track: Track, terms: Sequence[Term | Idle], chances: Sequence[Drawn]) -> dict[str, str]:
    told = [*terms, *(t for c in chances for t in c.terms)]
    named = [*track.claims.split(), *(c for t in told for c in t.claims)]
    return {c: CLAIMS[ClaimId(c)].title for c in dict.fromkeys(named) if ClaimId(c) in CLAIMS}
