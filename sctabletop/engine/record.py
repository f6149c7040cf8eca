"""From what changed to what is told: a state before and after, a ledger and the chances, as events of plain numbers.

A change of numbers is recorded once, as what it was set to; ``engine.evolve`` sets it again. Everything here is for one
world.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np

from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.events import EVERYONE, Event, Tag
from sctabletop.domain.initiative import FIELD_INDEX, FIELDS, PARTNER_ONLY, Stage
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.domain.scenario import AssumptionStatus
from sctabletop.domain.seats import CONTROL, US_SEATS, partner_seat
from sctabletop.domain.state import GUIDE, WORLD, Array, State
from sctabletop.engine.chances import Chance
from sctabletop.engine.game import Game
from sctabletop.engine.ledger import BeliefLine, Ledger, Line

WHITE_CELL: Final = (CONTROL,)
TRIAD: Final = (*US_SEATS, CONTROL)
STANDING_BLOCKS: Final = ("memo", "world", "asked", "contact", "completed", "proven")
"""Blocks whose changes have no event of their own: they travel with the event that closes or opens a phase."""


def name_of(code: float) -> str:
    """The instrument of a code, or an empty text for none."""
    return str(INSTRUMENTS[int(code) - 1].id) if code > 0 else ""


def changes(game: Game, before: State, after: State) -> list[Event]:
    """Events for everything that changed but stocks and beliefs, in a fixed order."""
    return [
        *_injects(game, before, after),
        *_initiatives(game, before, after),
        *_guidance(game, before, after),
        *_deeds(game, before, after),
        *_holds(before, after),
        *_assumptions(game, before, after),
    ]


def standing(before: State, after: State) -> dict[str, Any]:
    """The changed numbers of the standing blocks: block -> flat places and what each was set to."""
    return {name: cells for name in STANDING_BLOCKS if (cells := _cells(getattr(before, name), getattr(after, name)))}


def _cells(before: Array, after: Array) -> dict[str, Any]:
    flat, new = before.ravel(), after.ravel()
    at = np.flatnonzero(flat != new)
    return {"at": at.tolist(), "to": new[at].tolist()} if at.size else {}


def whole(state: State) -> dict[str, Any]:
    """Every block of a state as its numbers that are not zero."""
    zeros = State(**{name: np.zeros_like(block) for name, block in state.blocks()})
    return {name: {"shape": list(block.shape), **_cells(getattr(zeros, name), block)} for name, block in state.blocks()}


def _initiatives(game: Game, before: State, after: State) -> Iterable[Event]:
    changed = np.argwhere((before.slot != after.slot).any(axis=(0, 3)))
    for slot, p in changed.tolist():
        old, new = before.slot[:, slot, p, 0], after.slot[:, slot, p, 0]
        values = {FIELDS[i]: float(new[i]) for i in np.flatnonzero(old != new)}
        code = new[FIELD_INDEX["instrument"]] or old[FIELD_INDEX["instrument"]]
        theirs = {name: values.pop(name) for name in PARTNER_ONLY if name in values}
        about = {
            "turn": after.turn,
            "partner": str(game.scenario.partners[p].id),
            "slot": slot,
            "instrument": name_of(code),
            "stage": Stage(int(new[FIELD_INDEX["stage"]])).name.lower(),
        }
        if values:
            yield Event(Tag.INITIATIVE_STAGED, {**about, "set": values}, TRIAD)
        if theirs:
            own = (partner_seat(game.scenario.partners[p].id), CONTROL)
            yield Event(Tag.INITIATIVE_STAGED, {**about, "set": theirs}, own)


def _guidance(game: Game, before: State, after: State) -> Iterable[Event]:
    changed = np.argwhere(before.guide[..., 0] != after.guide[..., 0])
    if changed.size:
        rows = [
            {
                "name": GUIDE[g],
                "partner": str(game.scenario.partners[p].id),
                "to": float(after.guide[g, p, 0]),
            }
            for g, p in changed.tolist()
        ]
        yield Event(Tag.GUIDANCE_SET, {"turn": after.turn, "set": rows}, TRIAD)


def _deeds(game: Game, before: State, after: State) -> Iterable[Event]:
    for d, p in np.argwhere(before.deed[..., 0] != after.deed[..., 0]).tolist():
        body = {
            "turn": after.turn,
            "partner": str(game.scenario.partners[p].id),
            "deed": str(DEEDS[d]),
            "on": float(after.deed[d, p, 0]),
        }
        yield Event(Tag.DEED_DONE, body, EVERYONE)


def _injects(game: Game, before: State, after: State) -> Iterable[Event]:
    for j in np.flatnonzero(before.inject[:, 0] != after.inject[:, 0]).tolist():
        inject = game.scenario.injects[j]
        body = {
            "turn": after.turn,
            "inject": str(inject.id),
            "on": float(after.inject[j, 0]),
            "kind": inject.kind,
            "title": inject.title,
            "text": inject.text,
            "claims": inject.claims,
        }
        yield Event(Tag.INJECT_FIRED, body, (*inject.to, CONTROL) if inject.to else EVERYONE)


def _holds(before: State, after: State) -> Iterable[Event]:
    for row, name in enumerate(WORLD):
        old, new = float(before.world[row, 0]), float(after.world[row, 0])
        if name.startswith("hold_") and (old > 0.0) != (new > 0.0):
            tag = Tag.HOLD_SET if new > 0.0 else Tag.HOLD_CLEARED
            yield Event(tag, {"turn": after.turn, "authority": name.removeprefix("hold_"), "turns": new}, TRIAD)


def _assumptions(game: Game, before: State, after: State) -> Iterable[Event]:
    old, new = before.assumption[..., 0], after.assumption[..., 0]
    for a in np.flatnonzero((old != new).any(axis=0)).tolist():
        body = {
            "turn": after.turn,
            "assumption": str(game.scenario.assumptions[a].id),
            "status": AssumptionStatus(int(new[0, a])).name.lower(),
            "set": new[:, a].tolist(),
        }
        yield Event(Tag.ASSUMPTION_TESTED, body, TRIAD)


def ledger_event(game: Game, turn: int, at: str, ledger: Ledger) -> Event:
    """What the ledger did, whole: every entry with its terms in order, and beliefs by block."""
    body = {
        "turn": turn,
        "at": at,
        "entries": [entry(game, line) for line in ledger.lines],
        "beliefs": [row for line in ledger.beliefs if (row := _belief(line))],
    }
    return Event(Tag.LEDGER_APPLIED, body, WHITE_CELL)


def entry(game: Game, line: Line) -> dict[str, Any]:
    """One entry of the ledger as it stands in events and exports."""
    return {
        "partner": None if line.partner is None else str(game.scenario.partners[line.partner].id),
        "track": line.track,
        "before": line.before,
        "terms": [{"name": n, "value": v, "claims": list(c)} for n, v, c in line.terms],
        "after": line.after,
    }


def _belief(line: BeliefLine) -> dict[str, Any]:
    flat = line.value.ravel()
    at = np.flatnonzero(flat)
    if not at.size:
        return {}
    return {
        "block": line.block,
        "term": line.term,
        "claims": list(line.claims),
        "at": at.tolist(),
        "by": flat[at].tolist(),
    }


def chance_events(game: Game, state: State, chances: Sequence[Chance]) -> list[Event]:
    """The chances that were really in question, in one event; nothing where there were none."""
    rows = []
    for chance in chances:
        for record in chance.column():
            at = record.pop("at")
            assert isinstance(at, list)  # noqa: S101 - a record is ours
            if len(at) == 2:
                record["about"] = name_of(float(state.field("instrument")[at[0], at[1], 0]))
            partner = chance.partner if chance.partner is not None else at[-1] if at else None
            record["partner"] = None if partner is None else str(game.scenario.partners[partner].id)
            rows.append(record)
    return [Event(Tag.CHANCE_DRAWN, {"turn": state.turn, "chances": rows}, WHITE_CELL)] if rows else []
