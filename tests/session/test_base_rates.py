"""What was foretold, beside many worlds: the recorded one among them, the others as sessions would play them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np
import pytest

from sctabletop.analysis.again import play_again
from sctabletop.domain import orders as o
from sctabletop.domain.events import Tag
from sctabletop.domain.ids import BookName
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, OSD, SDO
from sctabletop.session import rebook
from sctabletop.session.base_rates import BaseRates, base_rates, foretold
from sctabletop.session.given import turns_of
from sctabletop.session.progress import Pace
from sctabletop.session.replay import moments
from sctabletop.session.session import Session, fork
from sctabletop.store.memory import MemoryStore
from tests.session.playing import (
    FIRST,
    ORLAVENNE,
    begin,
    clock,
    events_of,
    order,
    taken,
    to_end,
    to_phase,
)
from tests.session.test_random_sessions import played

Scale = Callable[[int, int], int]
LUCK: Final = "orlavenne.trust > 0.5"


def rates(session: Session, worlds: int = 20, block: int = 500) -> BaseRates:
    return base_rates(foretold(session.store, session.setup, session.branch), worlds, block=block)


def forecasting(*said: tuple[str, float, int]) -> Session:
    """A first posting in which SDO states forecasts in the first plan phase, and nothing else happens."""
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, SDO, *(order("forecast", condition=c, probability=p, due=due) for c, p, due in said))
    return to_end(session)


def test_the_recorded_world_is_one_of_them_number_by_number(scale: Scale) -> None:
    """Random orders of every seat, control's hand and argued actions too, by turns and by rounds: each turn ends as it
    was recorded.
    """
    for number in range(1, scale(8, 40)):
        session = played(number)
        turns = turns_of(session.game, events_of(session))
        by_rounds = session.setup.pace is Pace.ROUND
        again = play_again(session.game, turns, session.setup.seed, 3, by_rounds=by_rounds)
        for after, one in zip(again, moments(session.store, session.setup, session.branch), strict=True):
            pairs = zip(after.state.column(0).blocks(), one.state.blocks(), strict=True)
            differ = [name for (name, a), (_, b) in pairs if not np.array_equal(a, b)]
            assert differ == [], (number, after.turn)


def test_in_the_recorded_world_alone_what_came_here_came(scale: Scale) -> None:
    for number in range(1, scale(8, 40)):
        found = rates(played(number), 1)
        for forecast, score in found.forecasts:
            assert (score.base.came, score.base.tested) == (int(bool(forecast.outcome)), 1)
            assert score.brier == forecast.brier
        for claim, score in found.claims:
            assert score.base.tested == int(claim.came is not None), claim
            assert score.base.came == int(bool(claim.came)), claim


@pytest.mark.parametrize("number", [1, 2, 6])
def test_other_worlds_are_what_sessions_make_of_the_same_orders(number: int, scale: Scale) -> None:
    """The second method: a session with the luck of each world is given every recorded order again."""
    session = played(number)
    events, worlds = events_of(session), scale(3, 12)
    begun = next(i for i, e in enumerate(events) if e.tag is Tag.PHASE_OPENED)
    turns, by_rounds = turns_of(session.game, events), session.setup.pace is Pace.ROUND
    *_, last = play_again(session.game, turns, session.setup.seed, worlds, by_rounds=by_rounds)
    came = np.zeros(len(session.progress.forecasts), dtype=int)
    for world in range(worlds):
        other = Session.create(MemoryStore(clock), replace(session.setup, world=world))
        rebook.play_again(other, events[begun:])
        assert other.ended
        came += [bool(f.outcome) for f in other.progress.forecasts]
        pairs = zip(last.state.column(world).blocks(), other.state.blocks(), strict=True)
        assert [name for (name, a), (_, b) in pairs if not np.array_equal(a, b)] == [], world
    found = rates(session, worlds)
    assert [s.base.came for _, s in found.forecasts] == came.tolist()
    assert [s.base.tested for _, s in found.forecasts] == [worlds] * len(came)


def test_what_is_certain_comes_in_all_worlds_and_what_is_impossible_in_none() -> None:
    session = forecasting(("turn >= 1", 0.9, 2), ("turn >= 40", 0.2, 2), ("us.us_stock_days < 0", 0.2, 60))
    always, never, neither = (score for _, score in rates(session).forecasts)
    assert always.base.rate == 1.0
    assert never.base.rate == neither.base.rate == 0.0
    assert always.brier == pytest.approx(0.01)
    assert [x.skill for x in (always, never, neither)] == [None] * 3


def test_a_condition_is_asked_at_its_own_horizon() -> None:
    session = forecasting(("turn >= 3", 0.5, 2), ("turn >= 3", 0.5, 3), ("turn >= 4", 0.5, 60))
    assert [score.base.rate for _, score in rates(session).forecasts] == [0.0, 1.0, 1.0]


@pytest.mark.parametrize("number", [2, 6])
def test_blocks_of_any_size_find_the_same(number: int) -> None:
    session = played(number)
    whole = rates(session, 9)
    assert rates(session, 9, block=1) == whole
    assert rates(session, 9, block=4) == whole


def test_what_has_not_fallen_due_is_not_scored_and_what_was_taken_back_is_gone() -> None:
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, SDO, order("forecast", condition=LUCK, probability=0.5, due=1))
    taken(session, SDO, order("forecast", condition=LUCK, probability=0.7, due=3))
    to_phase(session, Phase.PLAN, 2)
    ((forecast, score),) = rates(session).forecasts
    assert (forecast.probability, forecast.due) == (0.7, 3)
    assert (score.came, score.base.rate, score.brier, score.skill) == (None, None, None, None)


def delivering(odds: float, *told: o.Order) -> Session:
    """A visit that is proposed with odds, opposed by SDO, overridden, signed and seen to its end; SDO says ``told``."""
    session = to_phase(begin(FIRST), Phase.PLAN)
    taken(session, SDO, *told)
    about = {"partner": "orlavenne", "instrument": "key_leader_engagement"}
    taken(session, CCMD, order("propose", **about, objective="influence", odds=odds))
    to_phase(session, Phase.CONCURRENCE)
    taken(session, SDO, order("object", **about, cure="ask them first"))
    taken(session, OSD, order("override", **about, why="it cannot wait"))
    to_phase(session, Phase.TALKS)
    session.act(CCMD, [order("offer", **about)])
    session.act(ORLAVENNE, [order("accept", instrument=about["instrument"])])
    session.act(OSD, [order("agree", partner="orlavenne")])
    return to_end(session)


@pytest.mark.parametrize("odds", [0.3, 0.9])
def test_claimed_odds_are_scored_by_what_was_delivered(odds: float) -> None:
    ((claim, score),) = rates(delivering(odds), 200).claims
    assert (claim.seat, claim.partner, claim.instrument, claim.made) == (CCMD, "orlavenne", "key_leader_engagement", 1)
    assert claim.objected == (SDO,)
    assert claim.odds == odds
    assert claim.came is not None
    assert score.brier == pytest.approx((odds - claim.came) ** 2)
    assert 0 < score.base.came < score.base.tested <= 200
    assert score.base_brier is not None
    assert score.skill == pytest.approx(1.0 - (odds - claim.came) ** 2 / score.base_brier)


def test_a_forecast_that_hangs_on_luck_comes_as_often_as_counted_by_hand() -> None:
    """Half of the worlds lie above the median of what Washington's confidence comes to."""
    plain = delivering(0.6)
    turns = turns_of(plain.game, events_of(plain))
    *_, last = play_again(plain.game, turns, plain.setup.seed, 60)
    confidence = last.state.us_track("confidence")
    middle = float(np.median(confidence))
    above = int((confidence > middle).sum())
    assert 0 < above < 60
    told = order("forecast", condition=f"us.confidence > {middle!r}", probability=0.5, due=60)
    ((_, score),) = rates(delivering(0.6, told), 60).forecasts
    assert (score.base.came, score.base.tested) == (above, 60)


def test_claimed_odds_move_no_luck_but_what_they_sell() -> None:
    """The base rate is of the deed and not of the story: where no gate asks for odds, the story leaves it as it is."""
    modest, rosy = (rates(delivering(odds), 100).claims[0][1].base for odds in (0.1, 0.9))
    assert modest == rosy


def test_another_book_is_asked_of_its_own_branch() -> None:
    session = played(2)
    events = events_of(session)
    other = rebook.begin(session.store, session.setup, BookName("biddle"), "biddle")
    rebook.play_again(other, events)
    asked = foretold(other.store, session.setup, "biddle")
    assert str(asked.setup.book) == "biddle"
    for forecast, score in base_rates(asked, 1).forecasts:
        assert score.base.came == int(bool(forecast.outcome))


def test_a_fork_with_new_luck_is_asked_from_the_opening_too() -> None:
    session = forecasting((LUCK, 0.5, 3))
    at = next(s.id for s in session.store.events("main") if s.event.body.get("turn") == 2)
    other = fork(session.store, session.setup, "luck", at)
    other.new_luck(5)
    to_end(other)
    assert rates(other, 40).forecasts[0][1].base == rates(session, 40).forecasts[0][1].base


def test_looking_writes_nothing() -> None:
    session = forecasting((LUCK, 0.5, 2))
    before = [(s.id, s.hash) for s in session.store.events("main")]
    rates(session)
    assert [(s.id, s.hash) for s in session.store.events("main")] == before


def test_progress_is_told_of_every_world_of_every_turn_and_may_stop() -> None:
    session = forecasting((LUCK, 0.5, 2))
    steps: list[int] = []
    base_rates(foretold(session.store, session.setup, "main"), 30, progress=steps.append, block=20)
    assert sum(steps) == 30 * session.setup.scenario.turns

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        base_rates(foretold(session.store, session.setup, "main"), 30, progress=stop)
