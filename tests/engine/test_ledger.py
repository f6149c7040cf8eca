"""The ledger is the update: ``after`` is ``before`` plus named terms in order, and nobody else writes (law 2)."""

import ast
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import sctabletop
from sctabletop.domain.state import Array, State, empty
from sctabletop.domain.tracks import PARTNER_TRACKS, TRACK_INDEX, US_INDEX, US_TRACKS, Kind
from sctabletop.engine.ledger import RAIL, Ledger, Line, NotANumber
from sctabletop.theory import CLAIMS, cite
from tests.engine.random_play import Played, play
from tests.engine.worlds import generous, played

CITED = cite("D14")


@cache
def games() -> tuple[Played, ...]:
    return tuple(play(make(3), 31, k, 1, kept=True) for make in (played, generous) for k in range(2))


def lines() -> list[Line]:
    return [
        line
        for game in games()
        for phases in zip(game.opened, game.planned, game.resolved, strict=True)
        for phase in phases
        for line in phase.ledger.lines
    ]


def test_every_stock_is_its_terms_added_in_order() -> None:
    checked = 0
    for line in lines():
        value = line.before
        for _, term, _ in line.terms:
            value = value + term
        assert value == line.after, line
        checked += 1
    assert checked > 2_000


def test_each_turn_begins_where_the_last_ledger_ended() -> None:
    """Nothing moves between the ledgers: their lines chain from the opening to the end."""
    for game, make in zip(games(), (played, played, generous, generous), strict=True):
        first = play(make(3), 31, 0, 1, turns=0).state
        now = {(p, t.name): float(first.partner[i, p, 0]) for i, t in enumerate(PARTNER_TRACKS) for p in range(3)}
        ours = {t.name: float(first.us[i, 0]) for i, t in enumerate(US_TRACKS)}
        for turn, phases in enumerate(zip(game.opened, game.planned, game.resolved, strict=True)):
            for phase in phases:
                for line in phase.ledger.lines:
                    held = ours if line.partner is None else now
                    key = line.track if line.partner is None else (line.partner, line.track)
                    assert held[key] == line.before  # type: ignore[index]
                    held[key] = line.after  # type: ignore[index]
            state = game.turns[turn]
            for (p, name), value in now.items():
                assert state.partner[TRACK_INDEX[name], p, 0] == value
            for name, value in ours.items():
                assert state.us[US_INDEX[name], 0] == value


def test_every_term_of_the_ledger_cites_claims_that_exist() -> None:
    for line in lines():
        for name, _, claims in line.terms:
            assert set(claims) <= set(CLAIMS)
            assert claims or name == RAIL, (line.track, name)


def test_random_plays_never_leave_the_rails() -> None:
    for make in (played, generous):
        for state in play(make(3), 32, 0, 60, record=True).turns:
            assert np.isfinite(state.partner).all()
            assert np.isfinite(state.us).all()
            for tracks, block in ((PARTNER_TRACKS, state.partner), (US_TRACKS, state.us)):
                for i, track in enumerate(tracks):
                    assert block[i].min() >= 0.0, track.name
                    assert track.top is None or block[i].max() <= track.top, track.name
            assert (state.var >= 0.0).all()
            assert (state.us_var >= 0.0).all()


def test_traits_move_by_inject_alone() -> None:
    rows = [i for i, t in enumerate(PARTNER_TRACKS) if t.kind is Kind.TRAIT]
    for game in games():
        for resolved, planned in zip(game.resolved, game.planned, strict=True):
            moved = {line.track for line in (*resolved.ledger.lines, *planned.ledger.lines)}
            assert not moved & {PARTNER_TRACKS[i].name for i in rows}


def one_partner() -> State:
    return empty(1, 1, 0, 0)


@pytest.mark.parametrize("start", [0.0, 0.3, 0.7, 1.0])
@pytest.mark.parametrize("step", [-5.0, -0.35, 0.0, 0.35, 5.0])
def test_the_rail_stops_a_stock_exactly_at_its_ends(start: float, step: float) -> None:
    state = one_partner()
    state.track("trust")[...] = start
    ledger = Ledger(state, kept=True)
    ledger.partner("trust", {"x": CITED}, {"x": np.full((1, 1), step)})
    ledger.settle()
    assert state.track("trust")[0, 0] == min(max(start + step, 0.0), 1.0)
    for line in ledger.lines:
        assert line.before + sum(v for _, v, _ in line.terms) == pytest.approx(line.after)


def test_the_legal_ladder_ends_at_four_and_accounts_have_no_top() -> None:
    state = one_partner()
    ledger = Ledger(state)
    ledger.partner("legal_rung", {"x": CITED}, {"x": np.full((1, 1), 9.0)})
    ledger.us("budget_t10", {"x": CITED}, {"x": np.full(1, 900.0)})
    ledger.us("credibility", {"x": CITED}, {"x": np.full(1, 900.0)})
    ledger.settle()
    assert (state.track("legal_rung")[0, 0], state.us_track("budget_t10")[0], state.us_track("credibility")[0]) == (
        4,
        900,
        1,
    )


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf")])
def test_a_term_that_is_no_number_is_refused(bad: float) -> None:
    ledger = Ledger(one_partner())
    terms = {"good": np.full((1, 1), 0.1), "bad": np.full((1, 1), bad)}
    ledger.partner("trust", {"good": CITED, "bad": CITED}, terms)
    with pytest.raises(NotANumber, match="trust"):
        ledger.settle()


@pytest.mark.parametrize("block", ["mean", "var", "us_mean", "us_var"])
def test_a_belief_that_is_no_number_is_refused(block: str) -> None:
    state = one_partner()
    ledger = Ledger(state)
    with pytest.raises(NotANumber):
        _believe(ledger, block, np.full_like(getattr(state, block), np.nan))


def _believe(ledger: Ledger, block: str, value: Array) -> None:
    ledger.belief(block, "look", CITED, value)
    ledger.settle()


def test_no_stock_is_ever_a_negative_zero() -> None:
    state = one_partner()
    state.track("trust")[...] = -0.0
    ledger = Ledger(state)
    ledger.partner("trust", {"x": CITED}, {"x": np.full((1, 1), -0.0)})
    ledger.settle()
    assert not np.signbit(state.track("trust")).any()


WRITERS = {"ledger.py", "evolve.py", "game.py"}


def targets_of(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.Assign(targets=targets):
            return targets
        case ast.AugAssign(target=target):
            return [target]
        case _:
            return []


def writes_stocks(text: str) -> list[int]:
    """Lines that assign into a state's ``partner`` or ``us`` block, or into a view of one of its tracks."""
    found = []
    for node in ast.walk(ast.parse(text)):
        for target in targets_of(node):
            inner = target.value if isinstance(target, ast.Subscript) else None
            while isinstance(inner, ast.Subscript):
                inner = inner.value
            named = isinstance(inner, ast.Attribute) and inner.attr in {"partner", "us"}
            viewed = isinstance(inner, ast.Call) and ast.unparse(inner.func).endswith(("state.track", "state.us_track"))
            block = isinstance(target, ast.Attribute) and target.attr in {"partner", "us"}
            if named or viewed or (block and "state" in ast.unparse(target)):
                found.append(target.lineno)
    return found


def test_only_the_ledger_and_the_fold_of_its_events_write_stocks() -> None:
    package = Path(sctabletop.__file__).parent
    found = {
        str(path.relative_to(package)): rows
        for folder in ("engine", "players", "analysis", "session", "rules")
        for path in (package / folder).rglob("*.py")
        if path.name not in WRITERS and (rows := writes_stocks(path.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "state.partner[3] = 1.0",
        "state.us[0] += 0.1",
        "state.track('trust')[...] = 0",
        "state.us_track('slots')[0] += 1",
        "before.partner[1][0] = 2",
        "state.partner = other",
    ],
)
def test_a_writer_would_be_found(line: str) -> None:
    assert writes_stocks(line) == [1]
