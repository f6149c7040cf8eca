"""One event in words, a line or more; events that hold numbers alone have none, because pages show those."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sctabletop.cli.words import plain
from sctabletop.domain.events import Tag

if TYPE_CHECKING:
    from sctabletop.domain.scenario import Scenario


def event_lines(tag: str, body: Mapping[str, Any], scenario: "Scenario") -> list[str]:
    """The lines; none for an event that a page does not tell."""
    match Tag(tag):
        case Tag.ORDERS_COMMITTED | Tag.TABLE_MOVED:
            return [_order_line(body["seat"], *pair) for pair in zip(body["orders"], body["why"], strict=True)]
        case Tag.CHANCE_DRAWN:
            return [_chance(row) for row in body["chances"]]
        case _:
            line = _line(Tag(tag), body, scenario)
            return [line] if line else []


def _line(tag: Tag, body: Mapping[str, Any], scenario: "Scenario") -> str:
    match tag:
        case Tag.SEAT_ASSIGNED:
            return f"{body['seat']} is held by {body['holder']}"
        case Tag.PHASE_OPENED:
            return f"— {body['phase']} —"
        case Tag.COMMIT_WITHDRAWN:
            return f"{body['seat']} took back what it had committed"
        case Tag.ORDER_LAPSED:
            return f"{body['seat']}: {plain(body['kind'])} did not stand: {body['text']}"
        case Tag.INJECT_FIRED:
            return f"{body['title']} ({body['inject']}, {body['claims']}): {body['text']}" if body["on"] else ""
        case Tag.GUIDANCE_SET:
            rows = [f"{plain(r['name'])} {r['partner']} {r['to']:g}" for r in body["set"]]
            return f"guidance: {', '.join(rows)}"
        case Tag.INITIATIVE_STAGED if "stage" in body["set"] and body["instrument"]:
            return f"{plain(body['instrument'])} with {body['partner']} is now {body['stage']}"
        case Tag.GATE_ANSWERED if body["failed"]:
            why = "; ".join(f"{r['holder']}: {r['reason']} (cure: {r['cure']})" for r in body["failed"])
            return f"gates, {plain(body['instrument'])} with {body['partner']}: {why}"
        case _:
            return _rarer(tag, body, scenario)


def _rarer(tag: Tag, body: Mapping[str, Any], scenario: "Scenario") -> str:
    match tag:
        case Tag.DEED_DONE if body["on"]:
            return f"{body['partner']} did: {plain(body['deed'])}"
        case Tag.MESSAGE_SENT:
            return f"message from {body['from']} to {', '.join(body['to'])}: {body['text']}"
        case Tag.FORECAST_MADE:
            return f"{body['seat']} gives {body['probability']:.0%} to {body['condition']} by turn {body['due']}"
        case Tag.FORECAST_SCORED:
            came = "came true" if body["outcome"] else "did not come true"
            return f"a forecast of {body['seat']} {came}: Brier {body['brier']:.3f}"
        case Tag.ASSUMPTION_TESTED:
            said = next((a.statement for a in scenario.assumptions if a.id == body["assumption"]), body["assumption"])
            return f"assumption {body['status']}: {said}"
        case Tag.HOLD_SET:
            return f"Congress holds {body['authority']} for {body['turns']:g} turns"
        case Tag.HOLD_CLEARED:
            return f"the hold on {body['authority']} is lifted"
        case Tag.ADJUSTED:
            rows = [f"{r['partner']}.{r['track']} {r['by']:+g} ({r['reason']})" for r in body["reasons"]]
            return f"control adjusted {', '.join(rows)}"
        case Tag.REVEALED:
            said = " ".join(body["headlines"]) or "a quiet half-year."
            return f"revealed: {said}{' Surprise: ' + body['surprise'] if body['surprise'] else ''}"
        case Tag.SESSION_ENDED if "aftermath" in body:
            return "the exercise ended"
        case Tag.SESSION_ENDED:
            return "the exercise ended; " + "; ".join(_verdicts(s, rows) for s, rows in body["charters"].items())
        case _:
            return ""


def _order_line(seat: str, row: Mapping[str, Any], why: str) -> str:
    return f"{seat} ordered {_order(row)}{': ' + why if why else ''}"


def _order(row: Mapping[str, Any]) -> str:
    words = [f"{plain(k)} {_value(v)}" for k, v in row.items() if k != "kind" and v not in (None, "")]
    return f"{plain(row['kind'])} ({', '.join(words)})" if words else plain(row["kind"])


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return " ".join(f"{plain(k)} {_value(v)}" for k, v in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_value(v) for v in value)
    return str(value)


def _chance(row: Mapping[str, Any]) -> str:
    about = " ".join(x for x in (row["partner"] or "", plain(row["about"])) if x)
    name = plain(row["name"]) + (f", {about}" if about else "")
    came = "came" if row["outcome"] else "did not come"
    return f"chance of {name}: {came} (probability {row['probability']:.3f}, draw {row['draw']:.3f})"


def _verdicts(seat: str, rows: Sequence[Mapping[str, str]]) -> str:
    return f"{seat}: {', '.join(row['verdict'] for row in rows)}"
