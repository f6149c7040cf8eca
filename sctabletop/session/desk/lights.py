"""What every gate would say of a drafted initiative, as a seat can know: the engine's own gates, asked on what the
seat has in mind. A chance shows its odds in words, and what the partner alone knows is only ever likely or unlikely.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from sctabletop.domain.gates import GATES, GateId, GateStage
from sctabletop.domain.instruments import INSTRUMENTS, Authority, Instrument
from sctabletop.domain.state import Array, State
from sctabletop.domain.tracks import TRACK_INDEX
from sctabletop.engine.gates import NOTICE_TURNS, approve
from sctabletop.engine.offers import case
from sctabletop.engine.sights import sight
from sctabletop.session.desk.believed import worlds
from sctabletop.session.desk.gate_words import gate_holder, gate_label
from sctabletop.session.desk.known import Known

LIKELY_FROM: Final = 0.75
UNLIKELY_TO: Final = 0.25
_MOST_HINGES: Final = 2
_LOW, _MIDDLE, _HIGH = 0, 1, 2
"""Three worlds: the partner's budget one error below what is believed, as believed, and one error above."""


class Light(StrEnum):
    """What a gate would say."""

    PASSES = "passes"
    LIKELY = "likely"
    OPEN = "open"
    UNLIKELY = "unlikely"
    FAILS = "fails"
    LATER = "asked later"
    """a gate of delivery"""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateLight:
    """One gate with its words: who holds it, and where it fails why and what cures it."""

    gate: str
    label: str
    light: Light
    holder: str
    reason: str
    cure: str
    law: str
    evidence: str
    as_of: str
    claims: tuple[str, ...]
    hinges: tuple[str, ...] = ()
    """for a chance: what weighs most in it, in words, largest first"""


_CHANCES: Final = {GateId.STATE: "state", GateId.CONGRESS: "congress"}
_HINGES: Final = {
    "coordination": "how well the US side acts as one",
    "interagency": "an interagency review held",
    "shown": "commitment shown by deeds",
    "odds": "the odds claimed for it",
    "vouched": "the SDO vouching for it",
    "imbalance": "the confidence of Congress",
    "confidence": "the confidence of Congress",
    "abuse": "an abuse case that runs",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers of every gate of approval about every slot, (slots, P, 3 worlds), and the odds of those that draw."""

    passes: Mapping[GateId, Array]
    odds: Mapping[str, tuple[Mapping[str, Array], Array, Array]]
    state: State


def ask_gates(known: Known, state: State) -> Asked:
    """Ask the gates of approval about all that waits in a state of one world, which is left as it is. No luck is read:
    every chance is taken to come out well.
    """
    assert known.view is not None  # noqa: S101 - control drafts nothing
    game, many = known.session.game, worlds(state, 3)
    row = many.partner[TRACK_INDEX["defence_budget"]]
    error = known.view.sd("defence_budget")[:, 0]
    row[:, _LOW] = np.maximum(row[:, _LOW] - error, 0.0)
    row[:, _HIGH] = row[:, _HIGH] + error
    look = sight(game, many)
    well = np.full((len(INSTRUMENTS) + 1, game.count, 3), -1.0)
    passes, odds = approve(game, many, look, case(game, many, look), dict.fromkeys(_CHANCES.values(), well))
    return Asked(passes, odds, many)


def gate_lights(known: Known, asked: Asked, slot: int, p: int, instrument: Instrument) -> tuple[GateLight, ...]:
    """Every gate that applies to the initiative in a slot, in the order in which they are asked."""
    shared = float(asked.state.field("cost_share")[slot, p, _MIDDLE])
    gates = (gate for gate in GateId if applies(gate, instrument, shared))
    return tuple(_light(known, asked, gate, slot, p) for gate in gates)


def applies(gate: GateId, instrument: Instrument, cost_share: float) -> bool:
    """Whether a gate is asked of an instrument at all."""
    match GATES[gate].applies_to:
        case "all":
            return True
        case "agreement":
            return instrument.ladder > 0
        case "title10":
            ours = (Authority.TITLE10, Authority.POLICY, Authority.AGREEMENT)
            return instrument.authority in ours and instrument.cost > 0.0
        case "title22":
            return instrument.authority is Authority.TITLE22
        case "sale":
            return instrument.authority is Authority.SALE or cost_share > 0.0
        case "slots":
            return instrument.slots > 0.0
        case flag:
            return bool(getattr(instrument, flag))


def _light(known: Known, asked: Asked, gate: GateId, slot: int, p: int) -> GateLight:
    data = GATES[gate]
    hinges: tuple[str, ...] = ()
    reason, cure = data.reason, data.cure
    if data.stage is GateStage.DELIVER:
        light, reason = Light.LATER, f"asked each turn once it runs; it fails where {data.reason}"
    elif gate is GateId.MONEY_SALE:
        light = _believed_money(asked.passes[gate][slot, p])
        reason = f"by what is believed of its budget; it fails where {data.reason}"
    elif gate in _CHANCES:
        light, hinges, reason = _chance(asked, gate, slot, p)
    else:
        light = Light.PASSES if asked.passes[gate][slot, p, _MIDDLE] > 0.0 else Light.FAILS
    if light is Light.PASSES:
        reason = cure = ""
    holder = gate_holder(known.session.game.scenario, known.naming, known.partners[p], gate)
    return gate_light(gate, light, holder, reason, cure, hinges)


def gate_light(
    gate: GateId, light: Light, holder: str, reason: str, cure: str, hinges: tuple[str, ...] = ()
) -> GateLight:
    """A gate with all that is always told of it, and what is said of it here and now."""
    data = GATES[gate]
    return GateLight(
        gate=str(gate),
        label=gate_label(gate),
        light=light,
        holder=holder,
        reason=reason,
        cure=cure,
        law=data.law,
        evidence=data.evidence,
        as_of=data.as_of,
        claims=tuple(data.claims.split()),
        hinges=hinges,
    )


def _believed_money(passes: Array) -> Light:
    """Likely where even a budget one error below what is believed would do, unlikely where one above would not."""
    if passes[_LOW] > 0.0:
        return Light.LIKELY
    return Light.OPEN if passes[_HIGH] > 0.0 else Light.UNLIKELY


def _chance(asked: Asked, gate: GateId, slot: int, p: int) -> tuple[Light, tuple[str, ...], str]:
    """The light of a gate that draws, what it hinges on, and the reason. A notice to Congress must run first."""
    if gate is GateId.STATE and asked.state.field("concurred")[slot, p, _MIDDLE] > 0.0:
        return Light.PASSES, (), ""
    terms, odds, _ = asked.odds[_CHANCES[gate]]
    band = in_words(float(odds[slot, p, _MIDDLE]))
    found = {n: float(np.broadcast_to(t, odds.shape)[slot, p, _MIDDLE]) for n, t in terms.items() if n in _HINGES}
    heaviest = sorted((n for n, v in found.items() if v != 0.0), key=lambda n: -abs(found[n]))
    hinges = tuple(dict.fromkeys(_HINGES[n] for n in heaviest))[:_MOST_HINGES]
    if gate is GateId.CONGRESS and asked.state.field("notice")[slot, p, _MIDDLE] < NOTICE_TURNS:
        return Light.FAILS, hinges, f"the notice to Congress runs this turn; asked again next turn, when it is {band}"
    return band, hinges, f"a chance; it fails where {GATES[gate].reason}"


def in_words(odds: float) -> Light:
    """The band of a probability."""
    if odds >= LIKELY_FROM:
        return Light.LIKELY
    return Light.UNLIKELY if odds <= UNLIKELY_TO else Light.OPEN
