"""What governments of each character do from the same views with the same luck, counted over many worlds."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from sctabletop.domain.deeds import DEED_FACTS, DEED_INDEX, DEEDS, Deed, Pillar
from sctabletop.domain.initiative import FIELD_INDEX, Stage
from sctabletop.domain.instruments import INSTRUMENT_INDEX
from sctabletop.domain.seats import Role, role_of
from sctabletop.domain.state import Array
from sctabletop.engine.decisions import Moves, Plan
from sctabletop.engine.views import View
from sctabletop.players import choose
from sctabletop.players.characters import CHARACTERS
from sctabletop.players.partner import owed_deeds
from sctabletop.players.policies import PolicyName
from sctabletop.rules.sight import Named
from tests.players.table import Step, Table

SCENARIOS = ("long-winter", "paying-guest", "thin-capital", "two-ports")
OFFERED = (
    "exquisite_system",
    "adopt_technology",
    "simple_equipment",
    "excess_articles",
    "sustainment",
    "ministry_adviser",
    "pay_promotion_reform",
    "audit_support",
)
"""What lies on the table when a cabinet of two minds is asked: as many as there are slots."""
TWO_MINDS = 0.6
"""Inclination to each of them."""

Acts = dict[PolicyName, Counter[str]]


def acts(worlds: int, turns: int = 10) -> Acts:
    """Every character's acts in the place of every government of four exercises."""
    found: Acts = {name: Counter() for name in CHARACTERS}
    for scenario in SCENARIOS:
        table = Table(worlds=worlds, scenario=scenario)
        for step in table.play(turns):
            if role_of(step.seat) is not Role.PARTNER:
                continue
            for name, seen in found.items():
                if step.name == "plan":
                    seen.update(planned(name, table, step.view, step))
                elif step.name == "answers":
                    seen.update(answered(name, table, step))
    return found


def plan_of(name: PolicyName, table: Table, view: View, step: Step) -> Plan:
    """The plan of a character in the place of a step's seat."""
    into = table.blank_plan()
    choose.plan(name, table.briefs[step.seat], view, table.luck.sheet(step.turn, 0, table.worlds), into)
    return into


def planned(name: PolicyName, table: Table, view: View, step: Step) -> Counter[str]:
    """Acts of the plan phase by kind."""
    plan, own = plan_of(name, table, view, step), table.briefs[step.seat].own
    seen: Counter[str] = Counter()
    deeds = np.nan_to_num(plan.deed[:, own]) > 0.0
    for pillar in Pillar:
        rows = [i for i, d in enumerate(DEEDS) if DEED_FACTS[d].pillar is pillar and d is not Deed.STATE_SUPPORT]
        seen[str(pillar)] += int(deeds[rows].sum())
    costly = np.delete(deeds, DEED_INDEX[Deed.STATE_SUPPORT], axis=0)
    owed = np.delete(owed_deeds(view), DEED_INDEX[Deed.STATE_SUPPORT], axis=0) > 0.0
    seen["deeds"], seen["owed deeds"] = int(costly.sum()), int((costly & owed).sum())
    for kind in ("gesture", "provoke", "hedge", "request"):
        seen[kind] += int((np.nan_to_num(getattr(plan, kind)[own]) > 0.0).sum())
    seen["full mandate"] += int((plan.mandate[own] == 2.0).sum())
    return seen


def answered(name: PolicyName, table: Table, step: Step) -> Counter[str]:
    """Answers to what was offered, and to eight offers on which the cabinet is of two minds."""
    moves = _answers(name, table, step.view, step)
    seen = Counter({k: int((getattr(moves, k) > 0.0).sum()) for k in ("accept", "counter", "decline")})
    stage, accepted = (step.view.slot[FIELD_INDEX[n], :, 0] for n in ("stage", "accepted"))
    seen["offers"] += int(((stage == float(Stage.OFFERED)) & (accepted == 0.0)).sum())
    moves = _answers(name, table, of_two_minds(step.view), step)
    for code, instrument in _codes():
        seen[instrument] += int((moves.accept[code] > 0.0).sum())
    return seen


def _answers(name: PolicyName, table: Table, view: View, step: Step) -> Moves:
    into = table.blank_moves()
    choose.answers(name, table.briefs[step.seat], view, table.luck.sheet(step.turn, 0, table.worlds), into)
    return into


def _codes() -> Iterator[tuple[int, str]]:
    for instrument in OFFERED:
        yield INSTRUMENT_INDEX[instrument] + 1, instrument  # type: ignore[index]


def of_two_minds(view: View) -> View:
    """The view with eight offers on the table, to each of which the cabinet leans alike."""
    slot: Array = np.zeros_like(view.slot)
    for n, (code, _) in enumerate(_codes()):
        slot[FIELD_INDEX["instrument"], n] = float(code)
    slot[FIELD_INDEX["stage"]] = float(Stage.OFFERED)
    slot[FIELD_INDEX["born"]] = float(view.turn)
    leaning = np.full(slot.shape[1:], TWO_MINDS)
    return replace(view, slot=slot, offers=Named({"appeal": leaning}))
