"""Every word that a widget holds, shown or not: texts, tips, accessible names, models in all roles, documents."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import shiboken6
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QMetaProperty,
    QModelIndex,
    QObject,
    Qt,
)
from PySide6.QtGui import QClipboard, QGuiApplication, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QTabBar, QTabWidget, QTextEdit, QWidget

ROLES: Final = (*range(20), *range(int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 10))
WORDY: Final = {"QString", "QStringList", "QVariant", "QVariantMap", "QVariantList", "QUrl", "QByteArray"}


@dataclass(frozen=True, slots=True)
class Word:
    """A text and the place where it was found."""

    where: str
    text: str


def words_of(root: QObject) -> Iterator[Word]:
    """Every word of a widget and of all that lies in it."""
    seen: set[int] = set()
    for thing in (root, *root.findChildren(QObject)):
        if shiboken6.isValid(thing):  # a document may lay itself out anew while it is read
            yield from _own(thing, seen)


def words_everywhere() -> Iterator[Word]:
    """Every word of every widget that is alive, of windows nobody shows too, and of the clipboard."""
    settle()
    for widget in QApplication.topLevelWidgets():
        yield from words_of(widget)
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        yield Word(f"clipboard {mode.name}", clipboard.text(mode))


def settle() -> None:
    """Let what is to be deleted die."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def found(words: Iterable[Word], needles: Iterable[str]) -> list[Word]:
    """The places where one of these was found."""
    wanted = tuple(needles)
    return [word for word in words if any(needle in word.text for needle in wanted)]


def _own(thing: QObject, seen: set[int]) -> Iterator[Word]:
    name = f"{type(thing).__name__} {thing.objectName()}".strip()
    for prop in _texts_of_class(type(thing), thing):
        yield from _texts(f"{name}.{prop.name()!s}", prop.read(thing))
    if isinstance(thing, QTextDocument):
        yield Word(f"{name} document", thing.toPlainText())
    if isinstance(thing, QTextEdit):
        yield Word(f"{name} document", f"{thing.toPlainText()}\n{thing.document().toHtml()}")
    if isinstance(thing, QTabBar | QTabWidget):
        for i in range(thing.count()):
            yield Word(f"{name} tab", f"{thing.tabText(i)} {thing.tabToolTip(i)} {thing.tabWhatsThis(i)}")
            if isinstance(thing, QTabBar):
                yield from _texts(f"{name} tab data", thing.tabData(i))
    if isinstance(thing, QAbstractItemView | QComboBox) and thing.model() is not None:
        yield from _model(f"{name} model", thing.model(), seen)
    if isinstance(thing, QAbstractItemModel):
        yield from _model(name, thing, seen)
    if isinstance(thing, QWidget):
        for action in thing.actions():
            words = (action.text(), action.toolTip(), action.statusTip(), action.whatsThis())
            yield Word(f"{name} action", " ".join(words))


_PROPERTIES: dict[type, list[QMetaProperty]] = {}


def _texts_of_class(kind: type, thing: QObject) -> list[QMetaProperty]:
    """The properties of a class that can hold words."""
    if kind not in _PROPERTIES:
        meta = thing.metaObject()
        every = [meta.property(at) for at in range(meta.propertyCount())]
        _PROPERTIES[kind] = [p for p in every if p.isReadable() and f"{p.typeName()!s}" in WORDY]
    return _PROPERTIES[kind]


def _model(name: str, model: QAbstractItemModel, seen: set[int]) -> Iterator[Word]:
    address = shiboken6.getCppPointer(model)[0]
    if address in seen:
        return
    seen.add(address)
    for orientation, count in (
        (Qt.Orientation.Horizontal, _columns(model, QModelIndex())),
        (Qt.Orientation.Vertical, model.rowCount()),
    ):
        for section in range(count):
            for role in (0, 3, 5, 11, 12):
                yield from _texts(f"{name} header", model.headerData(section, orientation, role))
    yield from _below(name, model, QModelIndex())


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    """A list has one column, which PySide does not let anybody ask it."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


def _below(name: str, model: QAbstractItemModel, parent: QModelIndex) -> Iterator[Word]:
    for row in range(model.rowCount(parent)):
        for column in range(_columns(model, parent)):
            index = model.index(row, column, parent)
            for role in ROLES:
                yield from _texts(f"{name} ({row}, {column}) role {role}", model.data(index, role))
        yield from _below(name, model, model.index(row, 0, parent))


def _texts(where: str, value: Any) -> Iterator[Word]:
    """Texts, and whatever else can be written down: a record that hangs on a row tells its fields."""
    if isinstance(value, str):
        if value:
            yield Word(where, value)
    elif isinstance(value, QObject) or value is None or isinstance(value, bool | int | float):
        return
    else:
        yield Word(where, repr(value))
