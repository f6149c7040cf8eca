"""The menus as data: every entry with its shortcut, what it does, and when it can be done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar


class Doer(Enum):
    """Who does what an entry names."""

    WINDOW = auto()
    EXERCISE = auto()
    LOOK = auto()
    PRINTING = auto()
    HELP = auto()


class Needs(Enum):
    """What must be there before an entry can be chosen."""

    NOTHING = auto()
    EXERCISE = auto()
    NO_EXERCISE = auto()
    SAVE = auto()
    """a save that was opened lately, and no exercise open"""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry. ``does`` is the name of a slot of the doer; entries with the same ``choice`` exclude each other."""

    id: str
    title: str
    shortcut: str
    doer: Doer
    does: str
    needs: Needs = Needs.NOTHING
    choice: str = ""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802, ARG001 - the translator's tool looks for this name
    """The text, marked for translation; Qt's own function of this name has no type."""
    return text


RULE: Final = None
"""a line between two groups of entries"""

MENUS: Final[tuple[tuple[str, tuple[Item | None, ...]], ...]] = (
    (
        QT_TRANSLATE_NOOP("Menus", "&File"),
        (
            Item("new", QT_TRANSLATE_NOOP("Menus", "&New exercise …"), "Ctrl+N", Doer.WINDOW, "new_exercise"),
            Item("open", QT_TRANSLATE_NOOP("Menus", "&Open …"), "Ctrl+O", Doer.WINDOW, "browse"),
            Item(
                "continue",
                QT_TRANSLATE_NOOP("Menus", "&Continue the last"),
                "Ctrl+R",
                Doer.WINDOW,
                "carry_on",
                Needs.SAVE,
            ),
            RULE,
            Item(
                "close",
                QT_TRANSLATE_NOOP("Menus", "C&lose the exercise"),
                "Ctrl+W",
                Doer.WINDOW,
                "leave",
                Needs.EXERCISE,
            ),
            Item("quit", QT_TRANSLATE_NOOP("Menus", "&Quit"), "Ctrl+Q", Doer.WINDOW, "close"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "E&xercise"),
        (
            Item(
                "desk",
                QT_TRANSLATE_NOOP("Menus", "Go to a &seat's desk …"),
                "Ctrl+D",
                Doer.EXERCISE,
                "open_desk",
                Needs.EXERCISE,
            ),
            Item(
                "control",
                QT_TRANSLATE_NOOP("Menus", "&Control …"),
                "Ctrl+K",
                Doer.EXERCISE,
                "open_control",
                Needs.EXERCISE,
            ),
            RULE,
            Item(
                "hand_over",
                QT_TRANSLATE_NOOP("Menus", "&Hand over a seat …"),
                "Ctrl+H",
                Doer.EXERCISE,
                "hand_over_seat",
                Needs.EXERCISE,
            ),
            Item("pin", QT_TRANSLATE_NOOP("Menus", "Set a &PIN …"), "", Doer.EXERCISE, "set_pin", Needs.EXERCISE),
            RULE,
            Item(
                "projector",
                QT_TRANSLATE_NOOP("Menus", "Pro&jector"),
                "Ctrl+J",
                Doer.EXERCISE,
                "open_projector",
                Needs.EXERCISE,
            ),
            Item(
                "paper",
                QT_TRANSLATE_NOOP("Menus", "&Order pads and seat sheets …"),
                "Ctrl+P",
                Doer.PRINTING,
                "print_paper",
                Needs.EXERCISE,
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&View"),
        (
            Item(
                "system", QT_TRANSLATE_NOOP("Menus", "Like the &desktop"), "", Doer.LOOK, "use_system", choice="scheme"
            ),
            Item("light", QT_TRANSLATE_NOOP("Menus", "&Light"), "", Doer.LOOK, "use_light", choice="scheme"),
            Item("dark", QT_TRANSLATE_NOOP("Menus", "D&ark"), "", Doer.LOOK, "use_dark", choice="scheme"),
            RULE,
            Item("larger", QT_TRANSLATE_NOOP("Menus", "La&rger text"), "Ctrl++", Doer.LOOK, "larger"),
            Item("smaller", QT_TRANSLATE_NOOP("Menus", "&Smaller text"), "Ctrl+-", Doer.LOOK, "smaller"),
            Item("usual", QT_TRANSLATE_NOOP("Menus", "&Usual size"), "Ctrl+0", Doer.LOOK, "usual_size"),
            RULE,
            Item("full", QT_TRANSLATE_NOOP("Menus", "&Full screen"), "F11", Doer.LOOK, "toggle_full_screen"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Help"),
        (
            Item("turn", QT_TRANSLATE_NOOP("Menus", "How a &turn goes"), "F1", Doer.HELP, "turn"),
            Item("keys", QT_TRANSLATE_NOOP("Menus", "&Keys"), "Shift+F1", Doer.HELP, "keys"),
            Item("about", QT_TRANSLATE_NOOP("Menus", "&About sctabletop"), "", Doer.HELP, "about"),
            Item("about_qt", QT_TRANSLATE_NOOP("Menus", "About &Qt"), "", Doer.HELP, "about_qt"),
            Item("licences", QT_TRANSLATE_NOOP("Menus", "&Licences"), "", Doer.HELP, "licences"),
            Item("log", QT_TRANSLATE_NOOP("Menus", "&Where the log is"), "", Doer.HELP, "log"),
        ),
    ),
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Menus", text)


class _Entry(QAction):
    """One entry that does what its item says, by whoever does it at that moment."""

    def __init__(self, item: Item, doers: Callable[[Doer], QObject | None], parent: QMenu) -> None:
        super().__init__(_tr(item.title), parent)
        self.item = item
        self._doers = doers
        self.setObjectName(item.id)
        if item.shortcut:
            # "Ctrl++" is typed with Shift on some keyboards and without on others.
            keys = (item.shortcut, "Ctrl+=") if item.shortcut == "Ctrl++" else (item.shortcut,)
            self.setShortcuts([QKeySequence(key) for key in keys])
        self.triggered.connect(self._on_triggered)

    @Slot()
    def _on_triggered(self) -> None:
        doer = self._doers(self.item.doer)
        if doer is not None:
            getattr(doer, self.item.does)()


class Menus(QObject):
    """The menus of a window. ``doers`` names who does what; None for one that is not there."""

    def __init__(self, bar: QMenuBar, doers: Callable[[Doer], QObject | None]) -> None:
        super().__init__(bar)
        self.entries: dict[str, _Entry] = {}
        groups: dict[str, QActionGroup] = {}
        for title, items in MENUS:
            menu = bar.addMenu(_tr(title))
            for item in items:
                if item is None:
                    menu.addSeparator()
                    continue
                entry = _Entry(item, doers, menu)
                self.entries[item.id] = entry
                menu.addAction(entry)
                if item.choice:
                    entry.setCheckable(True)
                    entry.setActionGroup(groups.setdefault(item.choice, QActionGroup(self)))

    def enable(self, there: Mapping[Needs, bool]) -> None:
        """Allow what can be done now."""
        for entry in self.entries.values():
            entry.setEnabled(there.get(entry.item.needs, True))

    def check(self, name: str) -> None:
        """Mark the entry that is in force among those that exclude each other. Raises KeyError."""
        self.entries[name].setChecked(True)


def keys() -> tuple[tuple[str, str], ...]:
    """Every shortcut with what it does, in the order of the menus."""
    return tuple(
        (item.shortcut, _tr(item.title).replace("&", "").removesuffix(" …"))
        for _, items in MENUS
        for item in items
        if item is not None and item.shortcut
    )
