"""A scenario and a book made ready for the engine: constants as arrays, names as indices."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from sctabletop.domain.aims import Aim, fit
from sctabletop.domain.deeds import DEED_FACTS, DEED_INDEX, DEEDS
from sctabletop.domain.ids import InstrumentId
from sctabletop.domain.initiative import Stage
from sctabletop.domain.instruments import INSTRUMENT_INDEX, INSTRUMENTS, THREAT_KINDS
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import SeatId, all_seats
from sctabletop.domain.state import Array, State, empty
from sctabletop.domain.tracks import TRACK_INDEX, US_INDEX
from sctabletop.rules.sight import Book

_HELPED: Final = (frozenset[Aim](), *(i.suits for i in INSTRUMENTS))
"""By instrument code, which aims of a government it helps; none for an empty slot."""


@dataclass(frozen=True, slots=True)
class Game:
    """Everything about an exercise that does not change while it is played."""

    scenario: Scenario
    book: Book
    partners: dict[str, int]
    injects: dict[str, int]
    assumptions: dict[str, int]
    seats: tuple[SeatId, ...]
    neighbours: Array
    """(P, P, 1): 1 where the first is a neighbour of the second"""
    provides: Array
    """(D, P, 1): 1 where the partner can well provide the deed (D22)"""
    suits: Array
    """(I + 1, P, 1): from 0 to 1, how high among the partner's aims what the instrument helps stands (T28)"""
    mandate: Array
    """(P, 1): the most authority its delegation can have"""
    deed_price: Array
    """(D, 1, 1)"""
    deed_visible: Array
    paths: Array
    """(turns, P, 1)"""
    plan: tuple[Array, Array, Array]
    """of each plan assumption: its partner (A,), its enabling deed (A,), −1 for none, and its number from 1 (A, 1)"""
    overrides: dict[tuple[str, str], float] = field(default_factory=dict)
    """(partner id or ``us``, track) -> starting value set from outside"""

    @property
    def count(self) -> int:
        """How many partners."""
        return len(self.partners)

    def threat_path(self, turn: int) -> Array:
        """(P, 1) what the threat drifts towards in a turn."""
        row: Array = self.paths[min(max(turn, 1), len(self.paths)) - 1]
        return row


def game(scenario: Scenario, book: Book, overrides: dict[tuple[str, str], float] | None = None) -> Game:
    """The scenario made ready for play under a book."""
    ids = [p.id for p in scenario.partners]
    turns = max(scenario.turns + 4, 1)
    paths = np.zeros((turns, len(ids), 1))
    for i, p in enumerate(scenario.partners):
        path = p.threat_path or (p.stocks["threat"],)
        for t in range(turns):
            paths[t, i, 0] = path[min(t, len(path) - 1)]
    neighbours = np.array([[[float(b in a.neighbours)] for b in ids] for a in scenario.partners])
    return Game(
        scenario=scenario,
        book=book,
        partners={str(p): i for i, p in enumerate(ids)},
        injects={str(j.id): i for i, j in enumerate(scenario.injects)},
        assumptions={str(a.id): i for i, a in enumerate(scenario.assumptions)},
        seats=all_seats(ids),
        neighbours=neighbours.reshape(len(ids), len(ids), 1),
        provides=np.array([[[float(d in p.provides)] for p in scenario.partners] for d in DEEDS]),
        suits=np.array([[[fit(helped, p.aims)] for p in scenario.partners] for helped in _HELPED]),
        mandate=np.array([[float(p.mandate)] for p in scenario.partners]),
        deed_price=np.array([[[DEED_FACTS[d].price]] for d in DEEDS]),
        deed_visible=np.array([[[DEED_FACTS[d].visible]] for d in DEEDS]),
        paths=paths,
        plan=_plan(scenario),
        overrides=dict(overrides or {}),
    )


def _plan(scenario: Scenario) -> tuple[Array, Array, Array]:
    partners = [scenario.partner_index(a.partner) for a in scenario.assumptions]
    deeds = [-1 if a.enabler is None else DEED_INDEX[a.enabler] for a in scenario.assumptions]
    return np.array(partners, dtype=int), np.array(deeds, dtype=int), np.arange(1.0, len(deeds) + 1.0)[:, None]


def opening(game: Game, worlds: int) -> State:
    """The state before turn 1, the same in every world (beliefs are drawn when the first situation opens)."""
    scenario = game.scenario
    state = empty(game.count, worlds, len(scenario.injects), len(scenario.assumptions))
    for p, partner in enumerate(scenario.partners):
        for name, value in {**partner.traits, **partner.stocks}.items():
            state.partner[TRACK_INDEX[name], p] = value
        state.noted("mandate")[p] = partner.mandate
        state.noted("threat_kind")[p] = THREAT_KINDS.index(partner.threat_kind)
        state.noted("contributed")[p] = -1.0
        state.guidance("rank")[p] = p
    for name, value in scenario.us.stocks.items():
        state.us[US_INDEX[name]] = value
    state.us[US_INDEX["budget_t10"]] = 2.0 * scenario.us.base_t10
    state.us[US_INDEX["budget_t22"]] = 2.0 * scenario.us.base_t22
    state.us[US_INDEX["sdo_hours"]] = scenario.us.hours
    state.us[US_INDEX["demand"]] = scenario.us.stocks.get("demand", scenario.us.stocks.get("slots", 0.0))
    for (owner, track), value in game.overrides.items():
        if owner == "us":
            state.us[US_INDEX[track]] = value
        else:
            state.partner[TRACK_INDEX[track], game.partners[owner]] = value
    state.guidance("ceiling_t10")[...] = scenario.us.base_t10
    state.guidance("ceiling_t22")[...] = scenario.us.base_t22
    for a, assumption in enumerate(scenario.assumptions):
        state.assumption[1, a] = assumption.importance
    _open_agreements(game, state)
    return state


def _open_agreements(game: Game, state: State) -> None:
    used = [0] * game.count
    for deal in game.scenario.openings:
        p, code = game.partners[deal.partner], INSTRUMENT_INDEX[InstrumentId(deal.instrument)] + 1
        at, used[p] = used[p], used[p] + 1
        for name, value in {
            "instrument": code,
            "stage": Stage.RUNNING,
            "size": deal.size,
            "tier": 1,
            "objective": 2,
            "progress": deal.progress,
            "mandate": 2,
            "accepted": 2,
            "knowledge": 0.5,
        }.items():
            state.field(name)[at, p] = float(value)
