"""Why a track stands where it stands: the terms of its ledger in order, or its factors, and the chances of the turn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sctabletop.domain.events import Event, Tag
from sctabletop.domain.tracks import ALIASES, BY_NAME, GROUPS, READOUT_INDEX, US_BY_NAME, Kind, Track
from sctabletop.errors import SaveError, SctabletopError
from sctabletop.rules.readouts import FACTORS
from sctabletop.rules.sequence import PARTNER_RULES, US_RULES
from sctabletop.scenario.faults import pick, shown
from sctabletop.session.ending import truth
from sctabletop.session.ports import EventStore
from sctabletop.session.replay import Moment, moments
from sctabletop.session.setup import Setup
from sctabletop.theory import CLAIMS, ClaimId

US: Final = "us"


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
class Drawn:
    """A chance of the turn: it came where the draw lay below the probability."""

    name: str
    about: str
    probability: float
    draw: float
    outcome: bool
    terms: tuple[Term, ...]

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
    idle: tuple[Term, ...]
    """terms that the book has for it and that were nothing this turn"""
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
    idle = tuple(_idle(owner, track, steps))
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
        chances=chances,
        titles=_titles(track, (*steps, Step("", "", 0.0, idle, 0.0)), chances),
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


def _idle(owner: str, track: Track, steps: Sequence[Step]) -> Iterable[Term]:
    """What else can move a stock: the terms of its rule that were zero, and so are not in the ledger."""
    acted = {t.name for step in steps for t in step.terms}
    of_group = {column: group for group, columns in GROUPS.items() for column in columns}
    for rule in US_RULES if owner == US else PARTNER_RULES:
        if rule.target == of_group.get(track.name, track.name):
            yield from (Term(n, 0.0, tuple(c)) for n, c in rule.claims.items() if n not in acted)


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
                terms = tuple(_term(t) for t in row["terms"])
                yield Drawn(row["name"], row["about"], row["probability"], row["draw"], row["outcome"], terms)


def _titles(track: Track, steps: Sequence[Step], chances: Sequence[Drawn]) -> dict[str, str]:
    terms = [*(t for s in steps for t in s.terms), *(t for c in chances for t in c.terms)]
    named = [*track.claims.split(), *(c for t in terms for c in t.claims)]
    return {c: CLAIMS[ClaimId(c)].title for c in dict.fromkeys(named) if ClaimId(c) in CLAIMS}
