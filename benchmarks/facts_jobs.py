"""All arms of all facts, spread over worker processes: what each measured, and what its ledger says."""

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from typing import NamedTuple

from benchmarks.facts_kinds import Fact
from benchmarks.facts_ledger import BY_ID
from benchmarks.facts_run import Found, contrast, values
from benchmarks.facts_why import WORLDS, Terms, apart, terms_of, told
from sctabletop.cli.progress import Progress
from sctabletop.domain.state import Array


class Job(NamedTuple):
    """One arm of one position, in words that a worker process understands."""

    fact: str
    position: int
    arm: int
    worlds: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a position, and the terms that made the difference."""

    found: Found
    ledger: str


def played(job: Job) -> tuple[Array, Terms]:
    """The measure in every world of an arm, and the terms behind it in a few of them."""
    fact = BY_ID[job.fact]
    position, arm = fact.positions[job.position], fact.arms[job.arm]
    measured = values(fact, position, arm, job.worlds)
    terms = terms_of(fact, position, arm, min(WORLDS, job.worlds)) if fact.measure.tracks else {}
    return measured, terms


def verdicts(facts: Sequence[Fact], worlds: int, workers: int) -> list[Verdict]:
    """Every position of every fact, in order; progress goes to the screen as arms come in."""
    jobs = [
        Job(fact.id, p, a, worlds) for fact in facts for p in range(len(fact.positions)) for a in range(len(fact.arms))
    ]
    done: dict[Job, tuple[Array, Terms]] = {}
    with Progress(len(jobs), "stylised facts: arms played") as progress:
        for job, result in _all(jobs, workers):
            done[job] = result
            progress.step("")
    return [_verdict(fact, p, worlds, done) for fact in facts for p in range(len(fact.positions))]


def _all(jobs: Sequence[Job], workers: int) -> Iterable[tuple[Job, tuple[Array, Terms]]]:
    if workers < 2:
        yield from ((job, played(job)) for job in jobs)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: dict[Future[tuple[Array, Terms]], Job] = {pool.submit(played, job): job for job in jobs}
        for future in as_completed(waiting):
            yield waiting[future], future.result()


def _verdict(fact: Fact, position: int, worlds: int, done: dict[Job, tuple[Array, Terms]]) -> Verdict:
    arms = [done[Job(fact.id, position, a, worlds)] for a in range(len(fact.arms))]
    found = contrast(fact, fact.positions[position], {a: measured for a, (measured, _) in enumerate(arms)})
    ledger = told(apart((arm, terms) for arm, (_, terms) in zip(fact.arms, arms, strict=True)))
    return Verdict(found, ledger)
