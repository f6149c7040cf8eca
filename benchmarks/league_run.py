"""The whole league, spread over worker processes: cells, ledgers, menus and idle turns."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any, Final

from benchmarks import league_ledger, league_menus
from benchmarks.facts_why import Terms
from benchmarks.league_cells import Cell, Figures, made_ready, played
from benchmarks.league_idle import idle_turns
from benchmarks.league_menus import Menus
from benchmarks.league_over_all import OVER_ALL
from benchmarks.league_verdicts import QUESTIONS, Found, Question, Verdict
from sctabletop.analysis.strategies import STRATEGIES
from sctabletop.cli.progress import Progress

Job = tuple[str, Cell]
"""A kind of job and what it is about."""

IDLERS: Final = ("sharing triad", "triad", "do nothing")
"""Strategies under which idle turns are counted."""


@dataclass(slots=True)
class League:
    """Everything that was measured. The first book is the one that menus, ledgers and idle turns are about."""

    scenarios: tuple[str, ...]
    books: tuple[str, ...]
    worlds: dict[str, int]
    """book -> worlds of each of its cells"""
    cells: dict[tuple[str, str, str], Figures] = field(default_factory=dict)
    """(book, scenario, strategy)"""
    terms: dict[str, list[Terms]] = field(default_factory=dict)
    """strategy -> one a scenario that has several partners"""
    menus: dict[str, Menus] = field(default_factory=dict)
    idle: dict[tuple[str, str], dict[str, float]] = field(default_factory=dict)
    """(scenario, strategy) -> seat -> share of its turns"""

    def found(self, book: str, scenario: str) -> Found:
        """Strategy -> what came of it."""
        return {s.name: self.cells[book, scenario, s.name] for s in STRATEGIES}

    def asked(self, book: str) -> Iterator[tuple[Question, dict[str, Verdict]]]:
        """Every question with its verdict in each scenario that has the partners to ask it of."""
        for question in QUESTIONS:
            where = [s for s in self.scenarios if made_ready(s, book).count >= question.partners]
            yield question, {s: question.ask(self.found(book, s)) for s in where}

    def over_all(self, book: str) -> dict[str, Verdict]:
        """What is asked of the scenarios together in which ways can differ over whom they help."""
        where = several_partners(self.scenarios, book) or self.scenarios
        by_scenario = {s: self.found(book, s) for s in where}
        return {says: ask(by_scenario) for says, ask in OVER_ALL.items()}


def several_partners(scenarios: Sequence[str], book: str) -> list[str]:
    """The scenarios in which strategies can differ over whom they help; they are also those of full length."""
    return [s for s in scenarios if made_ready(s, book).count > 1]


def _idle(cell: Cell) -> dict[str, float]:
    return idle_turns(cell.scenario, cell.book, cell.strategy, min(cell.worlds, 40))


WORK: Final[dict[str, Callable[[Cell], Any]]] = {
    "cell": played,
    "terms": league_ledger.terms_of,
    "menus": league_menus.tried,
    "idle": _idle,
}


def run(scenarios: Sequence[str], books: Sequence[str], worlds: int, rival_worlds: int, workers: int) -> League:
    """Play everything; progress goes to the screen as jobs come in."""
    first = books[0]
    counts = {b: worlds if b == first else rival_worlds for b in books}
    league = League(tuple(scenarios), tuple(books), counts)
    jobs = [("cell", Cell(s, b, way.name, counts[b])) for b in books for s in scenarios for way in STRATEGIES]
    tried = worlds * league_menus.TIMES_THE_WORLDS
    jobs += [("menus", Cell(s, first, league_menus.STRATEGY, tried)) for s in scenarios]
    jobs += [
        ("terms", Cell(s, first, name, worlds))
        for s in several_partners(scenarios, first)
        for name in league_ledger.ASKED
    ]
    jobs += [("idle", Cell(s, first, name, worlds)) for s in scenarios for name in IDLERS]
    with Progress(len(jobs), "league: parts played") as progress:
        for (kind, cell), result in _all(jobs, workers):
            _keep(league, kind, cell, result)
            progress.step("")
    return league


def _keep(league: League, kind: str, cell: Cell, result: Any) -> None:
    if kind == "cell":
        league.cells[cell.book, cell.scenario, cell.strategy] = result
    elif kind == "menus":
        league.menus[cell.scenario] = result
    elif kind == "terms":
        league.terms.setdefault(cell.strategy, []).append(result)
    else:
        league.idle[cell.scenario, cell.strategy] = result


def _do(job: Job) -> Any:
    kind, cell = job
    return WORK[kind](cell)


def _all(jobs: Sequence[Job], workers: int) -> Iterator[tuple[Job, Any]]:
    if workers < 2:
        yield from ((job, _do(job)) for job in jobs)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: dict[Future[Any], Job] = {pool.submit(_do, job): job for job in jobs}
        for future in as_completed(waiting):
            yield waiting[future], future.result()
