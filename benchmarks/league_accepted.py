"""What the league is known not to say, each with the reason why the theory allows it there: page and test check both
ways, so that a new failure is seen and an exception that has gone is struck out.
"""

from dataclasses import dataclass
from typing import Final

from benchmarks.league_portfolios import portfolios
from benchmarks.league_run import League
from benchmarks.league_verdicts import Answer

OVER_ALL: Final = "all scenarios"
POOLED: Final = "the best portfolios"


@dataclass(frozen=True, slots=True)
class Accepted:
    """One thing that need not be so in one place. ``worst`` is the answer that is put up with, and no worse one."""

    says: str
    """the question, or an instrument"""
    where: str
    worst: Answer
    why: str
    claims: str


TELLS: Final = "seats that tell each other show more of the plan, no less ready"
TRADES: Final = "trade ends with the least trust of all"
SEVERAL: Final = "at least three strategies within a tenth of the best readiness"

ACCEPTED: Final = (
    Accepted(
        TELLS,
        "first-posting",
        Answer.UNDECIDED,
        "what is told raises the odds of programmes, and in four turns hardly any runs its course",
        "T17 E11",
    ),
    Accepted(
        TELLS,
        "thin-capital",
        Answer.UNDECIDED,
        "telling shows in readiness there; of the plan it shows more on average, by less than a thousand worlds can "
        "tell from luck",
        "T17 E11",
    ),
    Accepted(
        TELLS,
        "long-winter",
        Answer.UNDECIDED,
        "telling shows in readiness there; the plan's assumptions hang on stocks, habits and law, which the odds of a "
        "programme hardly reach, and telling takes hours",
        "T17 E11",
    ),
    Accepted(
        TRADES,
        "first-posting",
        Answer.NO,
        "a deal costs trust every turn and heavy terms cost it at once, so that in four turns trade has not yet ended "
        "below them; it ends below everything else",
        "E25 D17",
    ),
    Accepted(
        SEVERAL,
        "first-posting",
        Answer.UNDECIDED,
        "three come within a tenth by their means, and luck leaves it open: four turns hold a handful of programmes, "
        "and one more or less is a tenth",
        "design",
    ),
    Accepted(
        "pay_promotion_reform",
        POOLED,
        Answer.NO,
        "reform of pay and posts is slow, contested and dear at home, and most of what it brings comes after the last "
        "turn that a portfolio is judged by",
        "D20 D15 E4",
    ),
    Accepted(
        "defence_treaty",
        POOLED,
        Answer.NO,
        "a treaty needs every rung below it ratified first and a long time, so few portfolios of any kind reach it",
        "T9 D20",
    ),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the figures do not surely say, and whether that is accepted."""

    says: str
    where: str
    answer: Answer
    said: str
    accepted: Accepted | None

    @property
    def line(self) -> str:
        """The finding as the page lists it."""
        why = f"Accepted: {self.accepted.why} ({self.accepted.claims})." if self.accepted else "**Not accepted.**"
        return f"{self.says}, {self.where}: {self.answer}. {self.said}. {why}"


def findings(league: League, table: tuple[Accepted, ...] = ACCEPTED) -> list[Finding]:
    """Everything under the first book that is not surely as it should be."""
    return [
        Finding(says, where, answer, said, _excuse(table, says, where, answer))
        for (says, where), (answer, said) in _answers(league).items()
        if answer is not Answer.YES and not (where == POOLED and answer is Answer.UNDECIDED)
    ]


def new(league: League, table: tuple[Accepted, ...] = ACCEPTED) -> list[Finding]:
    """Findings that no exception covers."""
    return [f for f in findings(league, table) if f.accepted is None]


def gone(league: League, table: tuple[Accepted, ...] = ACCEPTED) -> list[Accepted]:
    """Exceptions that surely no longer occur, or that are about nothing that is asked."""
    answers = _answers(league)
    return [e for e in table if answers.get((e.says, e.where), (Answer.YES, ""))[0] is Answer.YES]


def _answers(league: League) -> dict[tuple[str, str], tuple[Answer, str]]:
    """(what is asked, where) -> the answer and its figures."""
    book = league.books[0]
    out = {(says, OVER_ALL): (v.answer, v.said) for says, v in league.over_all(book).items()}
    for question, verdicts in league.asked(book):
        out |= {(question.says, where): (v.answer, v.said) for where, v in verdicts.items()}
    return out | {(p.instrument, POOLED): (p.answer, p.said) for p in portfolios(league)}


def _excuse(table: tuple[Accepted, ...], says: str, where: str, answer: Answer) -> Accepted | None:
    """The exception that covers an answer: one that puts up with 'surely not' covers 'undecided' too."""
    covers = (e for e in table if (e.says, e.where) == (says, where) and e.worst in (answer, Answer.NO))
    return next(covers, None)
