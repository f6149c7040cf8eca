"""Questions to the person at the screen, none of which stops the event loop; tests put another in its place."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget


class Dialogs:
    """Asks with dialogs that are opened and never run. An answer comes by ``then``; a closed dialog calls nothing."""

    def tell(self, parent: QWidget, title: str, sentence: str, details: str = "") -> None:
        """Say one sentence; details only on demand."""
        raise NotImplementedError

    def ask(self, parent: QWidget, title: str, question: str, yes: str, then: Callable[[], None]) -> None:
        """Ask before something that cannot be taken back; ``yes`` labels the button that calls ``then``."""
        raise NotImplementedError

    def words(self, parent: QWidget, title: str, question: str, then: Callable[[str], None], secret: bool = False) -> None:
        """Ask for a line of text; ``secret`` hides what is typed (a PIN)."""
        raise NotImplementedError

    def open_file(self, parent: QWidget, title: str, folder: Path, pattern: str, then: Callable[[Path], None]) -> None:
        """Ask for a file that is there, such as ``Exercises (*.db)``."""
        raise NotImplementedError

    def save_file(self, parent: QWidget, title: str, suggested: Path, pattern: str, then: Callable[[Path], None]) -> None:
        """Ask for a place to write."""
        raise NotImplementedError
