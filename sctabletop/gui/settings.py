"""What the window remembers between two evenings; a value that cannot be read counts as none."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray, QSettings

from sctabletop.gui.theme import LARGEST_TEXT, SMALLEST_TEXT, Scheme
from sctabletop.session.desk.recent import RecentSave

MOST_RECENT: Final = 12


def settings_file() -> Path:
    """Where the settings are kept."""
    return user_config_path("sctabletop", appauthor=False) / "window.ini"


class Settings:
    """Theme, text size, the window's place, saves opened lately, and the last choices of the set-up screen."""

    def __init__(self, path: Path) -> None:
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or as the desktop has it."""
        kept = self._text("scheme")
        return Scheme(kept) if kept in tuple(Scheme) else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._kept.setValue("scheme", str(scheme))

    @property
    def text_percent(self) -> int:
        """The size of the text, 100 being the usual one."""
        kept = self._text("text_percent")
        return min(LARGEST_TEXT, max(SMALLEST_TEXT, int(kept))) if kept.isascii() and kept.isdigit() else 100

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._kept.setValue("text_percent", str(percent))

    @property
    def geometry(self) -> QByteArray:
        """What ``QWidget.restoreGeometry`` takes; empty the first time."""
        return QByteArray.fromHex(QByteArray(self._text("geometry").encode("ascii", "ignore")))

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._kept.setValue("geometry", bytes(geometry.toHex().data()).decode("ascii"))

    @property
    def choices(self) -> Mapping[str, Any]:
        """The last choices of the set-up screen, as it wrote them."""
        kept = self._json("choices")
        return kept if isinstance(kept, dict) else {}

    @choices.setter
    def choices(self, choices: Mapping[str, Any]) -> None:
        self._kept.setValue("choices", json.dumps(choices))

    def recent(self) -> tuple[RecentSave, ...]:
        """Saves opened lately that are still there, the latest first."""
        kept = self._json("recent")
        found = [_recent(row) for row in kept] if isinstance(kept, list) else []
        return tuple(save for save in found if save is not None and save.path.is_file())

    def remember(self, save: RecentSave) -> None:
        """Put a save first among the recent ones."""
        self._keep_recent([save, *(other for other in self.recent() if other.path != save.path)])

    def forget(self, path: Path) -> None:
        """Leave a save out of the recent ones; the file stays."""
        self._keep_recent([other for other in self.recent() if other.path != path])

    def flush(self) -> None:
        """Write what is not written yet; a folder that cannot be written loses no more than the settings."""
        self._kept.sync()

    def _keep_recent(self, saves: list[RecentSave]) -> None:
        rows = [{"path": str(s.path), "title": s.title, "where": s.where, "when": s.when} for s in saves[:MOST_RECENT]]
        self._kept.setValue("recent", json.dumps(rows))

    def _text(self, key: str) -> str:
        # Read with a type: an ini file gives everything back as text, and a list or number as whatever it looks like.
        kept = self._kept.value(key, "", type=str)
        return kept if isinstance(kept, str) else ""

    def _json(self, key: str) -> Any:
        try:
            return json.loads(self._text(key) or "null")
        except ValueError:
            return None


def _recent(row: Any) -> RecentSave | None:
    if isinstance(row, dict) and all(isinstance(row.get(key), str) for key in ("path", "title", "where", "when")):
        return RecentSave(path=Path(row["path"]), title=row["title"], where=row["where"], when=row["when"])
    return None
