"""Computer seats know only what they may, choose the same alone and in a block, and play a sensible game."""

from collections import Counter

import numpy as np
import pytest

from sctabletop.domain.initiative import FIELD_INDEX
from sctabletop.domain.instruments import TABLE
from sctabletop.domain.phases import Phase
from sctabletop.domain.refusals import Reason
from sctabletop.domain.seats import CCMD, OSD, SDO, US_SEATS, Role, SeatId, role_of
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import PARTNER_TRACKS, READOUTS, TRACK_INDEX, Known
from sctabletop.engine.decisions import Moves, Plan, Review, arrays
from sctabletop.engine.views import view
from sctabletop.players import choose
from sctabletop.players.policies import SCHOOLS, PolicyName, allowed_policies, default_policy
from sctabletop.players.us.propose import MOST_NEW
from tests.players.table import Step, Table, exercise, said

TURNS = 10


def _same(a: Plan | Review | Moves, b: Plan | Review | Moves) -> bool:
    equal = all(x.tobytes() == y.tobytes() for (_, x), (_, y) in zip(arrays(a), arrays(b), strict=True))
    if isinstance(a, Plan) and isinstance(b, Plan):
        equal = equal and [d.fields.tobytes() for d in a.drafts] == [d.fields.tobytes() for d in b.drafts]
    return equal


def _proposals(step: Step) -> list[tuple[float, float]]:
    assert isinstance(step.made, Plan)
    codes = [(d.partner, d.fields[FIELD_INDEX["instrument"]]) for d in step.made.drafts]
    return [(float(p[0]), float(code[0])) for p, code in codes if code[0] > 0.0]


def test_a_world_of_a_block_is_played_as_it_would_be_alone() -> None:
    block = Table(worlds=7)
    whole = list(block.play(6))
    for world in (0, 4, 6):
        alone = Table(first=world)
        for step, other in zip(alone.play(6), whole, strict=True):
            assert (step.turn, step.name, step.seat) == (other.turn, other.name, other.seat)
            for (name, one), (_, many) in zip(arrays(step.made), arrays(other.made), strict=True):
                assert one[..., 0].tobytes() == many[..., world].tobytes(), (step.turn, step.seat, name)
        assert alone.state.partner[..., 0].tobytes() == block.state.partner[..., world].tobytes()
        assert alone.state.slot[..., 0].tobytes() == block.state.slot[..., world].tobytes()


@pytest.mark.parametrize("seat", [OSD, CCMD, SDO])
def test_what_partners_keep_to_themselves_changes_no_choice_of_a_us_seat(seat: SeatId) -> None:
    table = Table(worlds=3)
    for step in table.play(4):
        if step.turn == 4 and step.name == "offers":
            break
    sheet = table.luck.sheet(4, 0, 3)
    before, after = table.blank_plan(), table.blank_plan()
    papers, policy = table.briefs[seat], table.policies[seat]
    choose.plan(policy, papers, view(table.game, table.state, seat, Phase.PLAN), sheet, before)
    for track in PARTNER_TRACKS:
        if track.known is Known.PARTNER:
            table.state.partner[TRACK_INDEX[track.name]] = 0.5
    for name in ("mandate", "act_against", "act_frame_home"):
        table.state.noted(name)[...] = 1.0
    choose.plan(policy, papers, view(table.game, table.state, seat, Phase.PLAN), sheet, after)
    assert said(before) > 0
    assert _same(before, after)


def test_what_we_keep_from_a_partner_changes_none_of_its_choices() -> None:
    table = Table(worlds=3)
    list(table.play(3))
    seat = table.seats[-1]
    sheet = table.luck.sheet(4, 0, 3)
    policy, papers = table.policies[seat], table.briefs[seat]

    def chosen() -> tuple[Plan, Moves]:
        plan, moves = table.blank_plan(), table.blank_moves()
        choose.plan(policy, papers, view(table.game, table.state, seat, Phase.PLAN), sheet, plan)
        choose.answers(policy, papers, view(table.game, table.state, seat, Phase.TALKS), sheet, moves)
        return plan, moves

    before = chosen()
    table.state.mean[:3] = 0.9
    table.state.var[:3] = 0.5
    table.state.assumption[...] = 1.0
    for name in ("odds", "objective", "assumption", "threshold"):
        table.state.field(name)[...] = 1.0
    for name in ("rank", "ceiling_t10", "step_open"):
        table.state.guidance(name)[...] = 0.0
    for name in ("carry", "vetted"):
        table.state.noted(name)[...] = 2.0
    after = chosen()
    assert _same(before[0], after[0])
    assert _same(before[1], after[1])


def test_a_partner_reads_its_own_column_of_the_draws_alone() -> None:
    table = Table()
    list(table.play(3))
    seat = table.seats[3]
    own = table.briefs[seat].own
    sheet = table.luck.sheet(4, 0, 1)
    other = {name: draws.copy() for name, draws in sheet.items()}
    for draws in other.values():
        axes = [i for i, size in enumerate(draws.shape[:-1]) if size == table.game.count]
        if axes:
            others = [p for p in range(table.game.count) if p != own]
            np.moveaxis(draws, axes[-1], 0)[others] = 0.0
    seen = view(table.game, table.state, seat, Phase.PLAN)
    plans = (table.blank_plan(), table.blank_plan())
    for luck, plan in zip((sheet, other), plans, strict=True):
        choose.plan(table.policies[seat], table.briefs[seat], seen, luck, plan)
    assert _same(*plans)


def test_a_partner_writes_its_own_row_alone() -> None:
    for step in Table(worlds=20).play(6):
        if role_of(step.seat) is not Role.PARTNER:
            continue
        own = exercise().partners[step.seat.removeprefix("partner-")]
        for name, array in arrays(step.made):
            if name in {"channel", "testify", "promote", "triage"} or array.ndim == 1:
                continue
            others = np.delete(array, own, axis=-2)
            assert not (np.nan_to_num(others) != 0.0).any(), name


def test_every_seat_does_something_in_most_turns() -> None:
    busy: Counter[SeatId] = Counter()
    table = Table()
    for step in table.play(TURNS):
        busy[step.seat] += step.name == "plan" and said(step.made) > 0
    assert {seat: busy[seat] for seat in table.seats if busy[seat] < 0.7 * TURNS} == {}


@pytest.mark.parametrize("school", SCHOOLS)
def test_no_seat_exceeds_two_proposals_or_two_questions_a_turn(school: PolicyName) -> None:
    for step in Table(policies=dict.fromkeys(US_SEATS, school)).play(TURNS):
        if step.name == "plan" and isinstance(step.made, Plan):
            assert len(_proposals(step)) <= MOST_NEW
            assert (step.made.question > 0.0).sum() <= 2
            assert (step.made.deed > 0.0).sum() <= 2


def test_orders_are_seldom_refused_for_reasons_the_view_would_have_told() -> None:
    table = Table(worlds=60)
    given = refused = 0
    for step in table.play(TURNS):
        given += said(step.made)
    for codes in table.codes:
        refused += sum(int((code != 0.0).sum()) for code in codes.values())
    refused += sum(int((code != 0.0).sum()) for code in table.drafts)
    assert given > 60 * TURNS * 5
    assert refused <= 0.05 * given, Counter(
        Reason(int(c)).name for codes in table.codes for code in codes.values() for c in code[code != 0.0]
    )


def test_the_country_teams_are_busy_and_not_swamped() -> None:
    table = Table(worlds=40)
    list(table.play(TURNS))
    live = (table.state.field("stage") > 0.0).sum(axis=0)
    load = view(table.game, table.state, OSD, Phase.PLAN).us.load
    assert live.max() <= 6
    assert 0.2 < load.mean() < 0.85


def test_the_same_situation_gives_three_different_counsels() -> None:
    portfolios = {}
    for school in SCHOOLS:
        table = Table(worlds=30, policies=dict.fromkeys(US_SEATS, school))
        counts: Counter[int] = Counter()
        for step in table.play(TURNS):
            if step.name == "plan" and isinstance(step.made, Plan):
                for draft in step.made.drafts:
                    codes, n = np.unique(draft.fields[FIELD_INDEX["instrument"]], return_counts=True)
                    counts.update({int(c): int(k) for c, k in zip(codes, n, strict=True) if c > 0})
        total = sum(counts.values())
        portfolios[school] = {code: n / total for code, n in counts.items()}
    for a, b in ((0, 1), (1, 2), (0, 2)):
        one, two = portfolios[SCHOOLS[a]], portfolios[SCHOOLS[b]]
        overlap = sum(min(one.get(code, 0.0), two.get(code, 0.0)) for code in one)
        assert overlap < 0.8, (SCHOOLS[a], SCHOOLS[b], overlap)


@pytest.mark.parametrize("policy", SCHOOLS)
@pytest.mark.parametrize("seat", US_SEATS)
def test_any_school_can_play_any_us_seat(policy: PolicyName, seat: SeatId) -> None:
    steps = [s for s in Table(policies={seat: policy}).play(3) if s.seat == seat and s.name == "plan"]
    assert sum(said(step.made) for step in steps) > 0


def test_seats_are_given_their_own_manner_unless_another_is_named() -> None:
    game = exercise()
    for seat in game.seats:
        assert default_policy(game, seat) in allowed_policies(role_of(seat))
    assert [default_policy(game, s).value for s in US_SEATS] == ["liberal", "realist", "constructivist"]


def test_a_brief_holds_nothing_of_another_seat() -> None:
    table = Table()
    for seat, papers in table.briefs.items():
        ours = seat in US_SEATS
        assert (papers.hours > 0.0) == ours
        assert bool(papers.plan_need_by.size) == ours
        assert bool(papers.character) != ours
        assert papers.provides.any() == (not ours) or not exercise().provides[:, papers.own].any()


def test_reasons_are_kept_at_one_world_for_what_was_decided() -> None:
    for step in Table().play(4):
        if step.name != "plan" or role_of(step.seat) not in {Role.CCMD, Role.SDO}:
            continue
        assert step.why is not None
        for p, code in _proposals(step):
            reason = step.why.of("propose", int(p), int(code))
            assert reason is not None
            assert max(reason.terms.values()) > 0.0


def test_partners_hidden_readouts_reach_us_as_beliefs() -> None:
    hidden = [t.name for t in READOUTS if t.known is Known.PARTNER and t.collector is not None]
    table = Table()
    list(table.play(1))
    seen = view(table.game, table.state, OSD, Phase.PLAN)
    assert hidden
    assert all(name in seen.var for name in hidden)


def test_luck_of_other_worlds_is_another_game() -> None:
    def trust(first: int) -> Array:
        table = Table(first=first)
        list(table.play(4))
        return table.state.track("trust")

    assert trust(0).tobytes() != trust(5).tobytes()


def test_a_partner_is_asked_for_half_of_kit_that_is_too_dear_for_us_alone_and_of_nothing_else() -> None:
    """Thin Capital under the computer triad: half or nothing, and only of what is delivered and no sale (D13)."""
    shared = 0
    for step in Table(worlds=60).play(6):
        if not isinstance(step.made, Plan):
            continue
        for draft in step.made.drafts:
            code, share = (draft.fields[FIELD_INDEX[n]].astype(float) for n in ("instrument", "cost_share"))
            kind = code.astype(np.intp)
            assert set(share.tolist()) <= {0.0, 0.5}
            ours = (TABLE.delivers[kind] > 0.0) & (TABLE.is_sale[kind] == 0.0)
            assert not (share > 0.0)[~ours].any()
            shared += int((share > 0.0).sum())
    assert shared > 0
