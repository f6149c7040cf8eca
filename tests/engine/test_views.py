"""A seat sees what it may and nothing else: planted secrets never appear, what is hidden moves nothing it sees."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pytest

from sctabletop.domain.initiative import FIELD_INDEX, US_ONLY, Stage
from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import CONTROL, US_SEATS, SeatId, partner_seat
from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import PARTNER_TRACKS, READOUTS, TRACK_INDEX, US_TRACKS, Kind, Known
from sctabletop.engine.game import Game
from sctabletop.engine.views import View, view
from sctabletop.players.brief import brief
from sctabletop.rules.sight import Named
from tests.engine.random_play import play
from tests.engine.worlds import generous, played

THEIRS = {Known.PARTNER}
"""What only the partner itself knows."""
NOT_FOR_NEIGHBOURS = {Known.PARTNER, Known.SHARED, Known.US}


def arrays(thing: Any, path: str = "") -> Iterator[tuple[str, Array]]:
    """Every array in a view or a brief, however deep, with where it lies."""
    if isinstance(thing, np.ndarray):
        yield path, thing
    elif isinstance(thing, Named):
        for name in sorted(thing.names()):
            yield from arrays(thing.get(name), f"{path}.{name}")
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from arrays(getattr(thing, field.name), f"{path}.{field.name}")
    elif isinstance(thing, dict):
        for key, value in thing.items():
            yield from arrays(value, f"{path}.{key}")
    elif isinstance(thing, (list, tuple)):
        for i, value in enumerate(thing):
            yield from arrays(value, f"{path}[{i}]")
    elif isinstance(thing, (int, float)) and not isinstance(thing, bool):
        yield path, np.array([float(thing)])


MIDDLES: dict[tuple[int, int], State] = {}


def middle(game: Game, worlds: int = 1) -> State:
    """A game in its middle, with offers on the table and programmes running; a copy each time."""
    key = id(game), worlds
    if key not in MIDDLES:
        MIDDLES[key] = play(game, 41, 2, worlds, turns=6).state
    return MIDDLES[key].copy()


def secrets(count: int) -> list[float]:
    """Numbers that nobody would meet by chance."""
    numbers: list[float] = (0.2 + 0.6 * np.random.default_rng(99).random(count)).tolist()
    return numbers


def where_seen(thing: Any, wanted: dict[float, str]) -> dict[str, str]:
    """Where a planted number appears -> what it is."""
    found = {}
    for path, array in arrays(thing):
        for number in set(np.asarray(array, dtype=np.float64).ravel().tolist()) & set(wanted):
            found[path] = wanted[number]
    return found


def plant(state: State, known: set[Known], partner: int) -> dict[float, str]:
    """Give each track of one partner that is known to such eyes only a number of its own."""
    rows = [t for t in PARTNER_TRACKS if t.known in known]
    wanted = {}
    for track, number in zip(rows, secrets(len(rows)), strict=True):
        state.partner[TRACK_INDEX[track.name], partner] = number
        wanted[number] = track.name
    return wanted


def everyone(game: Game) -> list[SeatId]:
    return [s for s in game.seats if s != CONTROL]


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("seat", US_SEATS)
def test_a_us_seat_never_sees_what_a_partner_keeps_to_itself(seat: SeatId, phase: Phase) -> None:
    game = played(3)
    for partner in range(3):
        state = middle(game)
        wanted = plant(state, THEIRS, partner)
        assert where_seen(view(game, state, seat, phase), wanted) == {}
        assert where_seen(brief(game, seat), wanted) == {}


@pytest.mark.parametrize("phase", list(Phase))
def test_a_partner_never_sees_what_its_neighbours_keep(phase: Phase) -> None:
    game = played(3)
    for partner in range(3):
        state = middle(game)
        wanted = plant(state, NOT_FOR_NEIGHBOURS, partner)
        for other in set(range(3)) - {partner}:
            seat = partner_seat(game.scenario.partners[other].id)
            assert where_seen(view(game, state, seat, phase), wanted) == {}
            assert where_seen(brief(game, seat), wanted) == {}


def test_a_partner_sees_itself_exactly() -> None:
    game, state = played(3), middle(played(3))
    wanted = plant(state, {Known.PARTNER, Known.SHARED, Known.PUBLIC}, 1)
    own = view(game, state, partner_seat(game.scenario.partners[1].id), Phase.PLAN)
    seen = set(where_seen(own.mean, wanted).values())
    assert seen == set(wanted.values())
    assert all(own.sd(name)[1, 0] == 0.0 for name in seen)


PRIVATE_MEMO = ("carry", "act_reported", "act_shared", "vetted", "act_vet")
PRIVATE_GUIDE = ("rank", "ceiling_t10", "ceiling_t22", "step_open")
PRIVATE_WORLD = ("testimony", "hours_spent", "act_promoted", "hold_title10", "hold_title22", "channel")


def test_no_partner_ever_sees_the_private_reckoning_of_the_us_side() -> None:
    game, state = played(3), middle(played(3))
    state.slot[FIELD_INDEX["stage"]] = np.where(state.field("instrument") > 0.0, float(Stage.OFFERED), 0.0)
    rows = [t.name for t in US_TRACKS if t.known is Known.US]
    numbers = iter(secrets(200))
    wanted: dict[float, str] = {}

    def hide(name: str, place: Array) -> None:
        number = next(numbers)
        place[...] = number
        wanted[number] = name

    for name in rows:
        hide(name, state.us_track(name))
    for name in US_ONLY:
        hide(name, state.field(name))
    for name in PRIVATE_MEMO:
        hide(name, state.noted(name))
    for name in PRIVATE_GUIDE:
        hide(name, state.guidance(name))
    for name in PRIVATE_WORLD:
        hide(name, state.fact(name))
    for block in ("mean", "var"):
        for seat in range(3):
            hide(f"{block} of {US_SEATS[seat]}", getattr(state, block)[seat])
    for block in ("asked", "assumption", "contact", "proven"):
        hide(block, getattr(state, block))
    for row, track in enumerate(PARTNER_TRACKS):
        if track.known is Known.US:
            hide(track.name, state.partner[row])
    state.field("assumption")[...] = 1.0
    state.field("indicator")[...] = 1.0
    for partner in game.scenario.partners:
        assert where_seen(view(game, state, partner_seat(partner.id), Phase.TALKS), wanted) == {}


@pytest.mark.parametrize("seat", US_SEATS)
def test_d32_no_us_seat_sees_with_what_authority_a_delegation_came(seat: SeatId) -> None:
    game, state = played(3), middle(played(3))
    wanted = {}
    numbers = iter(secrets(9))
    for name, place in (
        ("mandate", state.noted("mandate")),
        ("mandate at acceptance", state.field("mandate")),
        ("act_against", state.noted("act_against")),
        ("act_frame_home", state.noted("act_frame_home")),
    ):
        place[...] = number = next(numbers)
        wanted[number] = name
    assert where_seen(view(game, state, seat, Phase.TALKS), wanted) == {}


def test_beliefs_of_one_us_seat_are_not_in_another_seats_view() -> None:
    game, state = played(3), middle(played(3))
    for row, seat in enumerate(US_SEATS):
        number = secrets(9)[row]
        state.mean[row] = number
        for other in everyone(game):
            if other != seat:
                assert where_seen(view(game, state, other, Phase.PLAN), {number: seat}) == {}


def test_a_planted_secret_would_be_found() -> None:
    game, state = played(3), middle(played(3))
    wanted = plant(state, THEIRS, 0)
    mine = view(game, state, partner_seat(game.scenario.partners[0].id), Phase.PLAN)
    assert where_seen(mine, wanted)
    assert where_seen({"deep": [(1, {"x": state.partner})]}, wanted)


def same_picture(one: View, other: View) -> list[str]:
    """Where two views differ in a byte."""
    mine, theirs = list(arrays(one)), list(arrays(other))
    assert [p for p, _ in mine] == [p for p, _ in theirs]
    return [path for (path, a), (_, b) in zip(mine, theirs, strict=True) if a.tobytes() != b.tobytes()]


def stir(state: State, rows: Iterator[int] | list[int], partner: int) -> None:
    """Move tracks of one partner a little, inside their rails."""
    for row in rows:
        state.partner[row, partner] = 0.5 * state.partner[row, partner] + 0.2


@pytest.mark.parametrize("seat", US_SEATS)
@pytest.mark.parametrize("make", [played, generous])
def test_what_a_partner_keeps_to_itself_moves_nothing_in_a_us_view(make: Callable[[int], Game], seat: SeatId) -> None:
    """Not even a readout may give it away: the exact ones rest on what is shared (T13, D23)."""
    game = make(3)
    hidden = [i for i, t in enumerate(PARTNER_TRACKS) if t.known is Known.PARTNER]
    state = middle(game)
    before = view(game, state.copy(), seat, Phase.PLAN)
    stir(state, hidden, 1)
    assert same_picture(before, view(game, state, seat, Phase.PLAN)) == []


@pytest.mark.parametrize("phase", [Phase.PLAN, Phase.TALKS])
def test_drafts_that_were_not_offered_move_nothing_in_a_partners_view(phase: Phase) -> None:
    game, state = generous(3), middle(generous(3))
    state.slot[:, 7, 1] = 0.0
    seat = partner_seat(game.scenario.partners[1].id)
    before = view(game, state.copy(), seat, phase)
    for name, value in {
        "instrument": 4.0,
        "stage": float(Stage.POSITIONED),
        "size": 2.0,
        "tier": 1.0,
        "born": 6.0,
    }.items():
        state.field(name)[7, 1] = value
    assert same_picture(before, view(game, state, seat, phase)) == []


def test_a_neighbours_private_tracks_move_nothing_in_a_partners_view() -> None:
    game, state = played(3), middle(played(3))
    seat = partner_seat(game.scenario.partners[0].id)
    before = view(game, state.copy(), seat, Phase.PLAN)
    hidden = [i for i, t in enumerate(PARTNER_TRACKS) if t.known is not Known.PUBLIC and t.kind is not Kind.COUNTER]
    stir(state, hidden, 1)
    assert same_picture(before, view(game, state, seat, Phase.PLAN)) == []


def test_control_has_no_view_because_it_sees_the_truth() -> None:
    game = played(3)
    with pytest.raises(ValueError, match="control"):
        view(game, middle(game), CONTROL, Phase.PLAN)


def test_views_never_carry_the_number_of_turns() -> None:
    game, state = played(3), middle(played(3))
    for seat in everyone(game):
        seen = view(game, state, seat, Phase.PLAN)
        assert not any("turns" in path for path, _ in arrays(seen))


def test_looking_never_writes() -> None:
    game, state = generous(3), middle(generous(3), 3)
    kept = state.copy()
    for phase in Phase:
        for seat in everyone(game):
            list(arrays(view(game, state, seat, phase)))
    assert [n for n, b in kept.blocks() if b.tobytes() != getattr(state, n).tobytes()] == []


def test_every_readout_that_a_seat_knows_exactly_is_the_truth() -> None:
    game, state = played(3), middle(played(3))
    from sctabletop.engine.sights import sight

    look = sight(game, state)
    for seat in US_SEATS:
        seen = view(game, state, seat, Phase.PLAN)
        for track in READOUTS:
            if track.known in {Known.SHARED, Known.PUBLIC}:
                assert seen.mean.get(track.name).tolist() == look.s.get(track.name).tolist()
