"""A refusal is a value: a reason, who could cure it, and how. Codes below 100 are also kept in arrays."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final


class Reason(IntEnum):
    """Why an order was refused. The number is what ensembles hold; the words are below."""

    NONE = 0
    WRONG_SEAT = 1
    WRONG_PHASE = 2
    UNKNOWN_NAME = 3
    BAD_VALUE = 4
    NO_SLOT = 10
    ALREADY_RUNNING = 11
    TOO_MANY_NEW = 12
    NOT_LIVE = 13
    NOT_ON_TABLE = 14
    DEED_RESTS = 20
    NO_CAPITAL = 21
    NOTHING_SIGNED = 22
    OPTION_CLOSED = 23
    NO_GUARANTEE = 24
    NO_HOURS = 30
    NOT_COVERED = 31
    NO_DISASTER = 32
    STEP_TAKEN = 33
    TOP_RUNG = 34
    RUNG_FOR_EXEMPT = 35
    NOTHING_MISSED = 36
    NO_GESTURE = 37
    NOT_SPRUNG = 38
    TOO_MANY_QUESTIONS = 40
    WRITTEN_OFF = 41
    NO_CONTINGENCY = 42
    NOTHING_ACCEPTED = 43
    NOT_OBJECTED = 44
    STANDING_YEAR = 45
    INJECT_DONE = 46
    NO_HOLD = 47
    ONE_A_TURN = 48
    NOTHING_ARGUED = 49
    OWN_FORECAST = 50
    NOT_COUNTERED = 51
    LADDER_TAKEN = 52
    INJECT_WAITS = 53


@dataclass(frozen=True, slots=True)
class Cure:
    """Words for one reason: what is wrong, who can mend it, and how."""

    what: str
    who: str
    how: str


WORDS: Final[dict[Reason, Cure]] = {
    Reason.WRONG_SEAT: Cure(
        "this seat does not give such an order", "another seat", "let the seat that owns it give it"
    ),
    Reason.WRONG_PHASE: Cure("not in this phase", "yourself", "give it in its own phase"),
    Reason.UNKNOWN_NAME: Cure("no such name here", "yourself", "check the spelling"),
    Reason.BAD_VALUE: Cure("the value does not fit", "yourself", "give one inside the bounds"),
    Reason.NO_SLOT: Cure("all eight places with this partner are taken", "osd", "end or finish a programme first"),
    Reason.ALREADY_RUNNING: Cure(
        "this instrument is already in hand with this partner", "yourself", "amend it or raise its tier"
    ),
    Reason.TOO_MANY_NEW: Cure("two new initiatives a seat and turn", "yourself", "propose it next turn"),
    Reason.NOT_LIVE: Cure("no such initiative is live", "yourself", "propose it first"),
    Reason.NOT_ON_TABLE: Cure("that is not on the table", "the other side", "wait until it is offered"),
    Reason.DEED_RESTS: Cure("this deed was done within the last four turns", "yourself", "choose another or wait"),
    Reason.NO_CAPITAL: Cure(
        "the government has not the political capital for it", "yourself", "do a cheaper deed or let risk settle"
    ),
    Reason.NOTHING_SIGNED: Cure(
        "no signed agreement waits for ratification", "osd", "open the step and conclude the agreement first"
    ),
    Reason.OPTION_CLOSED: Cure("shared norms rule this out", "nobody", "choose another way"),
    Reason.NO_GUARANTEE: Cure("there is no guarantee to hide behind", "osd", "win a guarantee first"),
    Reason.NO_HOURS: Cure("the country team has no hours left", "yourself", "drop another task"),
    Reason.NOT_COVERED: Cure("no sharing policy covers it", "osd", "set sharing on for this partner"),
    Reason.NO_DISASTER: Cure("no disaster runs there", "nobody", "use the relief instrument through talks"),
    Reason.STEP_TAKEN: Cure("another legal negotiation is open", "osd", "sign or drop that one first"),
    Reason.TOP_RUNG: Cure("the ladder ends here", "nobody", "nothing is left to open"),
    Reason.RUNG_FOR_EXEMPT: Cure(
        "an exemption is for allies, and without a treaty in force nobody is one",
        "the partner",
        "conclude the treaty, rung 4, and ratify it",
    ),
    Reason.NOTHING_MISSED: Cure("no deliverable was missed there", "nobody", "wait for its due turn"),
    Reason.NO_GESTURE: Cure("there was no gesture to answer", "the partner", "nothing to do"),
    Reason.NOT_SPRUNG: Cure("no tripwire has sprung there", "nobody", "nothing to enforce"),
    Reason.TOO_MANY_QUESTIONS: Cure("two priority questions a seat and turn", "yourself", "ask the rest next turn"),
    Reason.WRITTEN_OFF: Cure("the assumption is written off", "nobody", "plan without it"),
    Reason.NO_CONTINGENCY: Cure("no contingency calls for a contribution", "control", "wait for the call"),
    Reason.NOTHING_ACCEPTED: Cure("nothing was accepted at this table", "the partner", "settle an offer first"),
    Reason.NOT_OBJECTED: Cure("nobody objected to it", "nobody", "no override is needed"),
    Reason.STANDING_YEAR: Cure(
        "in the second half of a round standing orders run", "control", "wait for the next round or an interruption"
    ),
    Reason.INJECT_DONE: Cure("this inject has already fired", "control", "choose another"),
    Reason.NO_HOLD: Cure("no hold is set on this authority", "nobody", "nothing to clear"),
    Reason.ONE_A_TURN: Cure("one of these a turn", "yourself", "give the other next turn"),
    Reason.NOTHING_ARGUED: Cure("that seat argued nothing this turn", "that seat", "wait for its argument"),
    Reason.OWN_FORECAST: Cure("a forecast may not be about one's own acts", "yourself", "forecast what others will do"),
    Reason.NOT_COUNTERED: Cure("the partner has made no counter there", "the partner", "wait for its answer"),
    Reason.INJECT_WAITS: Cure("another inject must come first", "yourself", "deliver that one, then this"),
    Reason.LADDER_TAKEN: Cure("that rung is already climbed or signed", "the partner", "ratify what was signed"),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a seat is told when an order does not stand."""

    reason: Reason
    detail: str = ""

    @property
    def who(self) -> str:
        """Who could cure it."""
        return WORDS[self.reason].who

    @property
    def how(self) -> str:
        """How it could be cured."""
        return WORDS[self.reason].how

    def __str__(self) -> str:
        words = WORDS[self.reason]
        what = f"{words.what} ({self.detail})" if self.detail else words.what
        match words.who:
            case "nobody":
                return f"{what}; {words.how}."
            case "yourself":
                return f"{what}; you can cure it: {words.how}."
            case who:
                return f"{what}; {who} can cure it: {words.how}."
