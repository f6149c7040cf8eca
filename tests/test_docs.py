"""What the documents say is so: commands print what is shown, files are there, tables are those of the data."""

import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from sctabletop import __version__
from sctabletop.cli.arguments import parser
from sctabletop.domain.deeds import DEEDS
from sctabletop.domain.gates import GATES
from sctabletop.domain.instruments import INSTRUMENTS
from sctabletop.theory import CLAIMS
from tests.layers.import_contract import PACKAGES
from tests.layers.tree import CHECKOUT
from tests.readme import README, stale
from tests.tables import MODEL, filled

DOCS = [README, CHECKOUT / "CHANGELOG.md", *sorted((CHECKOUT / "docs").glob("*.md"))]
FRONT_DOOR = {"test", "lint"}
"""What the script answers itself, before the command line."""
TOPS = {p.name for p in CHECKOUT.iterdir() if p.is_dir() and not p.name.startswith(".")} - {"saves"}


def _id(path: Path) -> str:
    return path.name


def _said(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _commands(text: str) -> Iterator[str]:
    """What follows ``./run`` in code, inline or in a block."""
    for inline in re.findall(r"`\./run([^`\n]*)`", text):
        yield inline.strip()
    for line in re.findall(r"^\$ \./run(.*)$", text, re.MULTILINE):
        yield line.strip()


def _parses(words: list[str]) -> bool:
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            parser().parse_args(words)
    except SystemExit as end:
        return end.code == 0
    return True


def test_every_command_of_the_readme_parses() -> None:
    commands = [shlex.split(command) for command in _commands(_said(README))]
    real = [words for words in commands if words not in ([], ["ARGUMENTS"]) and words[0] not in FRONT_DOOR]
    assert len(real) >= 6
    assert [words for words in real if not _parses(words)] == []


def test_a_command_that_is_not_there_would_be_found() -> None:
    assert not _parses(["explain", "x.db"])
    assert not _parses(["why", "x.db", "--turns", "3"])


@pytest.mark.parametrize("path", DOCS, ids=_id)
def test_every_command_that_a_document_names_is_one(path: Path) -> None:
    named = {command.split()[0] for command in _commands(_said(path)) if command and command != "ARGUMENTS"}
    ours = {name for name in named if not name.startswith("-")} - FRONT_DOOR
    assert {name for name in ours if not _parses([name, "--help"])} == set()


@pytest.mark.parametrize("path", DOCS, ids=_id)
def test_every_file_that_a_document_names_is_there(path: Path) -> None:
    text = _said(path)
    named = {word for word in re.findall(r"`([\w./-]+)`", text) if word.split("/")[0] in TOPS and "/" in word}
    assert {word for word in named if not (CHECKOUT / word).exists()} == set()
    links = set(re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text))
    assert {link for link in links if not (path.parent / link).exists()} == set()


def test_the_map_of_the_readme_names_every_package_and_no_other() -> None:
    named = re.findall(r"^\| `sctabletop/(\w+)` \|", _said(README), re.MULTILINE)
    assert sorted(named) == sorted(PACKAGES)
    assert [name for name in named if not (CHECKOUT / "sctabletop" / name / "__init__.py").is_file()] == []


def test_every_claim_that_a_document_cites_is_in_the_catalogue() -> None:
    cited = {claim for path in DOCS for claim in re.findall(r"\b[DTEIS]\d{1,2}\b", _said(path))}
    assert len(cited) > 50
    assert cited - {str(claim) for claim in CLAIMS} == set()


def test_the_tables_of_the_model_are_those_of_the_data() -> None:
    assert filled(_said(MODEL)) == _said(MODEL), "run: python -m tests.tables"


def test_decisions_are_numbered_and_dated() -> None:
    titles = re.findall(r"^## (.*)$", _said(CHECKOUT / "docs" / "decisions.md"), re.MULTILINE)
    found = [re.fullmatch(r"(\d+)\. .+ \((\d{4}-\d\d-\d\d)\)", title) for title in titles]
    assert [int(match[1]) for match in found if match] == list(range(1, len(titles) + 1))
    dates = [match[2] for match in found if match]
    assert dates == sorted(dates)


def test_the_changelog_knows_this_version_and_counts_right() -> None:
    text = _said(CHECKOUT / "CHANGELOG.md")
    assert f"## {__version__} " in text
    assert f"{len(INSTRUMENTS)} instruments, {len(GATES)} gates and {len(DEEDS)} deeds" in text


def test_the_commands_of_the_readme_print_what_it_shows(tmp_path: Path) -> None:
    assert stale(tmp_path) == {}, "run: python -m tests.readme"


def test_the_comparison_that_the_readme_shows_has_something_to_compare() -> None:
    shown = README.read_text(encoding="utf-8").partition("$ ./run compare ")[2].partition("```")[0]
    assert re.search(r"^Came out differently\n  \w+ / \w+ +\w", shown, re.MULTILINE)
