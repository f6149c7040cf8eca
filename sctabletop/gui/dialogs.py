"""Questions to the person at the screen, none of which stops the event loop; tests put another in its place."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dialogs", text)


class _Question(QMessageBox):
    """A message box that calls somebody when its first button was pressed."""

    def __init__(self, parent: QWidget, title: str, question: str, yes: str, then: Callable[[], None]) -> None:
        super().__init__(parent)
        self._then = then
        self.setWindowTitle(title)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(question)
        self.setIcon(QMessageBox.Icon.Question)
        self._yes = self.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        self.setDefaultButton(self._yes)
        self.setEscapeButton(self.addButton(QMessageBox.StandardButton.Cancel))
        self.finished.connect(self._on_finished)

    @Slot(int)
    def _on_finished(self) -> None:
        if self.clickedButton() is self._yes:
            self._then()


class Dialogs:
    """Asks with dialogs that are opened and never run. An answer comes by ``then``; a closed dialog calls nothing.

    A dialog belongs to the widget that asked: it is there as long as that is, and goes when it is closed.
    """

    def tell(self, parent: QWidget, title: str, sentence: str, details: str = "") -> None:
        """Say one sentence; details only on demand."""
        box = QMessageBox(parent)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        box.setIcon(QMessageBox.Icon.Information)
        box.addButton(QMessageBox.StandardButton.Ok)
        if details:
            box.setDetailedText(details)
        self._open(box)

    def ask(self, parent: QWidget, title: str, question: str, yes: str, then: Callable[[], None]) -> None:
        """Ask before something that cannot be taken back; ``yes`` labels the button that calls ``then``."""
        self._open(_Question(parent, title, question, yes, then))

    def words(
        self, parent: QWidget, title: str, question: str, then: Callable[[str], None], secret: bool = False
    ) -> None:
        """Ask for a line of text; ``secret`` hides what is typed (a PIN)."""
        box = QInputDialog(parent)
        box.setWindowTitle(title)
        box.setLabelText(question)
        box.setInputMode(QInputDialog.InputMode.TextInput)
        box.setTextEchoMode(QLineEdit.EchoMode.Password if secret else QLineEdit.EchoMode.Normal)
        box.textValueSelected.connect(then)
        self._open(box)
        if (line := box.findChild(QLineEdit)) is not None:
            line.setAccessibleName(question)

    def open_file(self, parent: QWidget, title: str, folder: Path, pattern: str, then: Callable[[Path], None]) -> None:
        """Ask for a file that is there, such as ``Exercises (*.db)``."""
        box = QFileDialog(parent, title, str(folder), f"{pattern};;{_tr('All files (*)')}")
        box.setFileMode(QFileDialog.FileMode.ExistingFile)
        box.fileSelected.connect(lambda chosen: then(Path(chosen)))
        self._open(box)

    def save_file(
        self, parent: QWidget, title: str, suggested: Path, pattern: str, then: Callable[[Path], None]
    ) -> None:
        """Ask for a place to write."""
        box = QFileDialog(parent, title, str(suggested.parent), pattern)
        box.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        box.setFileMode(QFileDialog.FileMode.AnyFile)
        box.selectFile(suggested.name)
        box.setDefaultSuffix(suggested.suffix.removeprefix("."))
        box.fileSelected.connect(lambda chosen: then(Path(chosen)))
        self._open(box)

    def open_folder(self, parent: QWidget, title: str, folder: Path, then: Callable[[Path], None]) -> None:
        """Ask for a folder that is there."""
        box = QFileDialog(parent, title, str(folder))
        box.setFileMode(QFileDialog.FileMode.Directory)
        box.setOption(QFileDialog.Option.ShowDirsOnly)
        box.fileSelected.connect(lambda chosen: then(Path(chosen)))
        self._open(box)

    def show(self, dialog: QDialog) -> None:
        """Open a dialog that somebody made for one purpose."""
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        # Its parent keeps it; without one it would go at the end of this call.
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
