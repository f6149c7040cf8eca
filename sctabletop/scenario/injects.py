"""The rows of the MSEL as injects, with every fault at its cell."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from sctabletop.domain.conditions import ALWAYS, Condition
from sctabletop.domain.ids import InjectId, PartnerId
from sctabletop.domain.scenario import Inject, Trigger
from sctabletop.domain.seats import CONTROL, SeatId, all_seats
from sctabletop.scenario.effects import read_effects
from sctabletop.scenario.faults import Fault, few, pick, shown
from sctabletop.scenario.msel import COLUMNS, Cell, Row, Sheet
from sctabletop.scenario.plain_text import is_one_line, trouble_in
from sctabletop.scenario.vocabulary import Trouble, Vocabulary, read_condition, troubles_in, unknown
from sctabletop.theory import UnknownClaim, cite

REQUIRED: Final = ("msel_id", "trigger", "title", "text", "claims")
_TRIGGERS: Final = {
    "time": Trigger.TURN,
    "turn": Trigger.TURN,
    "condition": Trigger.CONDITION,
    "manual": Trigger.MANUAL,
}
_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}\Z")
_DOMAIN: Final = re.compile(r"[a-z][a-z_]{0,29}\Z")
_LIMITS: Final = {"title": 120, "text": 4_000}


class Kind(StrEnum):
    """What an inject looks like to those who get it."""

    INFO = "info"
    EVENT = "event"
    MEDIA = "media"
    REQUEST = "request"
    DEMARCHE = "demarche"
    TASKING = "tasking"
    CONTINGENCY = "contingency"


class Delivery(StrEnum):
    """How an inject is handed over."""

    SCREEN = "screen"
    PRINT = "print"
    VOICE = "voice"
    EMAIL = "email"
    VIDEO = "video"


class Sensitivity(StrEnum):
    """Who may be told."""

    PUBLIC = "public"
    SEAT_PRIVATE = "seat-private"
    WHITE_ONLY = "white-only"


def inject_ids(sheet: Sheet) -> tuple[str, ...]:
    """Every id in the list that is not empty."""
    return tuple(row["msel_id"] for row in sheet.rows if row["msel_id"])


def read_injects(sheet: Sheet, words: Vocabulary) -> list[Inject]:
    """The injects of the list, in its order. Faults are recorded in the sheet; a row with a fault gives none."""
    missing = [column for column in REQUIRED if sheet.header and column not in sheet.header]
    for column in missing:
        near = pick(column, [c for c in sheet.header if c not in COLUMNS])
        cure = f"{near.removesuffix('?')} for it?" if near.startswith("did") else "add it to the header"
        sheet.faults.append(Fault(sheet.file, 1, 1, column, "the column is missing", suggestion=cure))
    if missing:
        return []
    injects: list[Inject] = []
    first: dict[str, int] = {}
    for row in sheet.rows:
        reader = _RowReader(sheet, row, words)
        inject = reader.read()
        name = row["msel_id"]
        if name in first:
            reader.say("msel_id", f"this id is taken already in line {first[name]}", shown(name), "choose another")
        first.setdefault(name, row.line)
        if inject is not None:
            injects.append(inject)
    _check_circles(sheet)
    return injects


def _check_circles(sheet: Sheet) -> None:
    """No inject may wait for itself, straight or round about."""
    waits = {row["msel_id"]: row["after"] for row in sheet.rows}
    for row in sheet.rows:
        seen, at = {row["msel_id"]}, row["after"]
        while at and at not in seen:
            seen.add(at)
            at = waits.get(at, "")
        if at and at == row["msel_id"]:
            cell = row.cells["after"]
            finding = "waits for itself, straight or round about"
            sheet.faults.append(
                Fault(sheet.file, cell.line, cell.column, "after", finding, shown(row["after"]), "break the circle")
            )
            return


class _RowReader:
    """One row, read cell by cell; the first fault of a cell is the one told."""

    def __init__(self, sheet: Sheet, row: Row, words: Vocabulary) -> None:
        self.sheet = sheet
        self.row = row
        self.words = words
        self.blamed: set[str] = set()

    def say(self, column: str, finding: str, found: str = "", suggestion: str = "") -> None:
        if column in self.blamed:
            return
        self.blamed.add(column)
        cell = self.row.cells.get(column, Cell("", self.row.line, 1))
        self.sheet.faults.append(Fault(self.sheet.file, cell.line, cell.column, column, finding, found, suggestion))

    def tell(self, column: str, trouble: Trouble | None) -> None:
        if trouble is not None:
            self.say(column, trouble.finding, trouble.found, trouble.suggestion)

    def read(self) -> Inject | None:
        """The inject, or None where the row has a fault."""
        row = self.row
        self._check_text()
        trigger = _TRIGGERS.get(row["trigger"].lower())
        if trigger is None:
            self.say("trigger", "is not a way for an inject to come", shown(row["trigger"]), few(_TRIGGERS))
        turn = self._turn(trigger)
        condition = self._condition(trigger)
        after = self._after()
        to = self._to()
        kind = self._word("inject_type", Kind, Kind.INFO)
        self._word("delivery_method", Delivery, Delivery.SCREEN)
        effects, troubles = read_effects(row["effects"], self.words)
        for trouble in troubles:
            self.tell("effects", trouble)
        once = self._once()
        claims = self._claims()
        if row["tripwire"]:
            self.tell("tripwire", unknown("partner", row["tripwire"], self.words.partners))
        domain = row["domain"] or "defence"
        if not _DOMAIN.match(domain):
            self.say("domain", "must be one word in small letters", shown(domain), "write one such word")
        if self.blamed or trigger is None:
            return None
        return Inject(
            id=InjectId(row["msel_id"]),
            trigger=trigger,
            turn=turn,
            condition=condition,
            after=after,
            once=once,
            to=to,
            kind=kind,
            title=row["title"],
            text=row["text"],
            effects=tuple(effects),
            claims=claims,
            domain=domain,
            tripwire=PartnerId(row["tripwire"]) if row["tripwire"] else None,
        )

    def _check_text(self) -> None:
        row = self.row
        for column, cell in row.cells.items():
            trouble = trouble_in(cell.text)
            if trouble:
                self.say(column, trouble, shown(cell.text), "delete it")
        if not _ID.match(row["msel_id"]):
            cure = "use letters, digits, hyphens and underscores, a letter first"
            self.say("msel_id", "is not a proper id", shown(row["msel_id"]), cure)
        for column, most in _LIMITS.items():
            if not row[column]:
                self.say(column, "must not be empty", suggestion="write it")
            elif len(row[column]) > most:
                self.say(column, f"must be at most {most} characters long", shown(row[column]), "shorten it")
        if row["title"] and not is_one_line(row["title"]):
            self.say("title", "must be one line", shown(row["title"]), "delete the line break")

    def _turn(self, trigger: Trigger | None) -> int:
        text, last = self.row["turn"], self.words.turns
        if not text:
            if trigger is Trigger.TURN:
                self.say("turn", "is missing", suggestion="say in which turn it comes")
            return 0
        turn = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
        if not 1 <= turn <= last:
            self.say("turn", f"must be a turn from 1 to {last}", shown(text), "write such a number")
        return turn

    def _condition(self, trigger: Trigger | None) -> Condition:
        text = self.row["condition"]
        if not text:
            if trigger is Trigger.CONDITION:
                self.say("condition", "is missing", suggestion="say when it comes")
            return ALWAYS
        if trigger is Trigger.TURN:
            cure = "set the trigger to condition and keep the turn as the earliest"
            self.say("condition", "is not read where the trigger is a turn", shown(text), cure)
        condition = read_condition(text)
        if isinstance(condition, Trouble):
            self.tell("condition", condition)
            return ALWAYS
        for trouble in troubles_in(condition, self.words):
            self.tell("condition", trouble)
        return condition

    def _after(self) -> InjectId | None:
        name = self.row["after"]
        if name:
            self.tell("after", unknown("inject", name, self.words.injects))
        return InjectId(name) if name else None

    def _to(self) -> tuple[SeatId, ...]:
        """Who is told: nobody named is everybody."""
        sensitivity = self._word("sensitivity", Sensitivity, Sensitivity.PUBLIC)
        names = [n.strip() for n in self.row["to_role"].replace(",", ";").split(";") if n.strip()]
        seats = all_seats([PartnerId(p) for p in self.words.partners])
        named = () if names == ["all"] else tuple(SeatId(n) for n in dict.fromkeys(names))
        for name in named:
            self.tell("to_role", unknown("seat", name, seats))
        if sensitivity == Sensitivity.WHITE_ONLY:
            if any(name != CONTROL for name in names):
                self.say("to_role", "a white-only inject is for control alone", shown(self.row["to_role"]), "empty it")
            return (CONTROL,)
        if sensitivity == Sensitivity.SEAT_PRIVATE and not named:
            self.say("to_role", "a seat-private inject must name its seats", suggestion="name them")
        return named

    def _word(self, column: str, names: type[StrEnum], default: StrEnum) -> str:
        text = self.row[column].lower()
        allowed = [str(n) for n in names]
        if text and text not in allowed:
            found = pick(text, allowed)
            self.say(column, "is not one of the words allowed here", shown(text), found or few(allowed))
        return text or str(default)

    def _once(self) -> bool:
        text = self.row["once"].lower()
        if text not in {"", "true", "false"}:
            self.say("once", "must be true or false", shown(text), "write true or false")
        return text != "false"

    def _claims(self) -> str:
        text = self.row["claims"].replace(",", " ").replace(";", " ")
        try:
            return " ".join(cite(text))
        except UnknownClaim as trouble:
            near: Iterable[str] = trouble.nearest[:1]
            self.say("claims", "names an unknown claim", shown(trouble.wanted), f"did you mean {''.join(near)}?")
        except ValueError:
            self.say("claims", "must name at least one claim", suggestion="cite what the inject rests on")
        return ""
