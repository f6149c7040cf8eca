"""A person at the keyboard of the real window: reads what stands on the screen, presses keys, and nothing else.

No slot is called, no model touched, no focus set from outside: Tab, arrows, mnemonics and shortcuts have to lead there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QTableWidget,
    QWidget,
)

NONE, ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
KEY: Final = Qt.Key
PATIENCE_MS: Final = 30_000
MOST_TABS: Final = 300
_W = TypeVar("_W", bound=QWidget)


def plain(text: str) -> str:
    """A label as it reads, without the mark of its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def page(text: str) -> str:
    """What a tab is called, without the number that some have for a mnemonic."""
    return plain(text).lstrip("0123456789 ")


def letter(text: str) -> str:
    """The mnemonic of a label, or nothing."""
    at = text.replace("&&", "  ").find("&")
    return text[at + 1].casefold() if 0 <= at < len(text) - 1 else ""


def run(milliseconds: int) -> None:
    """Let the window run; ``QTest.qWait`` would hold up every other thread meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(true: Callable[[], object], what: str) -> None:
    """Let the window run until something is so; a test fails where it never comes."""
    waited = QElapsedTimer()
    waited.start()
    while not true():
        assert not waited.hasExpired(PATIENCE_MS), f"never came: {what}; the screen says: {screen_text()}"
        run(15)


def here() -> QWidget:
    """The window that has the keyboard."""
    at = QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    return at or _back_to_the_window()


def _back_to_the_window() -> QWidget:
    """What a desktop does as a dialog closes: the window behind it has the keyboard again."""
    (window,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow) and w.isVisible()]
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    return window


def shown(kind: type[_W]) -> list[_W]:
    """Every widget of a kind that can be seen in the window that has the keyboard."""
    window = here()
    return [w for w in window.findChildren(kind) if w.isVisible() and w.window() is window]


def screen_text() -> str:
    """What can be read, for whoever looks for the reason of a failure."""
    labels = [w.text() for w in shown(QLabel)]
    return " | ".join(plain(t) for t in [*labels, *(b.text() for b in shown(QAbstractButton))] if t)


def focused() -> QWidget | None:
    """Where the keyboard is in the window that has it."""
    at = QApplication.focusWidget()
    return at if at is not None and at.window() is here() else None


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    """A key, where the focus is."""
    for _ in range(times):
        QTest.keyClick(focused() or here(), key, modifier)
        QApplication.processEvents()
        # A loop that runs takes away what was to be deleted; a test's does so only when it is told to.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def write(text: str) -> None:
    """Type, where the focus is, in the place of what stood there."""
    at = focused()
    assert at is not None, f"nowhere to type {text!r}"
    press(KEY.Key_A, CTRL)
    QTest.keyClicks(at, text)
    QApplication.processEvents()


# ── finding things by what is written on them ─────────────────────────────────────────────────────────────────────
def _buddy(label: QLabel) -> QWidget | None:
    return label.buddy()  # the stubs leave out that many have none


def _called(widgets: Iterable[_W]) -> list[tuple[_W, set[str]]]:
    """Widgets with what they are called: their text, their name for a screen reader, and the label beside them."""
    beside: defaultdict[int, set[str]] = defaultdict(set)
    for label in shown(QLabel):
        buddy = _buddy(label)
        if buddy is not None:
            beside[shiboken6.getCppPointer(buddy)[0]].add(plain(label.text()).removesuffix(" *"))
    found = []
    for widget in widgets:
        names = {widget.accessibleName()} | beside[shiboken6.getCppPointer(widget)[0]]
        if isinstance(widget, QAbstractButton):
            names.add(plain(widget.text()))
        found.append((widget, names - {""}))
    return found


def find(kind: type[_W], name: str) -> _W:
    """The one widget of this kind and name that can be seen."""
    called = _called(shown(kind))
    found = [w for w, names in called if name in names]
    if len(found) > 1:  # such as a spin box and the slider beside it, which only a mouse takes
        found = [w for w in found if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    if len(found) != 1:
        there = sorted({n for _, names in called for n in names})
        raise AssertionError(f"{len(found)} of {kind.__name__} {name!r}; there are {there}; {screen_text()}")
    return found[0]


def is_there(kind: type[QWidget], name: str) -> bool:
    """Whether a widget of this kind and name can be seen."""
    return any(name in names for _, names in _called(shown(kind)))


def mnemonics() -> dict[str, list[str]]:
    """Every mnemonic that works now, with what is written there."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for text in _marked():
        if letter(text):
            found[letter(text)].append(plain(text))
    return found


def _marked() -> Iterator[str]:
    for button in shown(QAbstractButton):
        if button.isEnabled():
            yield button.text()
    for label in shown(QLabel):
        buddy = _buddy(label)
        if buddy is not None and buddy.isEnabled() and buddy.isVisible() and not isinstance(buddy, QAbstractButton):
            yield label.text()
    for bar in shown(QTabBar):
        yield from (bar.tabText(i) for i in range(bar.count()) if bar.isEnabled())
    for menus in shown(QMenuBar):
        yield from (action.text() for action in menus.actions())


CLASHES: Final[set[tuple[str, ...]]] = set()
"""labels that one mnemonic called at the same time, as far as anybody walked there"""


def look_for_clashes() -> None:
    """Note every mnemonic that calls two things on the present screen."""
    CLASHES.update(tuple(sorted(texts)) for texts in mnemonics().values() if len(texts) > 1)


# ── going there ───────────────────────────────────────────────────────────────────────────────────────────────────
def go_to(widget: QWidget) -> None:
    """Tab from control to control until the focus is in a widget."""
    for _ in range(MOST_TABS):
        at = focused()
        if at is widget or (at is not None and at.focusProxy() is widget):
            return
        press(KEY.Key_Tab)
    raise AssertionError(f"the tabulator key never comes to {_called([widget])[0][1]}")


def push(name: str) -> None:
    """Press a button: by its mnemonic, or by the space bar where it has none."""
    look_for_clashes()
    button = find(QAbstractButton, name)
    assert button.isEnabled(), f"{name!r} cannot be pressed; {screen_text()}"
    mark = letter(button.text())
    if focused() is not button and mark and len(mnemonics()[mark]) == 1:
        press(KEY(ord(mark.upper())), ALT)
        until(lambda: not shiboken6.isValid(button) or not button.isDown(), f"{name} to be pressed")
        return
    go_to(button)
    press(KEY.Key_Space)


def turn_to(name: str) -> None:
    """Go to a page by its tab: by its mnemonic, or along the row of tabs."""
    look_for_clashes()
    found = [(b, i) for b in shown(QTabBar) for i in range(b.count()) if page(b.tabText(i)) == name]
    assert len(found) == 1, (name, [b.tabText(i) for b in shown(QTabBar) for i in range(b.count())])
    bar, at = found[0]
    mark = letter(bar.tabText(at))
    if mark and len(mnemonics()[mark]) == 1:
        press(KEY(ord(mark.upper())), ALT)
    else:
        go_to(bar)
        press(KEY.Key_Left, times=bar.currentIndex())
        press(KEY.Key_Right, times=at)
    assert bar.currentIndex() == at, f"nothing leads to the page {name!r}"


def pages() -> list[str]:
    """The tabs that can be seen."""
    return [page(b.tabText(i)) for b in shown(QTabBar) for i in range(b.count())]


def choose(box: QComboBox, text: str) -> None:
    """Choose in a box that the keyboard can reach."""
    go_to(box)
    texts = [box.itemText(i) for i in range(box.count())]
    at = next((i for i, t in enumerate(texts) if t == text), None)
    assert at is not None, (text, texts)
    press(KEY.Key_Home)
    press(KEY.Key_Down, times=at)
    assert box.currentText() == text


def fill(name: str, value: str | list[str] | bool) -> None:
    """Fill a field: choose in a box, tick in a list or a box to tick, or type."""
    control = find(QWidget, name)
    match control, value:
        case QComboBox(), str(text):
            choose(control, text)
        case QListWidget(), list(wanted):
            _tick(control, wanted)
        case QCheckBox(), bool(on):
            go_to(control)
            if control.isChecked() != on:
                press(KEY.Key_Space)
        case _, str(text):
            go_to(control)
            write(text)
        case _:
            raise AssertionError(f"{name!r} takes no {value!r}")


def _tick(box: QListWidget, wanted: list[str]) -> None:
    go_to(box)
    press(KEY.Key_Home)
    for at in range(box.count()):
        ticked = box.item(at).checkState() is Qt.CheckState.Checked
        if ticked != (box.item(at).text() in wanted):
            press(KEY.Key_Space)
        press(KEY.Key_Down)
    assert sorted(wanted) == sorted(
        box.item(i).text() for i in range(box.count()) if box.item(i).checkState() is Qt.CheckState.Checked
    )


def pick(table: QTableWidget | QListWidget, row: Callable[[str], bool]) -> None:
    """Go to the first row whose words are wanted."""
    go_to(table)
    texts = rows(table)
    at = next((i for i, text in enumerate(texts) if row(text)), None)
    assert at is not None, texts
    press(KEY.Key_Home, CTRL)
    press(KEY.Key_Down, times=at)
    assert table.currentRow() == at


def rows(table: QTableWidget | QListWidget) -> list[str]:
    """A table or a list as it reads, a text a row."""
    if isinstance(table, QListWidget):
        return [table.item(i).text() for i in range(table.count())]
    cells = [[table.item(r, c) for c in range(table.columnCount())] for r in range(table.rowCount())]
    return [" | ".join(cell.text() for cell in row if cell is not None) for row in cells]


def typed(name: str) -> str:
    """What stands in a line, a page or a box."""
    control = find(QWidget, name)
    match control:
        case QLineEdit():
            return control.text()
        case QPlainTextEdit():
            return control.toPlainText()
        case QComboBox():
            return control.currentText()
        case _:
            raise AssertionError(f"{name!r} holds no text")
