"""Whatever is typed wrongly is answered with a sentence, an exit code, and nothing written."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


def _refused(cli: Cli, words: Sequence[object], code: int, *parts: str) -> None:
    done = cli(*words)
    assert done.code == code, done.err
    assert done.out == ""
    first = done.err.splitlines()[0]
    for part in parts:
        assert part in first
    assert "Traceback" not in done.err
    assert "fault of the program" not in done.err


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("orlavenne.readiness=0.5", ("read out of other tracks", "norms, political_risk, people, materiel")),
        ("orlavenne.anarchy=0.5", ("cannot be set", "threat, exposure")),
        ("orlavenne.trsut=0.5", ("no track 'trsut'", "did you mean trust?")),
        ("orlavene.trust=0.5", ("no partner 'orlavene'", "did you mean orlavenne?")),
        ("orlavenne.trust=nan", ("from 0.02 to 0.98", "nan")),
        ("orlavenne.trust=1.5", ("from 0.02 to 0.98",)),
        ("orlavenne.trust=-1", ("from 0.02 to 0.98",)),
        ("orlavenne.trust=high", ("must be a number",)),
        ("orlavenne.legal_rung=1.5", ("whole rung",)),
        ("us.slots=1e999", ("from 0 to",)),
        ("us.nothing=1", ("no track 'nothing'",)),
        ("orlavenne.trust\u202e=0.5", (r"\u202e",)),
    ],
)
def test_a_start_value_that_cannot_be_set_names_its_cure(
    cli: Cli, tmp_path: Path, value: str, parts: tuple[str, ...]
) -> None:
    place = tmp_path / "x.db"
    _refused(cli, ["run", "first-posting", "--set", value, "--save", place], 1, "--set", *parts)
    assert not place.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["play"],
        ["report", "x.db", "--to", "."],
        ["run"],
        ["run", "first-posting", "--seed", "nan"],
        ["run", "first-posting", "--seed", "-1"],
        ["run", "first-posting", "--seed", "9" * 4000],
        ["run", "first-posting", "--world", "2000000"],
        ["run", "first-posting", "--turns", "0"],
        ["run", "first-posting", "--pace", "day"],
        ["run", "first-posting", "--book", "nobody"],
        ["run", "first-posting", "--set", "nonsense"],
        ["run", "first-posting", "--set", "orlavenne.trust="],
        ["run", "first-posting", "--seats", "osd"],
        ["run", "first-posting", "--seats", "osd=robot"],
        ["run", "first-posting", "--seats", "ods=ai"],
        ["run", "first-posting", "--seats", "osd=ai:hedger"],
        ["run", "first-posting", "--seats", "osd=ai:"],
        ["run", "first-posting", "--seats", "all=ai:liberal"],
        ["run", "first-posting", "--seats", "osd=ai,osd=person"],
        ["why", "x.db", "orlavenne.trust"],
        ["fork", "x.db", "--at", "2/lunch"],
        ["fork", "x.db", "--at", "soon"],
        ["ensemble", "first-posting"],
        ["ensemble", "first-posting", "--worlds", "0"],
        ["ensemble", "first-posting", "--worlds", "1e3"],
    ],
)
def test_wrong_usage_is_code_2_and_one_line(cli: Cli, words: list[str]) -> None:
    done = cli(*words)
    assert done.code == 2, done.err
    assert done.out == ""
    assert len(done.err.splitlines()) == 1


def test_a_seat_cannot_be_both_scripted_and_the_computers(cli: Cli, orders_file: Path) -> None:
    words = ["run", "first-posting", "--orders", orders_file, "--seats", "osd=ai"]
    _refused(cli, words, 2, "osd", "choose one")


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        (b"\x00\x01\xff", ("binary",)),
        (b"\xff\xfe- a", ("not UTF-8",)),
        (b"- {turn: 1, phase", ("cannot be read as YAML",)),
        (b"turn: 1", ("a list of orders",)),
        (b"- {turn: 1, phase: talks, seat: osd, kind: rank, partners: [orlavenne]}", ("cannot give rank in talks",)),
        (b"- {turn: 1, phase: plan, seat: ccmd, kind: rank, partners: [orlavenne]}", ("osd can",)),
        (b"- {turn: 1, phase: plan, seat: sod, kind: rank, partners: [orlavenne]}", ("no such seat", "did you mean")),
        (b"- {turn: 99, phase: plan, seat: osd, kind: rank, partners: [orlavenne]}", ("turn of this scenario",)),
        (b"- {turn: 1, phase: plan, seat: osd, kind: set_ceiling, partner: nobody}", ("nobody",)),
        (b"- {turn: 1, phase: plan, seat: osd, kind: set_ceiling, partner: orlavenne, title10: .nan}", ("finite",)),
        (b"- {turn: 1, phase: plan, seat: osd, kind: set_ceiling, partner: orlavenne, title10: -4}", ("title10",)),
        (
            b"- {turn: 1, phase: plan, seat: sdo, kind: forecast, condition: '__import__(1)', probability: 1, due: 2}",
            ("condition",),
        ),
    ],
)
def test_orders_that_cannot_be_taken_are_refused_before_anything_is_written(
    cli: Cli, tmp_path: Path, content: bytes, parts: tuple[str, ...]
) -> None:
    file, place = tmp_path / "orders.yaml", tmp_path / "x.db"
    file.write_bytes(content)
    _refused(cli, ["run", "first-posting", "--orders", file, "--save", place], 1, "orders.yaml:1:", *parts)
    assert not place.exists()


def test_a_missing_orders_file_and_a_folder_are_one_sentence(cli: Cli, tmp_path: Path) -> None:
    _refused(cli, ["run", "first-posting", "--orders", tmp_path / "none.yaml"], 1, "missing")
    _refused(cli, ["run", "first-posting", "--orders", tmp_path], 1, "folder")


@pytest.mark.parametrize("name", ["nowhere", "first-posing", "", 'a "b"', "العربية", "x\0y", "x" * 5000, "a\u202eb"])
def test_a_scenario_that_is_not_there_is_one_sentence(cli: Cli, name: str) -> None:
    for verb in ("check", "run"):
        done = cli(verb, name)
        assert done.code == 1, done.err
        assert len(done.err.splitlines()) == 1
        assert "\u202e" not in done.err


def test_a_save_that_is_not_ours_is_left_as_it_was(cli: Cli, tmp_path: Path) -> None:
    foreign = tmp_path / "x.db"
    foreign.write_bytes(b"SQLite format 3\x00" + bytes(200))
    before = foreign.read_bytes()
    verbs: list[list[object]] = [
        ["run", "first-posting", "--save", foreign],
        ["verify", foreign],
        ["replay", foreign],
        ["why", foreign, "orlavenne.trust", "--turn", "1"],
        ["fork", foreign, "--at", "1"],
    ]
    for words in verbs:
        _refused(cli, words, 1, "not a save")
    assert foreign.read_bytes() == before


def test_places_that_cannot_be_written_are_told_before_play(cli: Cli, tmp_path: Path, save: Path) -> None:
    gone = tmp_path / "none" / "x"
    never = tmp_path / "never.db"
    _refused(cli, ["run", "first-posting", "--save", gone], 1, "folder is not there")
    _refused(cli, ["run", "first-posting", "--json", gone, "--save", never], 1, "folder is not there")
    _refused(cli, ["run", "first-posting", "--json", tmp_path, "--save", never], 1, "folder")
    _refused(cli, ["run", "first-posting", "--json", never, "--save", never], 2, "--json")
    _refused(cli, ["run", "first-posting", "--json", save, "--save", never], 1, "this is a save")
    assert not never.exists()


def test_names_that_a_save_does_not_have_are_one_sentence(cli: Cli, finished: Path) -> None:
    _refused(cli, ["why", finished, "orlavenne.trsut", "--turn", "1"], 1, "did you mean trust?")
    _refused(cli, ["why", finished, "nobody.trust", "--turn", "1"], 1, "no partner")
    _refused(cli, ["why", finished, "trust", "--turn", "1"], 1, "PARTNER.TRACK")
    _refused(cli, ["why", finished, "orlavenne.trust", "--turn", "9"], 1, "not reached")
    _refused(cli, ["replay", finished, "--turn", "9"], 1, "not reached")
    _refused(cli, ["replay", finished, "--seat", "sod"], 1, "did you mean")
    _refused(cli, ["replay", finished, "--branch", "other"], 1, "no branch")
    _refused(cli, ["fork", finished, "--at", "9"], 1, "never came")


def test_a_fault_of_the_program_is_a_sentence_and_a_log(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> object:
        raise ZeroDivisionError("a rule of ours")

    monkeypatch.setattr("sctabletop.scenario.load.find", broken)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    done = cli("check", "first-posting")
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert "fault of the program (ZeroDivisionError: a rule of ours)" in done.err
    logs = list(tmp_path.rglob("faults.log"))
    assert len(logs) == 1
    assert "Traceback" in logs[0].read_text(encoding="utf-8")
