"""What was foretold in an exercise beside what luck makes of the same orders: forecasts, and the odds that proposers
claimed (D9). Worked out on demand, never an event.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from sctabletop.analysis.again import Turn, play_again
from sctabletop.analysis.base_rates import Question, Score, Undertaking, score, shares
from sctabletop.analysis.ensembles import BLOCK
from sctabletop.domain.conditions import parse
from sctabletop.domain.events import Event, Tag
from sctabletop.domain.initiative import FIELD_INDEX
from sctabletop.domain.seats import US_SEATS, SeatId
from sctabletop.engine.record import name_of
from sctabletop.engine.translate import DRAFT_SEATS, code_of
from sctabletop.session.given import turns_of
from sctabletop.session.ports import EventStore
from sctabletop.session.progress import Forecast, Pace, Progress
from sctabletop.session.replay import Moment, moments
from sctabletop.session.saves import setup_on
from sctabletop.session.setup import Setup

WORLDS: Final = 200
"""Enough to tell one chance in ten from two."""
_NEVER: Final = 0
"""The turn of what has not fallen due."""
_PROPOSERS: Final = {float(code): SeatId(seat) for seat, code in DRAFT_SEATS.items()}


@dataclass(frozen=True, slots=True)
class Claimed:
    """An initiative of the record, with the odds that its proposer claimed when it was last amended."""

    seat: SeatId
    partner: str
    instrument: str
    made: int
    odds: float
    objected: tuple[SeatId, ...]
    came: bool | None
    """whether it did as promised, by its own indicator or by its success; None where it was never put to the test"""


@dataclass(frozen=True, slots=True)
class Foretold:
    """Everything foretold on a branch, and what is needed to play it again. Holds no store."""

    setup: Setup
    turns: tuple[Turn, ...]
    forecasts: tuple[Forecast, ...]
    claims: tuple[Claimed, ...]


@dataclass(frozen=True, slots=True)
class BaseRates:
    """A score for each forecast and each claim, in the order in which they were made."""

    worlds: int
    forecasts: tuple[tuple[Forecast, Score], ...]
    claims: tuple[tuple[Claimed, Score], ...]


def foretold(store: EventStore, setup: Setup, branch: str) -> Foretold:
    """What was foretold on a branch, as far as it was played. Nothing is rolled, no rule is run."""
    setup = setup_on(store, setup, branch)
    told = list(moments(store, setup, branch))
    events = [event for one in told for event in one.events]
    progress = Progress()
    for event in events:
        progress.fold(event)
    claims = _claims(setup, [one for one in told if one.done])
    return Foretold(setup, turns_of(setup.game(), events), tuple(progress.forecasts), tuple(claims))


def base_rates(
    asked: Foretold, worlds: int = WORLDS, progress: Callable[[int], None] | None = None, block: int = BLOCK
) -> BaseRates:
    """Every forecast and claim scored against worlds 0 to ``worlds`` of the same seed from the opening, under the
    orders that everybody gave, people and computers alike.

    An order that does not stand in a world lapses there. ``progress`` is told after each turn how many worlds were
    played through it, and may raise to stop.
    """
    game, last = asked.setup.game(), len(asked.turns)
    questions = [Question(parse(f.condition), _horizon(f, last)) for f in asked.forecasts]
    undertakings = [Undertaking(game.partners[c.partner], code_of(c.instrument), c.made) for c in asked.claims]
    played = play_again(
        game,
        asked.turns,
        asked.setup.seed,
        worlds,
        by_rounds=asked.setup.pace is Pace.ROUND,
        block=block,
        progress=progress,
    )
    of_forecasts, of_claims = shares(game, played, questions, undertakings)
    return BaseRates(
        worlds,
        tuple((f, score(f.probability, f.outcome, x)) for f, x in zip(asked.forecasts, of_forecasts, strict=True)),
        tuple((c, score(c.odds, c.came, x)) for c, x in zip(asked.claims, of_claims, strict=True)),
    )


def _horizon(forecast: Forecast, last: int) -> int:
    """The turn at whose end it was scored; one that was due before the turn in which it was made waits for that."""
    return _NEVER if forecast.outcome is None else min(max(forecast.due, forecast.made), last)


def _claims(setup: Setup, told: list[Moment]) -> list[Claimed]:
    """Every initiative that was drafted in play and stood at the end of a turn, as it was last seen."""
    found: dict[tuple[str, str, int], Claimed] = {}
    for one in told:
        delivered = dict(_delivered(one.events))
        for claim, has_indicator, verdict in _slots(setup, one):
            key = (claim.partner, claim.instrument, claim.made)
            before = found[key].came if key in found else None
            done = delivered.get(key[:2]) if not has_indicator else {1.0: True, 2.0: False}.get(verdict)
            came = before if before is not None else done
            found[key] = Claimed(
                claim.seat, claim.partner, claim.instrument, claim.made, claim.odds, claim.objected, came
            )
    return sorted(found.values(), key=lambda c: c.made)


def _slots(setup: Setup, one: Moment) -> Iterator[tuple[Claimed, bool, float]]:
    """The initiatives of a turn's end that were drafted in play, whether each has an indicator, and its verdict."""
    for p, partner in enumerate(setup.scenario.partners):
        for row in one.state.slot[:, :, p, 0].T:
            fields = {name: float(row[i]) for name, i in FIELD_INDEX.items()}
            instrument = name_of(fields["instrument"])
            if instrument and fields["born"] >= 1.0:
                bits = int(fields["objected"])
                claim = Claimed(
                    seat=_PROPOSERS[fields["proposer"]],
                    partner=str(partner.id),
                    instrument=instrument,
                    made=int(fields["born"]),
                    odds=fields["odds"],
                    objected=tuple(s for bit, s in enumerate(US_SEATS) if bits >> bit & 1),
                    came=None,
                )
                yield claim, fields["indicator"] > 0.0, fields["verdict"]


def _delivered(events: tuple[Event, ...]) -> Iterator[tuple[tuple[str, str], bool]]:
    """Partner and instrument of everything that was completed in a turn, and whether it succeeded."""
    rows: list[dict[str, Any]] = [row for e in events if e.tag is Tag.CHANCE_DRAWN for row in e.body["chances"]]
    for row in rows:
        if row["name"] == "deliver":
            yield (row["partner"], row["about"]), bool(row["outcome"])
