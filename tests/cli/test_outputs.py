"""Where documents go: never over what is no file, whole or not at all, and to standard output for whoever asks."""

import json
import os
import resource
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

RUN = ("run", "first-posting", "--turns", "1")


@pytest.mark.parametrize("kind", ["pipe", "socket", "folder"])
def test_what_is_no_file_is_refused_before_play_and_left_as_it_is(cli: Cli, tmp_path: Path, kind: str) -> None:
    place = tmp_path / "there"
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as link:
            link.bind(str(place))
    else:
        place.mkdir()
    before = place.lstat()
    done = cli(*RUN, "--json", place)
    assert (done.code, done.out) == (1, "")
    assert (
        done.err
        == f"sctabletop: {place}: this is a {kind}{', not a file' * (kind != 'folder')}; name a file to write\n"
    )
    assert place.lstat() == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes a device")
def test_a_device_is_refused_and_left_as_it_is(cli: Cli, tmp_path: Path) -> None:
    place = tmp_path / "device"
    try:
        # The same device as /dev/null.
        os.mknod(place, stat.S_IFCHR | 0o600, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("no device can be made here")
    done = cli(*RUN, "--json", place)
    assert (done.code, done.out) == (1, "")
    assert "this is a device" in done.err
    assert stat.S_ISCHR(place.lstat().st_mode)


def test_a_link_stays_and_its_file_holds_the_document(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    target, link, onwards = tmp_path / "far" / "x.json", tmp_path / "link", tmp_path / "onwards"
    link.symlink_to(target)
    onwards.symlink_to(link)
    for there in (False, True):
        assert target.exists() is there
        assert cli(*RUN, "--json", onwards).code == 0
        assert link.is_symlink()
        assert onwards.is_symlink()
        assert json.loads(target.read_text(encoding="utf-8"))["turns"]
        target.chmod(0o640)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["far", "link", "onwards"]
    assert [p.name for p in target.parent.iterdir()] == ["x.json"]


def test_a_link_to_the_save_itself_is_refused(cli: Cli, tmp_path: Path, save: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(save)
    before = save.read_bytes()
    assert "take the place of the save" in cli("replay", save, "--json", link).err
    assert save.read_bytes() == before


def test_a_link_that_leads_to_itself_and_an_unknown_folder_are_one_sentence(cli: Cli, tmp_path: Path) -> None:
    round_about = tmp_path / "round"
    round_about.symlink_to(round_about)
    for place in (round_about, tmp_path / "none" / "x", tmp_path / ("x" * 300)):
        done = cli(*RUN, "--json", place)
        assert (done.code, done.out) == (1, "")
        assert len(done.err.splitlines()) == 1
        assert str(place) in done.err


def test_a_disk_that_takes_no_more_is_one_sentence_that_names_the_file(tmp_path: Path, finished: Path) -> None:
    place = tmp_path / "x.json"
    place.write_text("older", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "sctabletop", "replay", str(finished), "--json", str(place)],
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)),
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"sctabletop: {place}: ")
    assert place.read_text(encoding="utf-8") == "older"
    assert [p.name for p in tmp_path.iterdir()] == ["x.json"]


def test_a_full_disk_behind_standard_output_is_one_sentence_that_names_it(tmp_path: Path, finished: Path) -> None:
    with (tmp_path / "x.json").open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "sctabletop", "replay", str(finished), "--json", "-"],
            stdout=file,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=50,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)),
        )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("sctabletop: standard output: ")


def test_every_command_that_writes_a_document_writes_it_to_standard_output_as_it_does_to_a_file(
    cli: Cli, save: Path, tmp_path: Path
) -> None:
    assert cli("fork", save, "--at", "3", "--luck", "new").code == 0
    for words in (
        RUN,
        ("replay", save),
        ("replay", save, "--seat", "sdo"),
        ("compare", save),
        ("forecasts", save, "--worlds", "2"),
        ("ensemble", "first-posting", "--worlds", "2"),
    ):
        shown, written = cli(*words, "--json", "-"), cli(*words, "--json", tmp_path / "x.json")
        assert (shown.code, written.code) == (0, 0), shown.err
        assert shown.out == (tmp_path / "x.json").read_text(encoding="utf-8")
        assert json.loads(shown.out)
        for line in written.out.splitlines():
            assert line.replace(str(tmp_path / "x.json"), "standard output") in shown.err


def test_a_document_on_standard_output_survives_a_terminal_that_lacks_letters(finished: Path) -> None:
    told = [
        subprocess.run(
            [sys.executable, "-m", "sctabletop", "replay", str(finished), "--json", "-"],
            capture_output=True,
            check=True,
            timeout=50,
            env={**os.environ, "PYTHONIOENCODING": encoding},
        ).stdout
        for encoding in ("ascii", "utf-8")
    ]
    assert json.loads(told[0].decode("ascii")) == json.loads(told[1].decode("utf-8"))
    assert told[0] != told[1]


def test_orders_from_a_pipe_or_a_device_are_refused_and_not_waited_for(cli: Cli, tmp_path: Path) -> None:
    pipe = tmp_path / "orders"
    os.mkfifo(pipe)
    for place in (pipe, Path(os.devnull)):
        done = cli(*RUN, "--orders", place)
        assert (done.code, done.out) == (1, "")
        assert "is a pipe or a device" in done.err
