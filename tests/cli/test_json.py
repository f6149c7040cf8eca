"""The document: its stable names, the arithmetic of its ledger, and who may read what."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from sctabletop.domain.tracks import PARTNER_TRACKS, READOUTS, US_TRACKS, Known
from tests.cli.conftest import Cli, command


@cache
def _document(save: Path, *words: str) -> Any:
    place = save.with_name(f"{'-'.join(('all', *words))}.json")
    done = command("replay", save, *words, "--json", place)
    assert done.code == 0, done.err
    return json.loads(place.read_text(encoding="utf-8"), parse_constant=lambda name: 1 / 0 if name else None)


def test_the_document_says_whose_eyes_it_has_before_anything_else(finished: Path) -> None:
    document = _document(finished)
    assert list(document) == ["meta", "turns"]
    assert next(iter(document["meta"])) == "eyes"
    assert document["meta"]["eyes"].startswith("control")
    assert [t["turn"] for t in document["turns"]] == [1, 2, 3, 4]
    for turn in document["turns"]:
        assert {"turn", "truth", "ledger", "events", "refusals", "views"} <= set(turn)


def test_truth_holds_every_track_of_everybody(finished: Path) -> None:
    for turn in _document(finished)["turns"]:
        assert set(turn["truth"]) == {"us", "orlavenne"}
        assert set(turn["truth"]["us"]) == {t.name for t in US_TRACKS}
        assert set(turn["truth"]["orlavenne"]) == {t.name for t in (*PARTNER_TRACKS, *READOUTS)}


def test_every_ledger_entry_is_its_terms_added_in_order_and_leads_to_the_truth(finished: Path) -> None:
    last: dict[tuple[str, str], float] = {}
    for turn in _document(finished)["turns"]:
        assert turn["ledger"]
        for row in turn["ledger"]:
            assert set(row) == {"partner", "track", "before", "terms", "after"}
            owner = row["partner"] or "us"
            value = row["before"]
            assert last.get((owner, row["track"]), value) == value
            for term in row["terms"]:
                assert set(term) == {"name", "value", "claims"}
                value += term["value"]
            assert value == row["after"]
            last[owner, row["track"]] = value
        for (owner, track), value in last.items():
            assert turn["truth"][owner][track] == value


def test_a_seats_view_holds_an_error_for_what_it_only_believes(finished: Path) -> None:
    for turn in _document(finished)["turns"]:
        sdo = turn["views"]["sdo"]["partners"]["orlavenne"]
        own = turn["views"]["partner-orlavenne"]["partners"]["orlavenne"]
        assert sdo["trust"]["sd"] > 0.0
        assert own["trust"] == {"mean": turn["truth"]["orlavenne"]["trust"], "sd": 0.0}
        for track in (*PARTNER_TRACKS, *READOUTS):
            if track.known is Known.PARTNER:
                assert sdo.get(track.name, {"sd": 1.0})["sd"] > 0.0
            if track.known is Known.US:
                assert track.name not in own


def test_a_partner_sees_nothing_of_ours_but_what_it_is_meant_to(finished: Path) -> None:
    for turn in _document(finished)["turns"]:
        view = turn["views"]["partner-orlavenne"]
        assert set(view["us"]) == {"credibility", "slots", "backlog", "us_stock_days"}
        assert "assumptions" not in view
        for row in view["initiatives"]:
            assert not {"odds", "objective", "assumption", "proposer", "blocked", "knowledge", "threshold"} & set(row)


def test_one_seats_document_is_its_own_views_and_what_it_was_told(finished: Path) -> None:
    whole, own = _document(finished), _document(finished, "--seat", "partner-orlavenne")
    assert own["meta"]["eyes"].startswith("partner-orlavenne")
    ends = {"aftermath", "charters", "unfired", "scorecards", "symptoms"}
    assert ends < set(whole["meta"])
    assert not {"seed", "world", "turns", "overrides", *ends} & set(own["meta"])
    text = json.dumps(own)
    for turn, mine in zip(whole["turns"], own["turns"], strict=True):
        assert set(mine) == {"turn", "done", "events", "refusals", "view"}
        assert mine["view"] == turn["views"]["partner-orlavenne"]
        for event in turn["events"]:
            if event["tag"] in {"orders_committed", "table_moved"} and event["body"]["seat"] in {"osd", "ccmd", "sdo"}:
                assert event["body"] not in [e["body"] for e in mine["events"]]
    for secret in ("ledger_applied", "chance_drawn", "gate_answered", "guidance_set", "aftermath", "session_created"):
        assert secret not in text


def test_the_aftermath_stands_beside_the_turns(finished: Path) -> None:
    document = _document(finished)
    rows = document["meta"]["aftermath"]
    assert [row["turn"] for row in rows] == [5, 6, 7, 8]
    assert len(document["turns"]) == 4


def test_the_same_document_comes_from_run_and_from_replay(cli: Cli, tmp_path: Path) -> None:
    place, one, two = tmp_path / "x.db", tmp_path / "1.json", tmp_path / "2.json"
    assert cli("run", "first-posting", "--seats", "all=ai", "--turns", "2", "--save", place, "--json", one).code == 0
    assert cli("replay", place, "--json", two).code == 0
    assert one.read_text(encoding="utf-8") == two.read_text(encoding="utf-8")
    assert json.loads(one.read_text(encoding="utf-8"))["turns"][-1]["done"] is False
