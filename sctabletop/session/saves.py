"""A save holds the files of its scenario: as text on the way in, read again into a set-up on the way out."""

import base64
import binascii
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from sctabletop.domain.events import Event, Tag
from sctabletop.domain.scenario import Scenario
from sctabletop.domain.state import LAYOUT
from sctabletop.engine.game import opening
from sctabletop.errors import SaveError, ScenarioError
from sctabletop.rules import books
from sctabletop.scenario.load import load
from sctabletop.session.ports import EventStore
from sctabletop.session.setup import Setup, from_body, retold

BASE64: Final = "base64:"
"""What a workbook's content begins with; everything else is text as it stood in the file."""

_NAMES: Final = re.compile(r"scenario\.yaml|instructor\.md|map\.svg|msel\.(csv|xlsx)|briefs/[A-Za-z0-9_-]{1,80}\.md")


def files_of(folder: Path) -> dict[str, str]:
    """The files of a sound scenario by name. Raises ScenarioError for one that cannot be read."""
    names = [p.relative_to(folder).as_posix() for p in (*folder.iterdir(), *(folder / "briefs").glob("*.md"))]
    out = {}
    for name in sorted(n for n in names if _NAMES.fullmatch(n)):
        try:
            content = (folder / name).read_bytes()
            binary = name.endswith(".xlsx")
            out[name] = BASE64 + base64.b64encode(content).decode() if binary else content.decode("utf-8")
        except (OSError, UnicodeDecodeError) as trouble:
            raise ScenarioError(
                f"{folder / name}: the file cannot be read again; run check on the scenario"
            ) from trouble
    return out


def first_event(store: EventStore) -> Event:
    """The event that a save begins with. Raises SaveError where no exercise has begun."""
    branches = store.branches()
    if not branches:
        raise SaveError("no exercise has begun in this save; delete it and run the scenario again")
    # The root is the first row of every save, and reading no further spares the rest.
    head = next(store.events(branches[0].name, upto=1), None)
    if head is None or head.event.tag is not Tag.SESSION_CREATED:
        raise SaveError("the save does not begin with an exercise; run verify on it or open a copy from before")
    return head.event


def setup_of(store: EventStore) -> Setup:
    """What the exercise in a save is made of, read from the save alone.

    Raises SaveError, in one sentence, for a save whose first event does not hold what it should.
    """
    body = first_event(store).body
    try:
        scenario = _scenario(body["files"], body["digest"])
        setup = from_body(body, scenario)
        shapes = {name: tuple(cells["shape"]) for name, cells in body["state"].items()}
    except (KeyError, TypeError, ValueError) as trouble:
        raise SaveError("the first event of the save is not as this program writes it; run verify on it") from trouble
    if setup.book not in books.shipped():
        known = ", ".join(books.shipped())
        raise SaveError(f"the save was played under the book {str(setup.book)!r}, and this program has only {known}")
    if body.get("layout") != LAYOUT or shapes != {
        name: block.shape for name, block in opening(setup.game(), 1).blocks()
    }:
        raise SaveError("the save was made by a version of this program that kept other numbers; open it with that")
    return setup


def setup_on(store: EventStore, setup: Setup, branch: str) -> Setup:
    """The set-up as a branch has it, for a save whose set-up is known: its own luck, and its own book."""
    for stored in store.events(branch):
        if stored.event.tag is Tag.SESSION_CREATED and "files" not in stored.event.body:
            setup = retold(setup, stored.event.body)
    return setup


def _scenario(files: Mapping[str, Any], digest: str) -> Scenario:
    with tempfile.TemporaryDirectory(prefix="sctabletop-") as place:
        folder = Path(place)
        (folder / "briefs").mkdir()
        for name, text in files.items():
            # A save may come from anybody, and a name such as ../x must not lead out of the folder.
            if not _NAMES.fullmatch(name):
                raise SaveError(f"the save holds a file {name!r} that belongs to no scenario; run verify on it")
            (folder / name).write_bytes(_content(text))
        try:
            scenario = load(folder)
        except ScenarioError as trouble:
            said = trouble.sentence.replace(f"{place}/", "")
            raise SaveError(f"the scenario inside the save cannot be read by this program: {said}") from trouble
    if scenario.digest != digest:
        raise SaveError("the scenario inside the save is not the one it was begun with; run verify on the save")
    return scenario


def _content(text: str) -> bytes:
    if not text.startswith(BASE64):
        return text.encode("utf-8")
    try:
        return base64.b64decode(text.removeprefix(BASE64), validate=True)
    except binascii.Error as trouble:
        raise ValueError("not base64") from trouble
