"""A text to read whose links lead nowhere but to its own signal, and which fetches nothing."""

from typing import Any

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QPixmap, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget


class Paper(QTextBrowser):
    """Shows rich text and Markdown. ``followed`` tells the address of a link: ``claim:D14``, ``why:us/us_cost``."""

    followed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: dict[str, QPixmap] = {}
        self._markdown = ""
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(8)
        self.anchorClicked.connect(self._on_anchor_clicked)

    def loadResource(self, _kind: int, url: QUrl | str) -> Any:  # noqa: N802 - Qt's name
        """Pictures that were given, and nothing from a file or from outside."""
        name = url.toString() if isinstance(url, QUrl) else str(url)
        return self._pictures.get(name)

    def show_rich(self, text: str, pictures: dict[str, QPixmap] | None = None) -> None:
        """Show rich text with these pictures by name; the reader stays at the place where they were."""
        if pictures is not None:
            self._pictures = pictures
        at = self.verticalScrollBar().value()
        self.document().clear()
        self.setHtml(text)
        self.verticalScrollBar().setValue(at)

    def show_markdown(self, text: str) -> None:
        """Show Markdown without HTML in it; what is shown already stays as it is."""
        if text == self._markdown:
            return
        self._markdown = text
        features = QTextDocument.MarkdownFeature
        self.document().setMarkdown(text, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
        self.verticalScrollBar().setValue(0)

    @Slot(QUrl)
    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.followed.emit(url.toString())
