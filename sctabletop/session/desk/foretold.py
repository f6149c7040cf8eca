"""What was foretold, told to the whole room once the exercise is over: forecasts and claimed odds, and on demand their
base rates. Before the end nobody is shown any of it, for a base rate is read off the truth of other worlds.
"""

from collections.abc import Callable
from dataclasses import dataclass

from sctabletop.analysis.base_rates import Score, Share, score
from sctabletop.domain.seats import SeatId
from sctabletop.session.base_rates import WORLDS, BaseRates, Claimed, Foretold, base_rates, foretold
from sctabletop.session.desk.conditions import said_text
from sctabletop.session.desk.names import instrument_name, percent
from sctabletop.session.desk.words import partner_name, seat_name
from sctabletop.session.progress import Forecast
from sctabletop.session.session import Session

UNKNOWN = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRow:
    """One thing foretold, in words; ``odds`` and ``base`` are the shares behind them, for a picture."""

    seat: SeatId
    what: str
    said: str
    base_rate: str
    came: str
    brier: str
    skill: str
    odds: float
    base: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Everything that was foretold; ``worlds`` is 0 until the base rates are worked out."""

    worlds: int
    forecasts: tuple[ToldRow, ...]
    claims: tuple[ToldRow, ...]


def question(session: Session) -> Foretold | None:
    """What was foretold and what is needed to work out base rates, without the save; None while it is still on."""
    return foretold(session.store, session.setup, session.branch) if session.ended else None


def unscored(asked: Foretold) -> Told:
    """What was foretold with what came of it here, base rates not known yet."""
    nowhere = Share(0, 0)
    known = BaseRates(
        0,
        tuple((f, score(f.probability, f.outcome, nowhere)) for f in asked.forecasts),
        tuple((c, score(c.odds, c.came, nowhere)) for c in asked.claims),
    )
    return _told(asked, known)


def scored(asked: Foretold, step: Callable[[int, int], None]) -> Told:
    """Everything with its base rate. Takes seconds: ``step`` hears how much of how much is done, and may raise to
    stop.
    """
    whole, done = WORLDS * len(asked.turns), 0

    def progress(by: int) -> None:
        nonlocal done
        done += by
        step(done, whole)

    return _told(asked, base_rates(asked, WORLDS, progress))


def _told(asked: Foretold, known: BaseRates) -> Told:
    return Told(
        worlds=known.worlds,
        forecasts=tuple(_row(f.seat, _forecast(asked, f), one, "came", "did not come") for f, one in known.forecasts),
        claims=tuple(_row(c.seat, _claim(asked, c), one, "as promised", "not as promised") for c, one in known.claims),
    )


def _row(seat: SeatId, what: str, one: Score, yes: str, no: str) -> ToldRow:
    rate = one.base.rate
    return ToldRow(
        seat=seat,
        what=what,
        said=percent(one.odds),
        base_rate=UNKNOWN if rate is None else percent(round(rate, 2)),
        came="not put to the test" if one.came is None else yes if one.came else no,
        brier=UNKNOWN if one.brier is None else f"{one.brier:.2f}",
        skill=_skill(one),
        odds=one.odds,
        base=rate,
    )


def _skill(one: Score) -> str:
    if one.base_brier == 0.0:
        return "certain"
    return UNKNOWN if one.skill is None else f"{one.skill:+.2f}"


def _forecast(asked: Foretold, forecast: Forecast) -> str:
    clause = said_text(asked.setup.scenario, forecast.condition)
    return f"{clause[:1].upper()}{clause[1:]}, at the end of turn {forecast.due}"


def _claim(asked: Foretold, claim: Claimed) -> str:
    scenario = asked.setup.scenario
    name = instrument_name(claim.instrument)
    against = ", ".join(seat_name(scenario, seat) for seat in claim.objected)
    objected = f"; objected: {against}" if against else ""
    return f"{partner_name(scenario, claim.partner)}: {name}, proposed in turn {claim.made}{objected}"
