"""A view at one world as plain words and numbers. What its seat does not know is left out."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np

from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.initiative import FIELD_INDEX, FIELDS, Delivery, Stage
from sctabletop.domain.instruments import INSTRUMENTS, THREAT_KINDS
from sctabletop.domain.scenario import AssumptionStatus
from sctabletop.domain.seats import CCMD, SDO, US_SEATS
from sctabletop.domain.standing import standing
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import TOPICS
from sctabletop.domain.words import CounterAsk, Mandate, Objective, Tier
from sctabletop.engine.game import Game
from sctabletop.engine.views import View

_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "tier": tuple(Tier),
    "delivery": tuple(d.name.lower() for d in Delivery),
    "mandate": tuple(Mandate),
    "threat": tuple(THREAT_KINDS),
    "accepted": ("", "partner", "both"),
    "verdict": ("", "met", "not_met"),
}
_FROM_ONE: Final[Mapping[str, tuple[str, ...]]] = {
    "objective": tuple(Objective),
    "indicator": tuple(t.name for t in TOPICS),
    "deliverable": tuple(DEEDS),
    "ask": tuple(CounterAsk),
}
"""Fields that hold a place in a list, counted from 1, with 0 for none."""

_FLAGS: Final = frozenset("role tripwire benchmark sprung overridden vouched concurred".split())
_OWN_WORDS: Final = frozenset({"instrument", "stage", "proposer"})


def describe(game: Game, view: View) -> dict[str, Any]:
    """The view by name and partner; each number that is known or believed is ``{"mean", "sd"}``, sd 0 where known."""
    names = [str(p.id) for p in game.scenario.partners]
    here = names if view.own is None else [names[view.own]]
    out: dict[str, Any] = {
        "seat": str(view.seat),
        "turn": view.turn,
        "phase": str(view.phase),
        "us": _numbers({n: view.us.get(n)[0] for n in sorted(view.us.names())}),
        "partners": {name: _beliefs(view, p) for p, name in enumerate(names)},
        "standing": {name: standing(float(view.mean.legal_rung[p, 0])) for p, name in enumerate(names)},
        "initiatives": _initiatives(game, view, here),
        "guidance": {n: _column(view.guide, p) for p, n in enumerate(here)},
        "facts": {n: _column(view.memo, p) for p, n in enumerate(here)},
        "world": _numbers({n: view.world.get(n)[0] for n in sorted(view.world.names()) if n != "turn"}),
        "deeds": {n: _turns(DEEDS, view.deed[:, p, 0]) for p, n in enumerate(here)},
    }
    if view.own is None:
        out["assumptions"] = _assumptions(game, view)
        out["questions"] = {n: _turns((t.name for t in TOPICS), view.asked[:, p, 0]) for p, n in enumerate(here)}
    else:
        out["inclinations"] = _inclinations(view)
    return out


def _numbers(values: Mapping[str, Any]) -> dict[str, float]:
    return {n: float(v) for n, v in values.items() if np.isfinite(v)}


def _beliefs(view: View, partner: int) -> dict[str, dict[str, float]]:
    out = {}
    for name in sorted(view.mean.names()):
        mean, sd = float(view.mean.get(name)[partner, 0]), float(view.sd(name)[partner, 0])
        # Of itself a partner knows the truth, whatever error its beliefs about others carry.
        exact = partner == view.own or name not in view.var
        if np.isfinite(mean):
            out[name] = {"mean": mean, "sd": 0.0 if exact else sd}
    return out


def _column(rows: Any, partner: int) -> dict[str, float]:
    """What is not zero of named (P, W) arrays."""
    values = {n: float(rows.get(n)[partner, 0]) for n in sorted(rows.names())}
    return {n: v for n, v in values.items() if v != 0.0 and np.isfinite(v)}


def _turns(names: Iterable[Any], turns: Array) -> dict[str, int]:
    return {str(n): int(t) for n, t in zip(names, turns.tolist(), strict=True) if t > 0.0}


def _initiatives(game: Game, view: View, partners: list[str]) -> list[dict[str, Any]]:
    out = []
    for p, name in enumerate(partners):
        for slot in range(view.slot.shape[1]):
            fields = view.slot[:, slot, p, 0]
            code = int(fields[FIELD_INDEX["instrument"]])
            if code:
                row: dict[str, Any] = {
                    "partner": name,
                    "instrument": str(INSTRUMENTS[code - 1].id),
                    "stage": Stage(int(fields[FIELD_INDEX["stage"]])).name.lower(),
                }
                if view.own is None:
                    row["proposer"] = str((CCMD, SDO)[int(fields[FIELD_INDEX["proposer"]])])
                # A seat's slots end where the fields that are another's begin.
                row |= {
                    f: v
                    for f in FIELDS[: len(fields)]
                    if f not in _OWN_WORDS and (v := _field(game, f, fields)) is not None
                }
                if view.appeal.size:
                    row["appeal"] = float(view.appeal[slot, p, 0])
                out.append(row)
    return out


def _field(game: Game, name: str, fields: Array) -> Any:
    """A field of a slot as a word or a number, None where it says nothing."""
    value = float(fields[FIELD_INDEX[name]])
    if name == "tier":
        return str(_CHOICES[name][int(value)])
    if value == 0.0:
        return None
    if name in _CHOICES:
        return str(_CHOICES[name][int(value)])
    if name in _FROM_ONE:
        return str(_FROM_ONE[name][int(value) - 1])
    if name == "assumption":
        return str(game.scenario.assumptions[int(value) - 1].id)
    if name == "objected":
        return [str(s) for bit, s in enumerate(US_SEATS) if int(value) >> bit & 1]
    if name == "blocked":
        from sctabletop.engine.gates import gates_in

        return [str(g) for g in gates_in(value)]
    return True if name in _FLAGS and value == 1.0 else value


def _assumptions(game: Game, view: View) -> dict[str, dict[str, Any]]:
    return {
        str(a.id): {
            "partner": str(a.partner),
            "statement": a.statement,
            "status": AssumptionStatus(int(view.assumption[0, i, 0])).name.lower(),
            "importance": float(view.assumption[1, i, 0]),
            "need_by": a.need_by,
        }
        for i, a in enumerate(game.scenario.assumptions)
    }


def _inclinations(view: View) -> dict[str, Any]:
    plain = {n: float(view.inclination.get(n)[0, 0]) for n in sorted(view.inclination.names()) if n != "deed"}
    deeds = {str(d): float(x) for d, x in zip(DEEDS, view.inclination.get("deed")[:, 0, 0], strict=True)}
    return {**plain, "deed": deeds}
