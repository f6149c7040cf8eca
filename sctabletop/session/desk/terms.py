"""An initiative's slot in words: its terms in the order of the form, its gates, how far it has come, what is owed."""

from collections.abc import Iterator, Mapping
from typing import Final

from sctabletop.domain.aims import Aim
from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.gates import GateId
from sctabletop.domain.initiative import FIELDS, Delivery, Stage
from sctabletop.domain.instruments import INSTRUMENTS, TABLE
from sctabletop.domain.scenario import Partner, Scenario
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import TOPICS
from sctabletop.domain.words import CounterAsk, Objective, Tier
from sctabletop.engine.gates import gates_in
from sctabletop.session.desk.conditions import number
from sctabletop.session.desk.names import deed_said, percent, turns
from sctabletop.session.desk.words import listed, plain

Fields = Mapping[str, float]
"""One slot by field name; what a seat may not see of it is 0."""

LIKELY_FROM: Final = 0.6
UNLIKELY_TO: Final = 0.4
SIZES: Final = ("", "small", "medium", "large")
_VERDICTS: Final = ("", "; it was met", "; it was not met")
_DELIVERIES: Final[Mapping[Delivery, str]] = {
    Delivery.NONE: "",
    Delivery.PENDING: "; still owed",
    Delivery.MET: "; met",
    Delivery.MISSED: "; missed",
    Delivery.WAIVED: "; waived",
    Delivery.PAUSED: "; missed, and our part is paused",
}
AIMS: Final[Mapping[Aim, str]] = {
    Aim.REGIME: "stay in office",
    Aim.SAFETY: "keep the country safe",
    Aim.AUTONOMY: "decide for ourselves",
    Aim.PROSPERITY: "see the country prosper",
}
_PLACES: Final = ("what we want most", "second of what we want", "third of what we want", "last of what we want")
_WAITS: Final[Mapping[GateId, str]] = {
    GateId.CLEARANCE: "waits for the country team's clearance",
    GateId.WORKFORCE: "waits for hours of the country team",
    GateId.INDUSTRY: "waits for a factory slot",
}


def fields_of(slot: Array) -> Fields:
    """A slot (fields,) by name; fields that the array does not reach are left out."""
    return dict(zip(FIELDS[: len(slot)], slot.tolist(), strict=True))


def stage_of(fields: Fields) -> Stage:
    """Where the initiative stands."""
    return Stage(int(fields["stage"]))


def is_live(stage: Stage) -> bool:
    """Whether an initiative is on its way, runs, or is suspended and able to return."""
    return Stage.DRAFT <= stage <= Stage.RUNNING or stage is Stage.SUSPENDED


def instrument_of(fields: Fields) -> str:
    """The id of its instrument."""
    return str(INSTRUMENTS[int(fields["instrument"]) - 1].id)


def band(inclination: float) -> str:
    """An inclination as a word: likely, open, unlikely."""
    return "likely" if inclination >= LIKELY_FROM else "unlikely" if inclination <= UNLIKELY_TO else "open"


def ask_of(fields: Fields) -> str:
    """What the partner last asked to change, in words, or an empty text."""
    return plain(tuple(CounterAsk)[int(fields["ask"]) - 1]) if fields["ask"] else ""


def term_rows(scenario: Scenario, fields: Fields, ours: bool) -> tuple[tuple[str, str], ...]:
    """Label and value of each term, in the order of the form; ``ours`` adds what the US side keeps to itself."""
    return tuple(_rows(scenario, fields, ours))


def aim_row(nation: Partner, fields: Fields) -> tuple[str, str]:
    """For a government's own eyes: the dearest of its aims that the initiative helps, as label and value (T28)."""
    helped = INSTRUMENTS[int(fields["instrument"]) - 1].suits
    place, aim = next((n, aim) for n, aim in enumerate(nation.aims) if aim in helped)
    return "Helps us to", f"{AIMS[aim]}, {_PLACES[place]}"


def _rows(scenario: Scenario, f: Fields, ours: bool) -> Iterator[tuple[str, str]]:
    yield "Tier", str(tuple(Tier)[int(f["tier"])])
    yield "Size", SIZES[int(f["size"])]
    if ours:
        yield "Objective", str(tuple(Objective)[int(f["objective"]) - 1]) if f["objective"] else "none named"
        yield "Measure of success", _indicator(f)
    yield "Deed owed", due_words(f) or "none asked"
    yield "Conditions", _conditions(f)
    if f["incentive"]:
        yield "Incentive", percent(f["incentive"])
    if f["cost_share"]:
        yield "Cost share", f"the partner pays {percent(f['cost_share'])}"
    if ours and f["assumption"]:
        yield "Assumption", scenario.assumptions[int(f["assumption"]) - 1].statement
    if f["role"]:
        yield "Role", "a role for the partner is named"
    if f["timeline"]:
        yield "Timeline", f"{turns(abs(f['timeline']))} {'longer' if f['timeline'] > 0 else 'shorter'} than the norm"
    if ours and f["odds"]:
        yield "Odds claimed", percent(f["odds"])
    if f["cost"]:
        yield "Cost", f"{f['cost']:.1f} million USD"
    if f["lead"]:
        yield "Lead time", turns(f["lead"])


def _indicator(f: Fields) -> str:
    if not f["indicator"]:
        return "none named"
    track = TOPICS[int(f["indicator"]) - 1]
    text = f"{plain(track.name)} at least {number(track.name, f['threshold'])}"
    return text + (f" by turn {f['due']:.0f}" if f["due"] else "") + _VERDICTS[int(f["verdict"])]


def _conditions(f: Fields) -> str:
    said = []
    if f["tripwire"]:
        said.append("an abuse tripwire" + (", which has sprung" if f["sprung"] else ""))
    if f["transformation"]:
        count = f"{f['transformation']:.0f}"
        said.append(f"{count} transformation" + ("" if count == "1" else "s"))
    if f["added"]:
        said.append(f"{f['added']:.0f} of them added after signing")
    if f["benchmark"]:
        said.append("progress against a benchmark")
    return listed(said) or "none"


def due_words(f: Fields) -> str:
    """The deliverable with its date and whether it was met; empty where none is owed."""
    if not f["deliverable"]:
        return ""
    by = f" by turn {f['deliver_due']:.0f}" if f["deliver_due"] else ""
    return deed_said(DEEDS[int(f["deliverable"]) - 1]) + by + _DELIVERIES[Delivery(int(f["delivery"]))]


def progress_words(f: Fields) -> str:
    """How far a running initiative has come, such as "turn 2 of 3"; empty before it runs and after it ended."""
    stage = stage_of(f)
    if stage is Stage.SUSPENDED:
        return "suspended until the missed deliverable is answered"
    if stage is not Stage.RUNNING:
        return ""
    code = int(f["instrument"])
    lasts = float(TABLE.lasts[code])
    whole = f["lead"] + lasts if lasts else max(f["lead"], 1.0)
    parts = [f"turn {f['progress']:.0f} of {whole:.0f}" if f["progress"] else f"{turns(whole)} to go"]
    if f["late"]:
        parts.append(f"{turns(f['late'])} late")
    parts += [words for gate in gates_in(f.get("blocked", 0.0)) if (words := _WAITS.get(gate))]
    return ", ".join(parts)
