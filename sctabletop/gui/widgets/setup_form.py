"""Everything that is asked about a new exercise once its scenario is chosen."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QRandomGenerator, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sctabletop.domain.phases import Phase
from sctabletop.gui.dialogs import Dialogs
from sctabletop.gui.theme import SPACE
from sctabletop.gui.widgets.heading import Heading
from sctabletop.gui.widgets.presets import Preset, holders
from sctabletop.gui.widgets.seat_table import SeatTable
from sctabletop.gui.widgets.told_field import ToldField
from sctabletop.session.desk.library import NewExercise, ScenarioCard
from sctabletop.session.desk.options import Options
from sctabletop.session.desk.words import Naming
from sctabletop.session.marking import MARKING
from sctabletop.session.progress import PERSON, Pace

MOST_SEED: Final = 2**31 - 1
MOST_MINUTES: Final = 240
LONGEST_MARKING: Final = 120
SUFFIX: Final = ".db"

_CLOCKS: Final = (Phase.PLAN, Phase.CONCURRENCE, Phase.TALKS)


class SetupForm(QWidget):
    """Seats, rules and luck, clocks, words, and the place of the save. ``asked`` checks it all."""

    changed = Signal()

    def __init__(self, saves: Path, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saves = saves
        self._dialogs = dialogs
        self._card: ScenarioCard | None = None
        self.seats = SeatTable(self)
        self._told_seats = ToldField(self.seats, self)
        self.presets = {
            Preset.EVERYONE: QPushButton(self.tr("Ever&yone plays"), self),
            Preset.COUNTRY_TEAM: QPushButton(self.tr("I am the country &team, the rest is the computer"), self),
            Preset.FOUR: QPushButton(self.tr("Fo&ur people"), self),
        }
        self.book, self.pace, self.naming = QComboBox(self), QComboBox(self), QComboBox(self)
        self.seed = QSpinBox(self)
        self.dice = QPushButton(self.tr("&Roll"), self)
        self.clocks = {phase: QSpinBox(self) for phase in _CLOCKS}
        self.marking = QLineEdit(MARKING, self)
        self._told_marking = ToldField(self.marking, self)
        self.place = QLineEdit(self)
        self.change = QPushButton(self.tr("Chan&ge …"), self)
        self._told_place = ToldField(_row(self.place, self.change, stretch=self.place), self)
        self._make_ready()
        self._lay_out()
        self._roll()

    # ── what the screen tells it ──────────────────────────────────────────────────────────────────────────────
    def offer_books(self, books: Sequence[str]) -> None:
        """The rule books to choose from, the usual one first."""
        self.book.clear()
        for name in books:
            self.book.addItem(name, name)

    def choose(self, kept: Mapping[str, Any]) -> None:
        """Choose what was chosen last time, as far as it can still be chosen."""
        for box, key in ((self.book, "book"), (self.pace, "pace"), (self.naming, "naming")):
            box.setCurrentIndex(max(0, box.findData(kept.get(key))))
        marking = kept.get("marking")
        self.marking.setText(marking if isinstance(marking, str) and marking.strip() else MARKING)
        clocks = kept.get("clocks")
        for phase, clock in self.clocks.items():
            minutes = clocks.get(str(phase)) if isinstance(clocks, dict) else None
            clock.setValue(minutes if isinstance(minutes, int) else 0)

    def show_card(self, card: ScenarioCard, kept: Mapping[str, Any]) -> None:
        """Ask about this scenario: its seats as they were given out last time, and a free place for its save."""
        self._card = card
        self.seats.fill(card.seats, self._names())
        self.seats.give(holders(Preset.EVERYONE, card.seats))
        last = kept.get("seats")
        if kept.get("scenario") == card.id and isinstance(last, dict):
            self.seats.give({seat.seat: str(last.get(seat.seat, "")) for seat in card.seats})
        self.place.setText(str(free_place(self._saves, card.id)))

    def choices(self) -> dict[str, Any]:
        """What was chosen, as plain words and numbers."""
        return {
            "seats": {str(seat): holder for seat, holder in self.seats.holders().items()},
            "book": self.book.currentData(),
            "pace": self.pace.currentData(),
            "naming": self.naming.currentData(),
            "marking": self.marking.text().strip(),
            "clocks": {str(phase): box.value() for phase, box in self.clocks.items()},
        }

    def asked(self, card: ScenarioCard) -> NewExercise | None:
        """What was asked for, or None where something is wrong; the sentence then stands at the field."""
        wrong = {
            self._told_seats: self._wrong_seats(),
            self._told_marking: self._wrong_marking(),
            self._told_place: self._wrong_place(),
        }
        for field, sentence in wrong.items():
            field.say(sentence)
        for field in (f for f, sentence in wrong.items() if sentence):
            field.take_focus()
            return None
        return NewExercise(
            scenario=card.folder,
            save=self._chosen_place(),
            book=str(self.book.currentData()),
            seed=self.seed.value(),
            pace=Pace(self.pace.currentData()),
            seats=self.seats.holders(),
            options=Options(
                naming=self._names(),
                marking=self.marking.text().strip(),
                clocks={phase: box.value() * 60 for phase, box in self.clocks.items()},
            ),
            pins=self.seats.pins(),
        )

    # ── what may be wrong ─────────────────────────────────────────────────────────────────────────────────────
    def _wrong_seats(self) -> str:
        people = [seat for seat, holder in self.seats.holders().items() if holder == PERSON]
        return "" if people else self.tr("Give at least one seat to a person.")

    def _wrong_marking(self) -> str:
        return "" if self.marking.text().strip() else self.tr("Write the line that every screen carries.")

    def _wrong_place(self) -> str:
        place = self._chosen_place()
        if not self.place.text().strip():
            return self.tr("Name a file for the exercise.")
        if place.exists() or place.is_symlink():
            return self.tr("There is a file of this name already; choose another name, or open that one from Home.")
        if not place.parent.is_dir() and place.parent != self._saves:
            return self.tr("The folder {folder} is not there; choose another place.").format(folder=place.parent)
        return ""

    def _chosen_place(self) -> Path:
        place = Path(self.place.text().strip()).expanduser()
        place = place if place.suffix else place.with_name(f"{place.name}{SUFFIX}") if place.name else place
        return place if place.is_absolute() else self._saves / place

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────
    def _names(self) -> Naming:
        return Naming(self.naming.currentData())

    def _make_ready(self) -> None:
        self.pace.addItem(self.tr("Rounds of a year: plan once, two turns"), str(Pace.ROUND))
        self.pace.addItem(self.tr("Every turn of half a year"), str(Pace.TURN))
        self.naming.addItem(self.tr("Department of Defense (DoD)"), str(Naming.DOD))
        self.naming.addItem(self.tr("Department of War (DoW)"), str(Naming.DOW))
        self.naming.addItem(self.tr("Generic names"), str(Naming.GENERIC))
        self.seed.setRange(0, MOST_SEED)
        self.marking.setMaxLength(LONGEST_MARKING)
        for box in self.clocks.values():
            box.setRange(0, MOST_MINUTES)
            box.setSpecialValueText(self.tr("no clock"))
            box.setSuffix(self.tr(" min"))
        self.dice.setToolTip(self.tr("Other luck: a seed by chance"))
        self.dice.clicked.connect(self._roll)
        self.change.clicked.connect(self._on_change_clicked)
        self.naming.currentIndexChanged.connect(self._on_naming_changed)
        self.presets[Preset.EVERYONE].clicked.connect(self._on_everyone_clicked)
        self.presets[Preset.COUNTRY_TEAM].clicked.connect(self._on_country_team_clicked)
        self.presets[Preset.FOUR].clicked.connect(self._on_four_clicked)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.setSpacing(SPACE)
        column.addWidget(Heading(self.tr("Who plays")))
        column.addWidget(_row(*self.presets.values()))
        column.addWidget(self._told_seats)
        column.addSpacing(SPACE)
        column.addWidget(Heading(self.tr("How it is played")))
        fields = QFormLayout()
        fields.setHorizontalSpacing(2 * SPACE)
        fields.setVerticalSpacing(SPACE)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._field(fields, self.tr("Rule boo&k"), self.book)
        self._field(fields, self.tr("See&d of the luck"), self.seed, _row(self.seed, self.dice))
        self._field(fields, self.tr("&Pace"), self.pace)
        self._field(fields, self.tr("C&locks"), self.clocks[Phase.PLAN], self._clock_row())
        self._field(fields, self.tr("&Names"), self.naming)
        self._field(fields, self.tr("&Marking"), self.marking, self._told_marking)
        self._field(fields, self.tr("Kept &in"), self.place, self._told_place)
        column.addLayout(fields)
        column.addStretch(1)

    def _clock_row(self) -> QWidget:
        words = (self.tr("read and plan"), self.tr("concurrence"), self.tr("talks"))
        parts: list[QWidget] = []
        for word, box in zip(words, self.clocks.values(), strict=True):
            box.setAccessibleName(self.tr("Clock: {block}, in minutes").format(block=word))
            parts += [box, QLabel(word)]
        return _row(*parts)

    @staticmethod
    def _field(fields: QFormLayout, words: str, buddy: QWidget, shown: QWidget | None = None) -> None:
        label = QLabel(words)
        label.setBuddy(buddy)
        if not buddy.accessibleName():
            buddy.setAccessibleName(words.replace("&", ""))
        fields.addRow(label, shown or buddy)

    @Slot()
    def _roll(self) -> None:
        self.seed.setValue(QRandomGenerator.global_().bounded(1_000_000))

    @Slot()
    def _on_naming_changed(self) -> None:
        self.seats.rename(self._names())

    def _give(self, preset: Preset) -> None:
        if self._card is not None:
            self.seats.give(holders(preset, self._card.seats))

    @Slot()
    def _on_everyone_clicked(self) -> None:
        self._give(Preset.EVERYONE)

    @Slot()
    def _on_country_team_clicked(self) -> None:
        self._give(Preset.COUNTRY_TEAM)

    @Slot()
    def _on_four_clicked(self) -> None:
        self._give(Preset.FOUR)

    @Slot()
    def _on_change_clicked(self) -> None:
        self._dialogs.save_file(
            self,
            self.tr("Where the exercise is kept"),
            self._chosen_place(),
            self.tr("Exercises (*.db)"),
            self._take_place,
        )

    def _take_place(self, place: Path) -> None:
        self.place.setText(str(place))
        self._told_place.say("")


def free_place(folder: Path, name: str) -> Path:
    """A file in the folder that is not there yet, named after the scenario and the day."""
    stem = f"{name}-{date.today().isoformat()}"  # noqa: DTZ011 - the day on the wall where people sit
    places = (folder / f"{stem}{mark}{SUFFIX}" for mark in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(place for place in places if not place.exists())


def _row(*parts: QWidget, stretch: QWidget | None = None) -> QWidget:
    held = QWidget()
    across = QHBoxLayout(held)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(SPACE)
    for part in parts:
        across.addWidget(part, 1 if part is stretch else 0)
    if stretch is None:
        across.addStretch(1)
    return held
