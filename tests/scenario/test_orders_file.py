"""Orders for a scripted run: what can be known before turn 1 is told before turn 1."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from sctabletop.domain.orders import ORDER_TYPES, Propose, Rank
from sctabletop.domain.phases import Phase
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.seats import all_seats
from sctabletop.errors import OrdersError
from sctabletop.resources import scenarios_dir
from sctabletop.scenario.load import load
from sctabletop.scenario.orders_file import load_orders
from tests.scenario.copies import TINY


@pytest.fixture(scope="module")
def tiny_scenario() -> Scenario:
    return load(TINY)


def propose(**changes: Any) -> dict[str, Any]:
    order = {
        "turn": 1,
        "phase": "plan",
        "seat": "ccmd",
        "kind": "propose",
        "partner": "avela",
        "instrument": "staff_talks",
    }
    return order | changes


def faults_of(content: str | bytes, scenario: Scenario, place: Path, name: str = "orders.yaml") -> tuple[str, ...]:
    path = place / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    with pytest.raises(OrdersError) as raised:
        load_orders(path, scenario)
    assert "\n" not in str(raised.value)
    assert all(line.isprintable() for line in raised.value.faults)
    return raised.value.faults


YAML = """\
# What Washington does first.
- {turn: 1, phase: plan, seat: osd, kind: rank, partners: [boreth, avela]}
- turn: 2
  phase: plan
  seat: ccmd
  kind: propose
  partner: avela
  instrument: field_exercise
  tier: high
  indicator: {track: readiness, threshold: 0.4, due_in: 3}
  why: They asked for it — "twice".
"""


def test_a_yaml_list_becomes_dated_orders(tiny_scenario: Scenario, tmp_path: Path) -> None:
    (tmp_path / "orders.yaml").write_text(YAML, encoding="utf-8")
    rank, exercise = load_orders(tmp_path / "orders.yaml", tiny_scenario)
    assert (rank.turn, rank.phase, rank.seat, rank.line) == (1, Phase.PLAN, "osd", 2)
    assert rank.order == Rank(partners=["boreth", "avela"])
    assert isinstance(exercise.order, Propose)
    assert exercise.order.why.endswith('— "twice".')
    assert (exercise.turn, exercise.line) == (2, 3)


@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_json_is_read_like_yaml(tiny_scenario: Scenario, tmp_path: Path, indent: int | str | None) -> None:
    content = json.dumps([propose(why='"é" 😀 / \\ a: b # c')], indent=indent)
    (tmp_path / "orders.json").write_text(content.replace("/", "\\/"), encoding="utf-8")
    (dated,) = load_orders(tmp_path / "orders.json", tiny_scenario)
    assert isinstance(dated.order, Propose)
    assert dated.order.why == '"é" 😀 / \\ a: b # c'


def test_a_partner_may_leave_its_own_name_out(tiny_scenario: Scenario, tmp_path: Path) -> None:
    content = json.dumps([{"turn": 1, "phase": "plan", "seat": "partner-avela", "kind": "deed", "deed": "ratify"}])
    (tmp_path / "orders.json").write_text(content, encoding="utf-8")
    assert len(load_orders(tmp_path / "orders.json", tiny_scenario)) == 1


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "a turn after the last": (propose(turn=5), "must be a turn of this scenario"),
    "a turn that is no number": (propose(turn="1"), "must be a turn of this scenario"),
    "a turn that is true": (propose(turn=True), "must be a turn of this scenario"),
    "an unknown phase": (propose(phase="plans"), "did you mean plan?"),
    "an unknown seat": (propose(seat="partner-avella"), "did you mean partner-avela?"),
    "an unknown order": (propose(kind="proposse"), "did you mean propose?"),
    "a wrong seat": (propose(seat="osd"), "osd cannot give propose; ccmd can, in plan"),
    "a wrong phase": (propose(phase="talks"), "ccmd cannot give propose in talks; give it in plan"),
    "an unknown field": (propose(teir="high"), "did you mean tier?"),
    "an unknown field further in": (propose(conditions={"tripwir": True}), "did you mean tripwire?"),
    "an unknown word": (propose(tier="hihg"), "did you mean high?"),
    "an unknown partner": (propose(partner="avella"), "did you mean avela?"),
    "no partner": (propose(partner=""), "must name a partner"),
    "an unknown instrument": (propose(instrument="staff_talk"), "did you mean staff_talks?"),
    "an unknown assumption": (propose(assumption="port_cals"), "did you mean port_calls?"),
    "an indicator nobody can see": (
        propose(indicator={"track": "declared", "threshold": 1, "due_in": 1}),
        "no seat collects on this track",
    ),
    "a number that is none": (propose(incentive=float("nan")), "must be a finite number"),
    "a number without end": (propose(odds=float("inf")), "must be a finite number"),
    "a negative number": (propose(cost_share=-0.5), "at least 0"),
    "a huge number": (propose(size=10**400), "size: must be"),
    "a number in quotes": (propose(odds="0.5"), "must be a number, not text"),
    "a missing field": (
        {"turn": 1, "phase": "plan", "seat": "sdo", "kind": "engage", "partner": "avela"},
        "the order lacks contact",
    ),
    "a missing head": ({"kind": "fuse", "partner": "avela"}, "the order lacks turn, phase, seat"),
    "a partner that speaks for another": (
        {"turn": 1, "phase": "plan", "seat": "partner-avela", "kind": "leak", "partner": "boreth"},
        "speaks for itself alone",
    ),
    "a forecast not in the language": (
        {
            "turn": 1,
            "phase": "plan",
            "seat": "sdo",
            "kind": "forecast",
            "condition": "rain",
            "probability": 0.5,
            "due": 2,
        },
        "is not a condition",
    ),
    "a forecast of the past": (
        {
            "turn": 3,
            "phase": "plan",
            "seat": "sdo",
            "kind": "forecast",
            "condition": "turn > 1",
            "probability": 0,
            "due": 2,
        },
        "due before it is made",
    ),
    "a readout that is moved": (
        {
            "turn": 1,
            "phase": "resolution",
            "seat": "control",
            "kind": "adjust",
            "partner": "avela",
            "track": "strain",
            "by": 0.1,
            "reason": "so",
        },
        "move imposition, trust, public_support",
    ),
    "a letter to nobody": (
        {"turn": 1, "phase": "talks", "seat": "osd", "kind": "message", "to": ["ccmd", "partner-x"], "text": "Hello."},
        "names an unknown seat",
    ),
    "a partner ranked twice": (
        {"turn": 1, "phase": "plan", "seat": "osd", "kind": "rank", "partners": ["avela", "avela"]},
        "ranked twice",
    ),
    "an unknown inject": (
        {"turn": 1, "phase": "situation", "seat": "control", "kind": "inject", "inject": "strom"},
        "did you mean storm?",
    ),
    "an unknown authority": (
        {"turn": 1, "phase": "plan", "seat": "control", "kind": "clear_hold", "authority": "title_10"},
        "did you mean title10?",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_before_turn_1_is_one_sentence_with_its_line(
    tiny_scenario: Scenario, tmp_path: Path, name: str
) -> None:
    order, said = WRONG[name]
    # The second of two entries, each on a line of its own. JSON's NaN and Infinity are YAML's .nan and .inf.
    body = json.dumps(order).replace("NaN", ".nan").replace("Infinity", ".inf")
    (line,) = faults_of(f"- {json.dumps(propose())}\n- {body}\n", tiny_scenario, tmp_path)
    assert said in line
    assert "orders.yaml:2:" in line
    assert "; " in line


EVERY_FAULT: list[tuple[dict[str, Any], set[str]]] = [
    (
        {"turn": 1, "phase": "plan", "seat": "osd", "kind": "set_ceiling", "partner": "avella"}
        | {"title10": float("nan"), "title22": -5, "people": 1},
        {"partner", "title10", "title22", "people"},
    ),
    (propose(instrument="staff_talk", odds=7, tier="hihg", why=5), {"instrument", "odds", "tier", "why"}),
    (
        propose(indicator={"track": "trsut", "threshold": -1, "due": 2}, conditions={"transformation": 9, "x": 1}),
        {
            *("indicator.track", "indicator.threshold", "indicator.due", "indicator.due_in"),
            *("conditions.transformation", "conditions.x"),
        },
    ),
    (
        {"turn": 9, "phase": "lunch", "seat": "sod", "kind": "argue", "effect": {"partner": "x", "track": "y"}}
        | {"reasons": ["so", 1, 2]},
        {"turn", "phase", "seat", "effect.partner", "effect.track", "effect.by", "act", "reasons[1]", "reasons[2]"},
    ),
    (
        {
            "turn": 2,
            "phase": "plan",
            "seat": "sdo",
            "kind": "forecast",
            "condition": "rain",
            "probability": 2,
            "due": 1,
        },
        {"condition", "probability", "due"},
    ),
    (propose(seat="partner-avela", partner=5, instrument=""), {"seat", "partner", "instrument"}),
    (
        {"turn": 1, "phase": "plan", "seat": "osd", "kind": "argue", "act": "a", "effect": "much", "reasons": ["so"]},
        {"effect"},
    ),
]


@pytest.mark.parametrize(("order", "keys"), EVERY_FAULT)
def test_every_fault_of_one_order_has_a_line_of_its_own_with_a_cure(
    tiny_scenario: Scenario, tmp_path: Path, order: dict[str, Any], keys: set[str]
) -> None:
    body = json.dumps(order).replace("NaN", ".nan")
    lines = faults_of(f"- {body}\n", tiny_scenario, tmp_path)
    told = [line.split(": ")[1].removeprefix("[0].") for line in lines]
    assert sorted(told) == sorted(keys), "\n".join(lines)
    assert all("; " in line for line in lines), lines


def test_what_a_person_wrote_as_a_condition_is_shown_as_it_was_written(tiny_scenario: Scenario, tmp_path: Path) -> None:
    order = {"turn": 1, "phase": "plan", "seat": "sdo", "kind": "forecast", "probability": 0.5, "due": 2}
    for text in ("__import__('os')", "fired(\"storm\") > 'x' + 1", "it's"):
        (line,) = faults_of(json.dumps([order | {"condition": text}]), tiny_scenario, tmp_path, "o.json")
        assert "\\" not in line


def test_several_faults_are_told_together(tiny_scenario: Scenario, tmp_path: Path) -> None:
    content = [propose(turn=9), propose(), propose(partner="x"), "nothing", propose(size=9)]
    assert len(faults_of(json.dumps(content), tiny_scenario, tmp_path)) == 4


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)),
        b"\xff\xfe- turn",
        b"[" * 3000,
        b"{",
        b"just words",
        b"{orders: []}",
        b"- *x",
        b"- [[]]",
        b"x" * 2_000_000,
        "- {turn: 1, phase: plan, seat: osd, kind: 'r\\ud83dank'}",
    ],
)
def test_a_file_that_is_no_list_of_orders_is_one_sentence(
    tiny_scenario: Scenario, tmp_path: Path, content: bytes | str
) -> None:
    for name in ("orders.yaml", "orders.json"):
        assert len(faults_of(content, tiny_scenario, tmp_path, name)) == 1


def test_a_missing_file_is_one_sentence(tiny_scenario: Scenario, tmp_path: Path) -> None:
    with pytest.raises(OrdersError, match="the file is missing"):
        load_orders(tmp_path / "none.yaml", tiny_scenario)


@pytest.mark.parametrize("kind", ORDER_TYPES)
def test_every_kind_of_order_without_its_fields_is_told_or_taken(
    tiny_scenario: Scenario, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "orders.json"
    for seat in all_seats([p.id for p in tiny_scenario.partners]):
        for phase in Phase:
            path.write_text(json.dumps([{"turn": 1, "phase": phase, "seat": seat, "kind": kind}]), encoding="utf-8")
            with suppress(OrdersError):
                (dated,) = load_orders(path, tiny_scenario)
                assert (dated.seat, dated.phase) == (seat, phase)


SHIPPED = sorted(p for p in scenarios_dir().glob("*/orders/*") if p.suffix in {".yaml", ".json"})


@pytest.mark.parametrize("path", SHIPPED, ids=lambda p: f"{p.parent.parent.name}/{p.name}")
def test_every_shipped_orders_file_can_be_taken(path: Path) -> None:
    assert load_orders(path, load(path.parent.parent))
