"""A scenario by its folder or by its name."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sctabletop.errors import ScenarioError
from sctabletop.resources import scenarios_dir

if TYPE_CHECKING:
    from sctabletop.domain.scenario import Scenario

_FILE: Final = "scenario.yaml"
_LONGEST_NAME: Final = 200


def load(path: Path) -> "Scenario":
    """The scenario in a folder. Raises ScenarioError that lists every fault."""
    from sctabletop.scenario.build import build
    from sctabletop.scenario.reading import read

    reading = read(path)
    if reading.faults or reading.shape is None:
        faults = [str(fault) for fault in reading.faults]
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise ScenarioError(f"the scenario cannot be played: {faults[0]}{more}", faults)
    return build(reading, reading.shape)


def find(name_or_path: str) -> Path:
    """The folder of the scenario that a person means: a path that is there, else the name of a shipped scenario.

    Raises ScenarioError where there is neither.
    """
    from sctabletop.scenario.faults import pick, shown

    given = Path(name_or_path)
    try:
        if given.name == _FILE and given.is_file():
            return given.parent
        if (given / _FILE).is_file():
            return given
        if given.is_dir():
            raise ScenarioError(f"the folder {shown(name_or_path)} holds no {_FILE}; name the folder of a scenario")
    except (OSError, ValueError):
        pass  # such a text is no path; it may still be a name
    names = shipped()
    if name_or_path in names:
        return scenarios_dir() / name_or_path
    cure = pick(given.name, names) or "name a scenario's folder"
    raise ScenarioError(f"there is no scenario {shown(name_or_path[:_LONGEST_NAME])}; {cure}")


def shipped() -> tuple[str, ...]:
    """The names of the scenarios that come with the program, in order."""
    return tuple(sorted(p.name for p in scenarios_dir().iterdir() if (p / _FILE).is_file()))


@dataclass(frozen=True, slots=True)
class Headline:
    """What a list of scenarios says of each."""

    name: str
    title: str
    summary: str


def headline(folder: Path) -> Headline:
    """The title and summary of a scenario, read without checking the rest. Raises ScenarioError."""
    from sctabletop.scenario.faults import Fault
    from sctabletop.scenario.files import SCENARIO_LIMIT, read_text
    from sctabletop.scenario.top_lines import top_lines

    text = read_text(folder / _FILE, SCENARIO_LIMIT, f"{folder}/{_FILE}")
    if isinstance(text, Fault):
        raise ScenarioError(str(text), [str(text)])
    found = top_lines(text, ("title", "summary"))
    return Headline(folder.name, found.get("title", folder.name), found.get("summary", ""))
