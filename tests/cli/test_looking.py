"""Looking at a save: replay, why, verify. None of them writes."""

import json
import re
import sqlite3
from pathlib import Path

import pytest

from sctabletop.rules.books import book
from sctabletop.session.explain import Drawn
from tests.cli.conftest import Cli

MARK = "UNCLASSIFIED // FOR TRAINING — FICTIONAL SCENARIO"


def test_replay_says_in_its_first_line_whose_eyes_it_has(cli: Cli, finished: Path) -> None:
    assert "CONTROL'S EYES" in cli("replay", finished, "--turn", "1").out.splitlines()[0]
    seen = cli("replay", finished, "--turn", "1", "--seat", "sdo").out.splitlines()
    assert "EYES OF sdo" in seen[0]
    assert seen[1] == MARK


def test_a_seat_sees_its_own_orders_and_not_the_others_before_they_are_told(cli: Cli, finished: Path) -> None:
    sdo = cli("replay", finished, "--turn", "1", "--seat", "sdo").out
    assert "sdo ordered engage" in sdo
    assert "ccmd ordered" not in sdo
    assert "chance of" not in sdo
    assert "±" in sdo
    control = cli("replay", finished, "--turn", "1").out
    assert "ccmd ordered" in control
    assert "chance of" in control
    assert "±" not in control


def test_pages_fit_a_terminal(cli: Cli, finished: Path) -> None:
    for words in ((), ("--seat", "osd"), ("--seat", "partner-orlavenne")):
        out = cli("replay", finished, *words).out
        assert max(len(line) for line in out.splitlines()) <= 100


def test_replay_needs_no_snapshots(cli: Cli, save: Path) -> None:
    before = cli("replay", save).out
    with sqlite3.connect(save) as link:
        link.execute("DELETE FROM snapshot")
    link.close()
    assert cli("replay", save).out == before


def test_why_lists_the_terms_of_a_stock_with_their_claims(cli: Cli, finished: Path) -> None:
    out = cli("why", finished, "orlavenne.trust", "--turn", "2").out
    assert out.startswith(MARK)
    assert "Resolution: trust" in out
    assert re.search(r"^  \w[\w ]+ +[+-]\d\.\d{4}   [DTEIS]\d+", out, re.MULTILINE)
    assert re.search(r"^  [DTEIS]\d+ +\w", out.split("\nClaims\n")[1], re.MULTILINE)


def test_why_reads_a_readout_out_of_its_factors(cli: Cli, finished: Path) -> None:
    out = cli("why", finished, "orlavenne.readiness", "--turn", "2").out
    assert "Read out of" in out
    assert "orlavenne.willingness" in out
    assert "orlavenne.capability" in out
    assert "Nothing moved it" not in out


def test_why_opens_a_group_into_its_columns(cli: Cli, finished: Path) -> None:
    out = cli("why", finished, "orlavenne.people", "--turn", "2").out
    for column in ("organisation", "training", "leadership", "personnel"):
        assert f"people {column}" in out or f"people_{column}" in out


def test_why_says_what_would_have_flipped_a_chance(cli: Cli, finished: Path) -> None:
    out = cli("why", finished, "orlavenne.commitment", "--turn", "2").out
    assert "Chances of this turn that concern orlavenne" in out
    assert re.search(r"probability \d\.\d{3}, draw \d\.\d{3}; (above|at) \d\.\d{3}", " ".join(out.split()))


def test_why_knows_our_own_tracks(cli: Cli, finished: Path) -> None:
    done = cli("why", finished, "us.confidence", "--turn", "1")
    assert done.code == 0, done.err
    assert "us.confidence" in done.out


def test_verify_finds_nothing_in_what_was_just_played(cli: Cli, finished: Path) -> None:
    done = cli("verify", finished)
    assert done.code == 0, done.out + done.err
    assert "every hash as it was written" in done.out
    assert "every event comes out the same" in done.out


def test_verify_names_the_event_that_was_changed(cli: Cli, save: Path) -> None:
    with sqlite3.connect(save) as link:
        (event,) = link.execute("SELECT id FROM event WHERE tag = 'deed_done' ORDER BY id LIMIT 1").fetchone()
        link.execute("UPDATE event SET body = replace(body, 'orlavenne', 'orlavenna') WHERE id = ?", (event,))
    link.close()
    done = cli("verify", save)
    assert done.code == 1
    assert f"event {event}: its body was changed" in done.out
    assert len(done.err.splitlines()) == 1


def test_verify_finds_a_snapshot_that_tells_another_story(cli: Cli, save: Path) -> None:
    with sqlite3.connect(save) as link:
        rows = link.execute("SELECT turn, rowid, blob FROM snapshot ORDER BY turn").fetchall()
        link.execute("UPDATE snapshot SET blob = ? WHERE rowid = ?", (rows[1][2], rows[0][1]))
    link.close()
    done = cli("verify", save)
    assert done.code == 1
    assert f"snapshot of turn {rows[0][0]}" in done.out


def test_verify_says_where_todays_rules_part_from_the_record(
    cli: Cli, finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = book().with_value("trust_contact", 0.2)
    monkeypatch.setattr("sctabletop.session.setup.book", lambda _: rules)
    done = cli("verify", finished)
    assert done.code == 1
    assert re.search(r"event \d+, turn \d+: ", done.out)
    assert "the record is whole" in done.err


def test_looking_never_writes(cli: Cli, save: Path) -> None:
    before, mtime = save.read_bytes(), save.stat().st_mtime_ns
    for words in (["verify"], ["replay"], ["replay", "--seat", "osd"]):
        assert cli(words[0], save, *words[1:]).code == 0
    assert cli("why", save, "orlavenne.trust", "--turn", "1").code == 0
    assert (save.read_bytes(), save.stat().st_mtime_ns) == (before, mtime)
    assert [p.name for p in save.parent.iterdir()] == ["x.db"]


def test_what_ends_the_exercise_is_not_in_a_seats_last_turn(cli: Cli, finished: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    assert cli("replay", finished, "--turn", "4", "--seat", "sdo", "--json", file).code == 0
    (turn,) = json.loads(file.read_text(encoding="utf-8"))["turns"]
    (end,) = [e["body"] for e in turn["events"] if e["tag"] == "session_ended"]
    assert set(end) == {"turn", "charters"}
    assert set(end["charters"]) == {"sdo"}


def test_why_of_a_number_that_stood_still_says_when_it_moves_and_what_its_terms_are_made_of(
    cli: Cli, finished: Path, tmp_path: Path
) -> None:
    file = tmp_path / "x.json"
    assert cli("replay", finished, "--json", file).code == 0
    turns = json.loads(file.read_text(encoding="utf-8"))["turns"]
    stood_still = 0
    for track in ("commitment", "trust", "interoperability", "legal_rung", "access", "openness", "public_support"):
        moved = {
            t["turn"]: row
            for t in turns
            for row in t["ledger"]
            if (row["partner"], row["track"]) == ("orlavenne", track)
        }
        for turn in turns:
            if turn["turn"] in moved:
                continue
            stood_still += 1
            out = " ".join(cli("why", finished, f"orlavenne.{track}", "--turn", turn["turn"]).out.split())
            assert f"it stands at {turn['truth']['orlavenne'][track]:.4f}" in out
            before, after = [n for n in moved if n < turn["turn"]], [n for n in moved if n > turn["turn"]]
            last = f"It last moved in turn {max(before)}, by " if before else "It had not moved before."
            following = f"It moves next in turn {min(after)}, by " if after else "It has not moved since."
            assert last in out
            assert following in out
    assert stood_still > 3


def test_why_shows_the_numbers_behind_a_term_that_was_nothing(cli: Cli, finished: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    assert cli("replay", finished, "--turn", "2", "--json", file).code == 0
    (turn,) = json.loads(file.read_text(encoding="utf-8"))["turns"]
    out = cli("why", finished, "orlavenne.commitment", "--turn", "3").out
    told = out.split("Could have moved it and did not this turn")[1].split("\nChances")[0]
    truth = turn["truth"]["orlavenne"]
    assert f"      commitment {truth['commitment']:.4f}; repudiated\n" in told
    by = f"willingness {truth['willingness']:.4f}, felt threat {truth['felt_threat']:.4f}"
    assert f"      {by}, commitment {truth['commitment']:.4f}; reformed\n" in told


def test_the_terms_of_every_chance_add_up_to_its_probability(cli: Cli, tmp_path: Path) -> None:
    place, file = tmp_path / "x.db", tmp_path / "x.json"
    assert cli("run", "thin-capital", "--seats", "all=ai", "--seed", "7", "--save", place, "--json", file).code == 0
    turns = json.loads(file.read_text(encoding="utf-8"))["turns"]
    rows = [row for t in turns for e in t["events"] if e["tag"] == "chance_drawn" for row in e["body"]["chances"]]
    cut = 0
    for row in rows:
        drawn = Drawn.of(row)
        total = 0.0
        for term in drawn.terms:
            total += term.value
        assert total == pytest.approx(row["probability"], abs=1e-15)
        cut += "rail" in [term.name for term in drawn.terms]
    assert cut
    cap = next(row for row in rows if "rail" in [term.name for term in Drawn.of(row).terms])
    turn = next(t["turn"] for t in turns if any(cap in e["body"].get("chances", ()) for e in t["events"]))
    out = " ".join(cli("why", place, f"{cap['partner']}.trust", "--turn", turn).out.split())
    assert re.search(r"rail -0\.\d{4} \[the end of its scale\]", out)
