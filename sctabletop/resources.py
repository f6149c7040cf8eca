"""Where the files that travel with the code are: in the checkout beside the package, in a wheel inside it."""

from pathlib import Path

from sctabletop.errors import SctabletopError

_PACKAGE = Path(__file__).resolve().parent
_PACKED = _PACKAGE / "_data"


def scenarios_dir() -> Path:
    """The folder of shipped scenarios, one folder in it for each."""
    return _shipped("scenarios")


def assets_dir() -> Path:
    """The folder of icons, maps and fonts."""
    return _shipped("assets")


def _shipped(name: str) -> Path:
    place = (_PACKED if _PACKED.is_dir() else _PACKAGE.parent) / name
    if not place.is_dir():
        raise SctabletopError(f"the folder {name} is missing from this installation; install sctabletop again")
    return place
