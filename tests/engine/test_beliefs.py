"""Beliefs: who errs least on what, what narrows them, what leaves them alone, and that bars hold what they promise."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest

from sctabletop.analysis import ensembles
from sctabletop.domain.deeds import DEED_INDEX, Deed
from sctabletop.domain.initiative import Stage
from sctabletop.domain.seats import CCMD, OSD, SDO, US_SEATS
from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import TOPIC_INDEX, TOPICS, Kind
from sctabletop.engine.beliefs import truths
from sctabletop.engine.decisions import Plan
from sctabletop.engine.sights import sight
from sctabletop.engine.wander import FEAR, MONEY, WANDER, sizes
from sctabletop.players.policies import default_policy
from tests.engine.table import Table, quiet
from tests.engine.worlds import played

WILL = [TOPIC_INDEX["commitment"], TOPIC_INDEX["willingness"]]
TEN = 1.2816
"""Standard deviations on either side of an 80 % bar."""
Scale = Callable[[int, int], int]


def errors(table: Table) -> Array:
    """(seats, topics, P, W) how far each US belief lies from the truth, in units of the topic."""
    truth = truths(table.state, sight(table.game, table.state))
    off: Array = (table.state.mean[:3] - truth) / sizes(truth)
    return off


def widths(state: State) -> Array:
    """(observers, topics, P, W) the square of the stated error, in units of the topic."""
    width: Array = state.var / sizes(state.mean) ** 2
    return width


def coverage(state: State, truth: Array, rows: slice | list[int] = slice(0, 3)) -> Array:
    """(seats, topics) how often the 80 % bar holds the truth."""
    inside = np.abs(state.mean[rows] - truth) <= TEN * np.sqrt(state.var[rows])
    share: Array = inside.mean(axis=(2, 3))
    return share


def turns(table: Table, count: int, orders: Callable[[Plan], None] = lambda _: None) -> None:
    for _ in range(count):
        table.open_turn()
        plan = table.orders()
        orders(plan)
        table.plan(plan)
        table.concur()
        table.resolve()


@pytest.mark.parametrize("passed", [0, 4])
def test_t13_on_every_topic_its_collector_states_the_least_error_and_errs_least(passed: int) -> None:
    table = Table(quiet(), worlds=400)
    turns(table, passed)
    table.open_turn()
    stated = np.sqrt(table.state.var[:3]).mean(axis=(2, 3))
    true = np.sqrt((errors(table) ** 2).mean(axis=(2, 3)))
    for i, topic in enumerate(TOPICS):
        assert topic.collector is not None
        best = US_SEATS.index(topic.collector)
        for other in set(range(3)) - {best}:
            assert stated[best, i] < stated[other, i], topic.name
            assert true[best, i] < true[other, i], topic.name


@pytest.mark.parametrize(
    ("topic", "seat"),
    [
        ("commitment", SDO),
        ("willingness", SDO),
        ("relationships", SDO),
        ("threat", CCMD),
        ("capability", CCMD),
        ("rival_pull", OSD),
        ("hedging", OSD),
        ("defence_budget", OSD),
    ],
)
def test_t13_will_is_the_country_teams_ability_the_commands_and_rivals_washingtons(topic: str, seat: str) -> None:
    assert TOPICS[TOPIC_INDEX[topic]].collector == seat


def test_the_bars_hold_the_truth_as_often_as_they_say_after_quiet_turns(scale: Scale) -> None:
    """Eight in ten, for every seat and topic that moves, six turns on."""
    table = Table(quiet(), worlds=scale(300, 3_000))
    turns(table, 6)
    table.open_turn()
    held = coverage(table.state, truths(table.state, sight(table.game, table.state)))
    by_collector = {t.name: held[US_SEATS.index(t.collector), i] for i, t in enumerate(TOPICS) if t.collector}
    assert {n: round(float(x), 2) for n, x in by_collector.items() if not 0.7 <= x <= 0.95} == {}


@pytest.mark.parametrize("turn", [1, 4, 8])
def test_the_bars_hold_the_truth_as_often_as_they_say_when_all_seats_play(turn: int, scale: Scale) -> None:
    game = played(3)
    seats = {seat: default_policy(game, seat) for seat in game.seats}
    worlds = scale(150, 1_500)
    (block,) = ensembles.play(game, seats, 7, worlds, turns=turn, block=worlds)
    held = coverage(block.state, truths(block.state, sight(game, block.state)))
    by_seat = {
        str(seat): float(held[row, [i for i, t in enumerate(TOPICS) if t.collector == seat]].mean())
        for row, seat in enumerate(US_SEATS)
    }
    assert {seat: round(share, 2) for seat, share in by_seat.items() if not 0.7 <= share <= 0.9} == {}


def test_frank_talk_does_not_make_the_country_team_surer_than_it_may_be() -> None:
    """One frank talk a turn with each partner, over four turns."""
    table = Table(quiet(), worlds=400)

    def frank(orders: Plan) -> None:
        orders.engage[table.state.turn % 8] = 1.0

    turns(table, 4, frank)
    table.open_turn()
    held = coverage(table.state, truths(table.state, sight(table.game, table.state)))
    traits = [i for i, t in enumerate(TOPICS) if t.collector == SDO and t.kind is Kind.TRAIT]
    assert 0.7 <= held[2, traits].mean() <= 0.9


def test_a_sharing_agreement_does_not_make_us_surer_than_we_may_be() -> None:
    table = Table(quiet(), worlds=400)
    table.open_turn(deliver=0.0)
    for p in range(3):
        table.put(0, p, "intelligence_sharing", Stage.RUNNING, lead=1.0)
    table.plan()
    table.resolve()
    held = coverage(table.state, truths(table.state, sight(table.game, table.state)))
    assert 0.7 <= held.mean() <= 0.9


def test_drift_widens_what_nobody_looks_at_and_what_never_moves_keeps() -> None:
    table = Table(quiet())
    table.state.track("defence_budget")[...] = 300.0
    table.open_turn()
    before = widths(table.state)
    table.plan()
    table.concur()
    table.resolve()
    table.open_turn()
    for i, topic in enumerate(TOPICS):
        assert topic.collector is not None
        for other in set(range(3)) - {US_SEATS.index(topic.collector)}:
            wider = widths(table.state)[other, i] > before[other, i]
            assert wider.all() if WANDER[topic.name] > 0.0 else not wider.any(), topic.name


def test_every_stock_and_readout_drifts_and_no_trait_does_as_fast_as_the_slowest_common_stock() -> None:
    drifts = {t.name: WANDER[t.name] for t in TOPICS}
    assert sorted(drifts) == sorted(WANDER)
    assert all(drifts[t.name] > 0.0 for t in TOPICS if t.kind is not Kind.TRAIT)
    typical = np.median([drifts[t.name] for t in TOPICS if t.kind is not Kind.TRAIT])
    assert all(drifts[t.name] < typical for t in TOPICS if t.kind is Kind.TRAIT)


def test_a_first_bar_on_money_is_a_share_of_what_is_believed_and_so_gives_no_true_sum_away() -> None:
    table = Table(quiet(), worlds=50)
    table.state.track("defence_budget")[...] = np.array([60.0, 300.0, 900.0])[:, None]
    table.open_turn()
    mean, sd = table.state.mean[1, MONEY], np.sqrt(table.state.var[1, MONEY])
    assert (sd / mean)[mean > 40.0] == pytest.approx(0.2)
    assert (mean[0] < mean[2]).all()


def test_money_that_all_know_to_be_used_up_leaves_nobodys_guess_too_high() -> None:
    """Nobody looks but OSD, and the country's books are the truth's own: on average guesses fall as it does."""
    table = Table(quiet(), worlds=600)
    turns(table, 5)
    table.open_turn()
    bias = errors(table)[:, MONEY].mean(axis=(1, 2))
    fell = 1.0 - (1.0 - table.game.book.defence_budget_time) ** 5
    assert fell > 0.3
    assert np.abs(bias).max() < 0.2 * fell


def test_e21_silence_that_our_seats_know_of_raises_the_fear_they_believe_in_and_no_other_partner_hears() -> None:
    """Nobody calls for seven turns: the fear grows, and Washington, which never looks, reckons with most of it."""
    table = Table(quiet(), worlds=600)
    table.open_turn()
    before, held = table.state.track("abandonment").copy(), table.state.mean[:, FEAR].copy()
    table.plan()
    table.concur()
    table.resolve()
    turns(table, 6)
    grew = (table.state.track("abandonment") - before).mean()
    believed = (table.state.mean[0, FEAR] - held[0]).mean()
    assert 0.5 * grew < believed < grew
    for p in range(3):
        others = [q for q in range(3) if q != p]
        assert table.state.mean[3 + p, FEAR][others].tolist() == held[3 + p][others].tolist()


def test_the_first_turn_uses_nothing_up_and_widens_nothing() -> None:
    table = Table(quiet(), worlds=600)
    table.open_turn()
    assert errors(table)[1:, MONEY].mean() == pytest.approx(0.0, abs=0.02)
    assert widths(table.state)[1, TOPIC_INDEX["trust"]] == pytest.approx(0.04)


def test_e19_without_a_report_osds_belief_about_will_only_widens() -> None:
    table = Table(quiet())
    table.open_turn()
    seen = []
    for _ in range(5):
        seen.append(table.state.var[0, WILL].copy())
        table.plan()
        table.concur()
        table.resolve()
        table.open_turn()
    assert all((b > a).all() for a, b in pairwise(seen))


def reported(questions: tuple[str, ...]) -> tuple[Table, State]:
    table = Table(quiet(), worlds=20)
    table.open_turn()
    before = table.state.copy()
    orders = table.orders()
    orders.report[...] = 1.0
    for topic in questions:
        orders.question[TOPIC_INDEX[topic]] = 1.0
    table.plan(orders)
    return table, before


def test_i9_a_report_narrows_what_was_asked_and_nothing_else() -> None:
    table, before = reported(("commitment", "trust"))
    asked = [TOPIC_INDEX["commitment"], TOPIC_INDEX["trust"]]
    rest = [i for i in range(len(TOPICS)) if i not in asked]
    for seat in (0, 1):
        assert (table.state.var[seat, asked] < before.var[seat, asked]).all()
        assert table.state.var[seat, asked] == pytest.approx(before.var[2, asked])
        assert table.state.var[seat, rest].tobytes() == before.var[seat, rest].tobytes()
        assert table.state.mean[seat, rest].tobytes() == before.mean[seat, rest].tobytes()
    assert table.state.var[2].tobytes() == before.var[2].tobytes()


def test_i9_unasked_leaves_every_error_as_it_was() -> None:
    table, before = reported(())
    assert table.state.var.tobytes() == before.var.tobytes()
    assert table.state.mean.tobytes() == before.mean.tobytes()


def test_i1_a_report_brings_osd_nearer_to_the_truth_over_many_worlds() -> None:
    table = Table(quiet(), worlds=400)
    table.open_turn()
    before = errors(table)
    orders = table.orders()
    orders.report[...] = 1.0
    orders.question[WILL] = 1.0
    table.plan(orders)
    assert (errors(table)[0, WILL] ** 2).mean() < (before[0, WILL] ** 2).mean()


def test_a_report_of_a_worse_informed_team_moves_nobody() -> None:
    table = Table(quiet())
    table.open_turn()
    topic = TOPIC_INDEX["threat"]
    before = table.state.copy()
    orders = table.orders()
    orders.report[...] = 1.0
    orders.question[topic] = 1.0
    table.plan(orders)
    assert table.state.mean[1, topic].tolist() == before.mean[1, topic].tolist()
    assert table.state.var[1, topic].tolist() == before.var[1, topic].tolist()


def test_i2_fusion_is_the_mean_by_precision_with_the_least_error_of_the_three() -> None:
    table = Table(quiet(), worlds=5)
    table.open_turn()
    before = table.state.copy()
    orders = table.orders()
    orders.fuse[1] = 1.0
    table.plan(orders)
    for i in range(len(TOPICS)):
        for w in range(5):
            means, variances = before.mean[:3, i, 1, w].tolist(), before.var[:3, i, 1, w].tolist()
            weights = [1.0 / v for v in variances]
            joint = sum(m * x for m, x in zip(means, weights, strict=True)) / sum(weights)
            assert table.state.mean[:3, i, 1, w].tolist() == pytest.approx([joint] * 3)
            assert table.state.var[:3, i, 1, w].tolist() == pytest.approx([min(variances)] * 3)
    for block in ("mean", "var"):
        assert getattr(table.state, block)[:, :, [0, 2]].tobytes() == getattr(before, block)[:, :, [0, 2]].tobytes()
        assert getattr(table.state, block)[3:].tobytes() == getattr(before, block)[3:].tobytes()


def test_i2_fusing_twice_does_not_count_old_looks_twice() -> None:
    table = Table(quiet())
    table.open_turn()
    orders = table.orders()
    orders.fuse[...] = 1.0
    table.plan(orders)
    once = table.state.var[:3].copy()
    table.plan(orders)
    assert table.state.var[:3] == pytest.approx(once)


def seen_after(deed: Deed | None, openness: float = 0.6) -> State:
    table = Table(quiet(), worlds=30)
    table.state.track("openness")[...] = openness
    table.state.track("political_risk")[...] = 0.1
    table.open_turn()
    orders = table.orders()
    if deed is not None:
        orders.deed[DEED_INDEX[deed]] = 1.0
    table.plan(orders)
    table.concur()
    table.resolve()
    return table.state


def test_d14_a_deed_narrows_every_seats_belief_in_will_and_a_statement_none() -> None:
    plain, said, did = seen_after(None), seen_after(Deed.STATE_SUPPORT), seen_after(Deed.PASS_BUDGET)
    assert (did.var[:3, WILL] < plain.var[:3, WILL]).all()
    assert (did.mean[:3, WILL] != plain.mean[:3, WILL]).all()
    for block in ("mean", "var"):
        assert getattr(said, block)[:3, WILL].tobytes() == getattr(plain, block)[:3, WILL].tobytes()


def test_d14_a_deed_says_nothing_of_other_topics() -> None:
    plain, did = seen_after(None), seen_after(Deed.PASS_BUDGET)
    rest = [i for i in range(len(TOPICS)) if i not in WILL]
    assert did.var[:3, rest].tobytes() == plain.var[:3, rest].tobytes()


def test_d24_the_same_deed_tells_less_of_a_closed_regime() -> None:
    narrowed = []
    for openness in (0.1, 0.9):
        plain, did = seen_after(None, openness), seen_after(Deed.PASS_BUDGET, openness)
        narrowed.append((plain.var[0, WILL] - did.var[0, WILL]).mean())
    assert narrowed[0] < narrowed[1]


def accepted(instrument: str, **fields: float) -> State:
    table = Table(quiet(), worlds=30)
    table.open_turn(reversal=0.99)
    table.plan()
    table.put(0, 0, instrument, Stage.OFFERED, **fields)
    moves = table.moves()
    moves.accept[:, 0] = 1.0
    moves.agree[0] = 1.0
    table.talk(moves)
    assert table.stage(0, 0) is Stage.AGREED
    table.resolve()
    return table.state


def test_d12_taking_a_free_thing_moves_no_belief_about_will_and_paying_for_one_does() -> None:
    plain = Table(quiet(), worlds=30)
    plain.open_turn(reversal=0.99)
    plain.plan()
    plain.resolve()
    base, gift, priced = plain.state, accepted("excess_articles"), accepted("excess_articles", cost_share=0.6)
    assert gift.mean[:3, WILL].tobytes() == base.mean[:3, WILL].tobytes()
    assert gift.var[:3, WILL].tobytes() == base.var[:3, WILL].tobytes()
    assert (priced.var[:3, WILL, 0] < base.var[:3, WILL, 0]).all()


def test_d23_an_open_partner_is_known_better() -> None:
    stated = []
    for openness in (0.1, 0.9):
        table = Table(quiet())
        table.state.track("openness")[...] = openness
        turns(table, 2)
        own = [i for i, t in enumerate(TOPICS) if t.collector == SDO and t.kind is not Kind.TRAIT]
        stated.append(table.state.var[2, own].mean())
    assert stated[1] < stated[0]


def test_i4_a_sharing_agreement_narrows_beliefs_on_both_sides() -> None:
    plain, shared = Table(quiet()), Table(quiet())
    for table in (plain, shared):
        table.open_turn(deliver=0.0)
        table.plan()
        if table is shared:
            table.put(0, 0, "intelligence_sharing", Stage.RUNNING, lead=1.0)
        table.resolve()
    assert (shared.state.var[:3, :, 0] <= plain.state.var[:3, :, 0]).all()
    assert (shared.state.var[:3, :, 0] < plain.state.var[:3, :, 0]).any()
    assert (shared.state.var[3, :, 1:] < plain.state.var[3, :, 1:]).all()
    assert (shared.state.us_var[0] < plain.state.us_var[0]).all()
    assert shared.state.us_var[1:].tobytes() == plain.state.us_var[1:].tobytes()


def test_a_partner_knows_itself_at_every_turn() -> None:
    table = Table(quiet(), worlds=3)
    for _ in range(3):
        table.open_turn()
        truth = truths(table.state, sight(table.game, table.state))
        for p in range(3):
            assert table.state.mean[3 + p, :, p] == pytest.approx(truth[:, p])
            assert not table.state.var[3 + p, :, p].any()
        table.plan()
        table.concur()
        table.resolve()
