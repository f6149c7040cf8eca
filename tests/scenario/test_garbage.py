"""Whatever stands in a file, it is taken or told; nothing else is ever raised."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sctabletop.domain.conditions import values_in
from sctabletop.errors import OrdersError, ScenarioError
from sctabletop.scenario.faults import KeyPath
from sctabletop.scenario.load import load
from sctabletop.scenario.orders_file import load_orders
from sctabletop.scenario.positions import parse
from sctabletop.scenario.vocabulary import Trouble, read_condition
from tests.scenario.copies import TINY

FILES = ("scenario.yaml", "msel.csv", "msel.xlsx", "briefs/osd.md")


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as place:
        yield Path(shutil.copytree(TINY, Path(place) / "tiny"))


def spoil_and_load(folder: Path, file: str, content: bytes) -> None:
    """Load the scenario with one file replaced; whatever it gives must be a scenario or its faults."""
    path = folder / file
    before = path.read_bytes() if path.exists() else None
    csv = folder / "msel.csv"
    if file == "msel.xlsx":
        csv.rename(folder / "kept")
    try:
        path.write_bytes(content)
        told: tuple[str, ...] = ("a:1:1: told",)
        try:
            load(folder)
        except ScenarioError as trouble:
            told = trouble.faults
            assert all("; " in line for line in told), "no cure"
        assert told
        assert all(line.isprintable() and line.count(":") >= 3 for line in told)
    finally:
        path.unlink()
        if before is not None:
            path.write_bytes(before)
        if file == "msel.xlsx":
            (folder / "kept").rename(csv)


@given(st.sampled_from(FILES), st.binary(max_size=300) | st.text(max_size=200).map(lambda t: t.encode()))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("msel.xlsx", b"PK\x05\x06" + b"\0" * 18)
@example("scenario.yaml", b"%YAML 1.1\n---\nturns: yes")
@example("scenario.yaml", b"? {a: b}\n: c\n? [x]\n: y")
@example("scenario.yaml", b"a: &x [*x]")
@example("scenario.yaml", b"turns: 0x_\nid: !!int abc\ntitle: !!float abc\nus: !!bool maybe")
def test_garbage_in_any_file_is_told(folder: Path, file: str, content: bytes) -> None:
    spoil_and_load(folder, file, content)


@given(st.data())
def test_one_flipped_stretch_in_any_file_is_taken_or_told(folder: Path, data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(("scenario.yaml", "msel.csv", "briefs/osd.md")))
    content = (folder / file).read_bytes()
    at = data.draw(st.integers(0, len(content)))
    cut = data.draw(st.integers(0, 12))
    put = data.draw(
        st.binary(max_size=8) | st.sampled_from([b'"', b"[", b"{", b"- ", b": ", b"\n", b"&a ", b"!x ", b"#"])
    )
    spoil_and_load(folder, file, content[:at] + put + content[at + cut :])


PLACES = list(parse((TINY / "scenario.yaml").read_text(encoding="utf-8"), "x").values)
ODD = st.sampled_from(
    ["null", "true", "''", '" "', "[]", "{}", "-1", "0", "1", "1e400", ".nan", "-.inf", "9" * 400, "us", "avela",
     "turn", "[[[]]]", "{a: {b: c}}", '"\\u202e"', '"\\0"', '"\\ud83d"', "2020-01-01", "!!str x", "&a b", "'x > 1'",
     "|\n  x\n  y"]
) | st.text(max_size=20).map(lambda t: "'" + t.replace("'", "''") + "'")  # fmt: skip


@given(st.sampled_from(PLACES), ODD)
def test_a_scenario_with_one_value_changed_loads_or_has_a_fault(folder: Path, path: KeyPath, odd: str) -> None:
    text = (TINY / "scenario.yaml").read_text(encoding="utf-8")
    line, column = parse(text, "x").values[path]
    lines = text.split("\n")
    lines[line - 1] = lines[line - 1][: column - 1] + odd
    spoil_and_load(folder, "scenario.yaml", "\n".join(lines).encode("utf-8", "surrogatepass"))


@given(
    st.binary(max_size=300) | st.text(alphabet="[]{}:,-#&*!|>'\"% \n\t1anturs", max_size=80).map(lambda t: t.encode())
)
def test_garbage_for_orders_is_told(folder: Path, content: bytes) -> None:
    scenario = load(folder)
    for name in ("orders.yaml", "orders.json"):
        path = folder.parent / name
        path.write_bytes(content)
        with suppress(OrdersError):
            assert load_orders(path, scenario) == []


@given(st.text(max_size=60) | st.text(alphabet="avela.trust<>=!()notadr 0123456789e-+*,'\"", max_size=80))
@example("-" * 999 + "1")
@example("not " * 249 + "turn > 1")
@example("(" * 400 + "turn > 1" + ")" * 400)
@example("turn > " + "9" * 900)
@example("turn > -1e999")
@example("turn > 1e999")
@example("\0")
@example("turn > '\\d'")
def test_a_text_is_a_condition_or_trouble(text: str) -> None:
    condition = read_condition(text)
    if isinstance(condition, Trouble):
        assert condition.finding.isprintable()
    else:
        assert values_in(condition)
