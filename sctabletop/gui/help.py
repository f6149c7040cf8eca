"""What the Help menu shows."""

from html import escape

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from sctabletop import __version__
from sctabletop.gui.actions import keys
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.faults import log_file
from sctabletop.gui.theme import SPACE
from sctabletop.gui.turn_help import turn_help
from sctabletop.resources import assets_dir


class Help(QObject):
    """Answers over one window."""

    def __init__(self, window: QWidget, dialogs: Dialogs) -> None:
        super().__init__(window)
        self._window = window
        self._dialogs = dialogs

    @Slot()
    def keys(self) -> None:
        """Every key that the menus know, and the usual ones."""
        rows = [
            *keys(),
            ("Ctrl+L", self.tr("drop the curtain before a seat's desk")),
            ("Ctrl+Return", self.tr("put the order on the pad; on the pad: commit it")),
            ("Ctrl+Z, Ctrl+Shift+Z", self.tr("undo and redo on the pad")),
            ("Ctrl+F", self.tr("find an order")),
            ("Alt", self.tr("the menus and the underlined letters")),
            ("Tab", self.tr("the next field")),
            ("Esc", self.tr("close a question")),
        ]
        table = QTableWidget(len(rows), 2)
        table.setHorizontalHeaderLabels([self.tr("Key"), self.tr("What it does")])
        for at, (key, does) in enumerate(rows):
            table.setItem(at, 0, QTableWidgetItem(key))
            table.setItem(at, 1, QTableWidgetItem(does))
        table.setAccessibleName(self.tr("Keys"))
        table.verticalHeader().hide()
        table.horizontalHeader().setStretchLastSection(True)
        table.resizeColumnsToContents()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        self._show(self.tr("Keys"), table)

    @Slot()
    def turn(self) -> None:
        """How a turn goes, and what the words mean."""
        page = QTextBrowser()
        page.setAccessibleName(self.tr("How a turn goes"))
        page.setMarkdown(turn_help())
        self._show(self.tr("How a turn goes"), page)

    @Slot()
    def about(self) -> None:
        """What this program is."""
        words = self.tr(
            "sctabletop {version}\n\nA table-top exercise in security cooperation. It is a teaching model and not a "
            "forecast; all countries are invented. It works offline and sends nothing anywhere."
        )
        self._dialogs.tell(self._window, self.tr("About sctabletop"), words.format(version=__version__))

    @Slot()
    def about_qt(self) -> None:
        """What Qt is, and under which licence it is used."""
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("About Qt"))
        box.setText(
            self.tr("The window is drawn by Qt through PySide6, used under the GNU Lesser General Public License 3.")
        )
        box.setInformativeText("https://www.qt.io/licensing")
        box.setIcon(QMessageBox.Icon.Information)
        self._dialogs.show(box)

    @Slot()
    def licences(self) -> None:
        """The licences of what comes with the program."""
        parts = [("sctabletop", self.tr("Apache License 2.0"))]
        files = sorted(assets_dir().rglob("LICENSE*"))
        parts += [(file.parent.name.capitalize(), file.read_text(encoding="utf-8")) for file in files]
        page = QTextBrowser()
        page.setAccessibleName(self.tr("Licences"))
        page.setHtml("".join(f"<h3>{escape(name)}</h3><pre>{escape(text)}</pre>" for name, text in parts))
        self._show(self.tr("Licences"), page)

    @Slot()
    def log(self) -> None:
        """The place of the log."""
        words = self.tr("Faults of the program are written to {file}; it holds no orders and no secrets of a seat.")
        self._dialogs.tell(self._window, self.tr("Where the log is"), words.format(file=log_file()))

    def _show(self, title: str, content: QWidget) -> None:
        dialog = QDialog(self._window)
        dialog.setWindowTitle(title)
        dialog.resize(80 * SPACE, 60 * SPACE)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(dialog.reject)
        column = QVBoxLayout(dialog)
        column.addWidget(content)
        column.addWidget(close)
        self._dialogs.show(dialog)
