"""A scenario folder that a test may spoil."""

from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"
TINY = DATA / "tiny"
"""The smallest scenario that can be played."""


@dataclass
class Copy:
    """A scenario folder of its own for one test."""

    folder: Path

    @property
    def yaml(self) -> Path:
        return self.folder / "scenario.yaml"

    @property
    def msel(self) -> Path:
        return self.folder / "msel.csv"

    def spoil(self, old: str, new: str, file: str = "scenario.yaml") -> int:
        """Replace the first ``old`` and return the line, from 1, in which it stood."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_bytes(text.replace(old, new, 1).encode("utf-8", "surrogatepass"))
        return text[: text.index(old)].count("\n") + 1
