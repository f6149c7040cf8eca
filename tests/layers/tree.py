"""The files of the checkout that tests read."""

from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = CHECKOUT / "sctabletop"

_NOT_OURS = {".git", ".venv", "__pycache__", "saves", "build", "dist"}
_HIDDEN_BUT_OURS = {".ci", ".gitignore", ".github"}


def sources() -> list[Path]:
    """Every Python file of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file that belongs to the project, as (path from the top, content)."""
    for path in sorted(CHECKOUT.rglob("*")):
        parts = path.relative_to(CHECKOUT).parts
        if any(part in _NOT_OURS or (part[0] == "." and part not in _HIDDEN_BUT_OURS) for part in parts):
            continue
        if path.is_file():
            try:
                yield path.relative_to(CHECKOUT), path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
