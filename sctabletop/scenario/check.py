"""Every fault of a scenario at once."""

from pathlib import Path

from sctabletop.scenario.faults import Fault


def check(path: Path) -> list[Fault]:
    """Everything wrong with the scenario in this folder, in the order of its files; an empty list for a sound one."""
    from sctabletop.scenario.reading import read

    return read(path).faults
