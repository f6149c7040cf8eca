"""The board: what a seat knows and believes, each track once, with bars, changes and history."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO, US_SEATS, SeatId, partner_of
from sctabletop.domain.tracks import BY_NAME, GROUPS, PARTNER_TRACKS, TOPIC_INDEX, US_BY_NAME, Known
from sctabletop.session.computers import play_phase
from sctabletop.session.desk.board import Board, Past, Reading, Sureness, board, public_board
from sctabletop.session.ending import truth
from sctabletop.session.replay import moment, view_at
from sctabletop.session.session import Session, fork
from sctabletop.store.memory import MemoryStore
from tests.session.desk.played import branched, computed, nothing_written, played_to
from tests.session.desk.secrets import Plants, Truths, assert_hidden, planted_play
from tests.session.playing import FIRST, ORLAVENNE, THIN, clock, setup

TENDOURE = SeatId("partner-tendoure")


def readings(shown: Board) -> Iterator[Reading]:
    yield from shown.us.rows
    for partner in shown.partners:
        for section in partner.sections:
            yield from section.rows


def one(shown: Board, owner: str, track: str) -> Reading:
    return next(r for r in readings(shown) if (r.owner, r.track) == (owner, track))


def reading(track: str, mean: float, sd: float = 0.0, top: float | None = 1.0) -> Reading:
    return Reading(
        owner="orlavenne",
        track=track,
        label="",
        said="",
        claims=(),
        sureness=Sureness.BELIEVED if sd else Sureness.EXACT,
        mean=mean,
        low=mean - 1.28 * sd,
        high=mean + 1.28 * sd,
        sd=sd,
        top=top,
        change=None,
        collector=None,
    )


@pytest.mark.parametrize("name", [FIRST, THIN])
def test_every_track_that_a_seat_knows_or_believes_appears_exactly_once(name: str) -> None:
    session = played_to(computed(name), 3, Phase.PLAN)
    partners = [str(p.id) for p in session.game.scenario.partners]
    columns = {c for group in GROUPS.values() for c in group}
    for seat in session.game.seats[:-1]:
        view, own = session.view(seat), partner_of(seat)
        wanted = {("us", t) for t in US_BY_NAME if t in view.us}
        for p, partner in enumerate(partners):
            for track in view.mean.names():
                # A belief is held of a group as a whole, so only who knows the columns is shown them.
                repeated = track in columns and partner != own
                if track in BY_NAME and view.mean.get(track)[p, 0] == view.mean.get(track)[p, 0] and not repeated:
                    wanted.add((partner, track))
        shown = [(r.owner, r.track) for r in readings(board(session, seat))]
        assert len(shown) == len(set(shown))
        assert set(shown) == wanted


def test_the_board_says_what_the_view_says() -> None:
    session = played_to(computed(), 3, Phase.TALKS)
    for seat in (OSD, CCMD, SDO, TENDOURE):
        view = session.view(seat)
        for r in readings(board(session, seat)):
            if r.owner == "us":
                assert r.mean == float(view.us.get(r.track)[0])
                continue
            p = session.game.partners[r.owner]
            assert r.mean == float(view.mean.get(r.track)[p, 0])
            if r.sureness is Sureness.EXACT:
                assert (r.sd, r.low, r.high) == (0.0, r.mean, r.mean)
            elif r.track in TOPIC_INDEX:
                assert r.sd == float(view.sd(r.track)[p, 0])


def test_bars_hold_eighty_per_cent_and_stay_on_their_scale() -> None:
    session = played_to(computed(), 4, Phase.PLAN)
    for seat in (OSD, TENDOURE):
        believed = [r for r in readings(board(session, seat)) if r.sureness is Sureness.BELIEVED]
        assert believed
        for r in believed:
            top = 1e9 if r.top is None else r.top
            assert r.bottom <= r.low <= r.high <= top
            assert r.low == pytest.approx(min(max(r.bottom, r.mean - 1.28 * r.sd), top))
            assert r.high == pytest.approx(max(min(top, r.mean + 1.28 * r.sd), r.bottom))


def test_a_belief_says_whom_to_ask_and_knowledge_asks_nobody() -> None:
    session = played_to(computed(), 2, Phase.PLAN)
    shown = board(session, OSD)
    assert one(shown, "tendoure", "trust").collector == SDO
    assert one(shown, "tendoure", "access").collector is None
    assert all(r.collector is None for r in readings(board(session, TENDOURE)))


def test_a_government_knows_itself_and_believes_of_others() -> None:
    shown = board(played_to(computed(), 2, Phase.PLAN), TENDOURE)
    own = next(p for p in shown.partners if p.own)
    assert own.id == "tendoure"
    assert all(r.sureness is Sureness.EXACT for section in own.sections for r in section.rows)
    assert one(shown, "tendoure", "political_risk").track == own.sections[0].rows[0].track
    assert one(shown, "oubassara", "trust").sureness is Sureness.BELIEVED
    assert [(r.track, r.sureness) for r in shown.us.rows] == [
        ("credibility", Sureness.EXACT),
        ("slots", Sureness.BELIEVED),
        ("backlog", Sureness.BELIEVED),
        ("us_stock_days", Sureness.BELIEVED),
    ]


def test_our_own_fear_is_a_reckoning_and_as_unsure_as_what_it_is_made_of() -> None:
    shown = board(played_to(computed(), 2, Phase.PLAN), OSD)
    assert one(shown, "tendoure", "entrapment").sureness is Sureness.BELIEVED


def test_control_sees_the_truth_and_nothing_but() -> None:
    session = played_to(computed(), 3, Phase.CONCURRENCE)
    shown = board(session, CONTROL)
    assert {(r.owner, r.track): r.mean for r in readings(shown)} == {
        (owner, track): value
        for owner, row in truth(session.game, session.state).items()
        for track, value in row.items()
    }
    assert all(r.sureness is Sureness.EXACT for r in readings(shown))


def test_the_public_board_holds_public_tracks_alone() -> None:
    session = played_to(computed(), 3, Phase.PLAN)
    shown = public_board(session)
    known = {**BY_NAME, **US_BY_NAME}
    assert shown.seat == ""
    assert {r.track for r in readings(shown)} == {t.name for t in known.values() if t.known is Known.PUBLIC}
    assert all(r.sureness is Sureness.EXACT and len(r.history) == 2 for r in readings(shown))


def test_nobody_believes_anything_before_the_first_situation_closes() -> None:
    session = computed()
    for seat in session.game.seats:
        assert all(r.sureness is Sureness.EXACT for r in readings(board(session, seat)))
    play_phase(session)
    assert one(board(session, OSD), "tendoure", "trust").sureness is Sureness.BELIEVED


@pytest.mark.parametrize("name", [FIRST, THIN])
def test_history_is_what_a_replay_of_those_turns_would_show(name: str) -> None:
    session = played_to(computed(name), 4, Phase.PLAN)
    for seat in session.game.seats[:-1]:
        views = {
            turn: view_at(session.game, moment(session.store, session.setup, session.branch, turn), seat)
            for turn in (1, 2, 3)
        }
        for r in readings(board(session, seat)):
            assert [past.turn for past in r.history] == [1, 2, 3]
            if r.owner == "us" or r.track == "entrapment":
                continue
            p = session.game.partners[r.owner]
            for past in r.history:
                then = views[past.turn]
                assert past.mean == float(then.mean.get(r.track)[p, 0])
                assert past.sd == (0.0 if p == then.own else float(then.sd(r.track)[p, 0]))


def test_a_change_is_counted_from_the_plans_of_last_turn() -> None:
    session = played_to(computed(), 1, Phase.RESOLUTION)
    assert all(r.change is None for r in readings(board(session, OSD)))
    played_to(session, 2, Phase.PLAN)
    before = {(r.owner, r.track): r.mean for r in readings(board(session, OSD))}
    played_to(session, 3, Phase.TALKS)
    for r in readings(board(session, OSD)):
        assert r.change == r.mean - before[r.owner, r.track]


class Forgetful(MemoryStore):
    """A store that lost its snapshots, as a copied save may."""

    def snapshot(self, branch: str, turn: int) -> None:  # noqa: ARG002 - whichever is asked for
        return None


def test_lost_snapshots_change_nothing_on_the_board() -> None:
    kept = played_to(computed(), 4, Phase.PLAN)
    lost = Session.create(Forgetful(clock), replace(setup(THIN, 7), seats=kept.progress.seats))
    played_to(lost, 4, Phase.PLAN)
    for seat in kept.game.seats:
        assert board(lost, seat) == board(kept, seat)


def test_a_branch_has_its_own_history() -> None:
    session = played_to(computed(), 4, Phase.PLAN)
    opened_three = next(
        s.id for s in session.store.events(session.branch) if s.event.body.get("turn") == 3 and "phase" in s.event.body
    )
    other = fork(session.store, session.setup, "other", opened_three)
    board(session, OSD)
    while other.turn < 4:
        other.close()  # nobody does anything here
    played_to(session, 5, Phase.SITUATION)
    while other.turn < 5:
        other.close()
    ours, theirs = board(session, OSD), board(other, OSD)
    assert one(ours, "us", "budget_t10").history[:2] == one(theirs, "us", "budget_t10").history[:2]
    assert one(ours, "us", "sdo_hours").history[3] != one(theirs, "us", "sdo_hours").history[3]


def test_looking_writes_nothing() -> None:
    session = played_to(computed(FIRST), 3, Phase.PLAN)
    with nothing_written(session):
        for seat in session.game.seats:
            board(session, seat)
        public_board(session)


def test_the_same_moment_looks_the_same_whenever_one_looks() -> None:
    session = played_to(computed(), 3, Phase.PLAN)
    seen = board(session, OSD)
    assert board(session, OSD) == seen == board(branched(session), OSD)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (reading("trust", 0.4231, 0.0789), "0.42 ± 0.08"),
        (reading("trust", 0.4231), "0.42"),
        (reading("trust", -0.03, 0.1), "0.00 ± 0.10"),
        (reading("defence_budget", 182.4, top=None), "182 million USD"),
        (reading("defence_budget", 182.4, 40.2, None), "182 ± 40 million USD"),
        (reading("stock_days", 30.2, 7.9, None), "30 ± 8 days"),
        (reading("legal_rung", 2.0, top=4.0), "2 of 4, host nation"),
        (reading("neglect", 1.0, top=None), "1 turn"),
        (reading("neglect", 3.0, top=None), "3 turns"),
        (reading("asks", 1.5, top=None), "1.5"),
        (reading("slots", 2.0, top=None), "2"),
    ],
)
def test_a_number_reads_as_a_reader_expects(shown: Reading, text: str) -> None:
    assert shown.text() == text


def test_the_bar_can_be_read_out() -> None:
    assert reading("trust", 0.42, 0.08).bar_text() == "0.32 to 0.52"
    assert reading("stock_days", 30.0, 7.8, None).bar_text() == "20 to 40 days"
    assert reading("trust", 0.42).bar_text() == "0.42"


def test_history_is_kept_as_plain_numbers() -> None:
    shown = one(board(played_to(computed(FIRST), 2, Phase.PLAN), ORLAVENNE), "orlavenne", "threat")
    assert shown.history == (Past(1, shown.history[0].mean, 0.0),)


def test_whatever_the_luck_no_hidden_number_stands_on_a_board(scale: Callable[[int, int], int]) -> None:
    seats = (*US_SEATS, ORLAVENNE)
    for seed in range(100, 100 + scale(6, 200)):
        plants = Plants()
        truths = {seat: Truths(seat) for seat in seats}
        for session in planted_play(plants, FIRST, 2, seed):
            for seat in seats:
                truths[seat].gather(session)
                if session.phase in (Phase.PLAN, Phase.RESOLUTION):
                    assert_hidden(plants, truths[seat], seat, [board(session, seat), public_board(session)])


def test_no_secret_of_another_stands_on_a_board_in_several_turns_of_play(scale: Callable[[int, int], int]) -> None:
    plants = Plants()
    truths: dict[SeatId, Truths] = {}
    for session in planted_play(plants, THIN, scale(4, 10)):
        for seat in session.game.seats[:-1]:
            truths.setdefault(seat, Truths(seat)).gather(session)
            assert_hidden(plants, truths[seat], seat, [board(session, seat), public_board(session)])
    # The search has teeth: control's board holds what a seat's must not.
    assert truths[OSD].found_in(repr(board(session, CONTROL)))
    assert len(PARTNER_TRACKS) < len(truths[OSD].hidden)
