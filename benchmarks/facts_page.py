"""The page of stylised facts: a table of verdicts, what does not hold and why, and each experiment in full."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from benchmarks.facts_jobs import Verdict
from benchmarks.facts_kinds import Arm, Direction, Fact, Position
from benchmarks.facts_run import Found
from sctabletop.theory import claim

COMMAND: Final = ".venv/bin/python -m benchmarks.stylised_facts --write"
_TOP: Final = """# Stylised facts

What studies and doctrine find about security cooperation, and what the model says when it is asked. Made by

    {command}

with {worlds:,} worlds an arm. Each fact is an experiment: arms that differ in one thing, played in the same worlds
with the same luck. The US seats follow the orders of the arm, all others are the computer's. The *difference* is the
first arm less the second, or the weighted sum that the fact states, world by world; ± is its standard error. A
**direction** holds where the sign is as expected and lies beyond two such errors. A **size** holds where the
difference is at least what was asked of it or, where none is expected, surely at most that.

Contested findings are switches: they are run under the books, or with the coefficients, that differ over them. The
default book is neutral in a contested finding unless a claim of the theory makes it take a side; those are listed
below with the claim, and so is a finding that the model has no switch for. A model that shows a finding does not prove
it; a finding that the model does not show is listed as missing, with the terms of the ledger that decided.
"""
_LEFT: Final = """## Findings without an experiment

- That the alliance dilemma is sharper where there are many patrons: a scenario has its rivals, and no order adds one.
- That hierarchy goes with crisis-joining, trade and fewer civil wars: the model has no trade and no civil war, and
  what a partner brings in a crisis follows its will and the role it was given.
- That every cut of aid that is carried out costs later leverage: ending a programme costs trust and frightens, but
  leverage is no track of the model.
- That cooperation tends to be followed by less aid: aid is what the US seats order, so an experiment would measure its
  own orders.
"""


def page(verdicts: Sequence[Verdict], worlds: int) -> str:
    """The whole page, Markdown."""
    parts = [
        _TOP.format(command=COMMAND, worlds=worlds),
        _counted(verdicts),
        _sides(verdicts),
        _table(verdicts),
        _missing(verdicts),
    ]
    parts.append("## Each experiment")
    by_fact = groupby(verdicts, key=lambda v: v.found.fact.id)
    parts += [_experiment([*group]) for _, group in by_fact]
    return "\n\n".join(part.strip("\n") for part in (*parts, _LEFT)) + "\n"


def rows(verdicts: Iterable[Verdict]) -> list[list[str]]:
    """A row a position: fact, book, expected, difference, error, and whether direction and size hold."""
    return [
        [
            v.found.fact.id,
            v.found.position.said,
            expected(v.found.position),
            f"{v.found.difference:+.4f}",
            f"{v.found.error:.4f}",
            yes(v.found.direction_holds),
            yes(v.found.size_holds),
        ]
        for v in verdicts
    ]


def expected(position: Position) -> str:
    """What was asked of a difference."""
    bound = "at most" if position.expected is Direction.SAME else "at least"
    return f"{position.expected}, {bound} {position.least:g}"


def yes(holds: bool) -> str:
    return "yes" if holds else "**no**"


def _counted(verdicts: Sequence[Verdict]) -> str:
    facts = {v.found.fact.id for v in verdicts}
    fails = {v.found.fact.id for v in verdicts if not v.found.holds}
    switches = {v.found.fact.id for v in verdicts if v.found.fact.is_switch}
    return f"{len(facts)} facts, {len(facts) - len(fails)} of them as expected; {len(switches)} are switches."


def _sides(verdicts: Sequence[Verdict]) -> str:
    """Contested findings: where the default book takes a side and by what claim, where it is neutral, where the model
    has no say.
    """
    facts = {v.found.fact.id: v.found.fact for v in verdicts}
    taken = [f"- [{fact.id}](#{fact.id}): {side(fact)}" for fact in facts.values() if fact.takes_a_side]
    neutral = [f"[{fact.id}](#{fact.id})" for fact in facts.values() if fact.is_switch and not fact.takes_a_side]
    head = "In these contested findings the default book takes the side that a claim requires:" if taken else ""
    tail = f"In these it is neutral, and a coefficient turns the finding on: {', '.join(neutral)}." if neutral else ""
    absent = [
        f"- [{fact.id}](#{fact.id}) is contested and not modelled: {fact.not_modelled}"
        for fact in facts.values()
        if fact.not_modelled
    ]
    return "\n\n".join(filter(None, (head, "\n".join(taken), tail, "\n".join(absent))))


def side(fact: Fact) -> str:
    """The claim that makes the default book take a side: what it says, and what must hold of it."""
    one = claim(fact.required)
    return f"{one.id} ({one.title}) requires it. {one.statement} What must hold: {one.must_hold}"


def _table(verdicts: Sequence[Verdict]) -> str:
    head = ["fact", "finding", "evidence", "book", "expected", "difference", "±", "direction", "size"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    before = ""
    for v, row in zip(verdicts, rows(verdicts), strict=True):
        fact = v.found.fact
        first = fact.id != before
        before = fact.id
        said = [f"[{fact.id}](#{fact.id})", fact.finding, "; ".join(fact.evidence)] if first else ["", "", ""]
        lines.append("| " + " | ".join([*said, *row[1:]]) + " |")
    return "\n".join(lines)


def _missing(verdicts: Sequence[Verdict]) -> str:
    out = ["## What does not hold", ""]
    out += [f"- **{v.found.fact.id}** ({v.found.position.said}): {_why(v)}" for v in verdicts if not v.found.holds]
    return "\n".join(out) if len(out) > 2 else "## What does not hold\n\nNothing: every fact came out as expected."


def _why(v: Verdict) -> str:
    found = v.found
    came = f"{found.difference:+.4f} ± {found.error:.4f} where {expected(found.position)} was expected."
    ledger = f" The ledger: {v.ledger}." if v.ledger else " The ledger shows no term that parts the arms."
    note = f" {found.fact.missing}" if found.fact.missing else ""
    return came + ledger + note


def _experiment(verdicts: Sequence[Verdict]) -> str:
    fact = verdicts[0].found.fact
    lines = [
        f"### {fact.id}",
        "",
        fact.finding,
        "",
        f"- Evidence: {'; '.join(fact.evidence)}. Works: {'; '.join(fact.works)}. Claims: {fact.claims}.",
        f"- {fact.scenario}, {'one turn' if fact.turns == 1 else f'{fact.turns} turns'}.",
        f"- Measured: {fact.measure.said}, {fact.measure.over}.",
        *_arms(fact, [v.found for v in verdicts]),
        *(f"- Ledger, {v.found.position.said}: {v.ledger}." for v in verdicts if v.ledger),
    ]
    if fact.note:
        lines.append(f"- {fact.note}")
    if fact.not_modelled:
        lines.append(f"- Not modelled, and no switch: {fact.not_modelled}")
    if fact.takes_a_side:
        lines.append(f"- The default book takes a side: {side(fact)}")
    return "\n".join(lines)


def _arms(fact: Fact, found: Sequence[Found]) -> list[str]:
    def line(i: int, arm: Arm) -> str:
        means = "; ".join(f"{f.means[i]:.4f} ({f.position.said})" for f in found)
        return f"- Arm {arm.weight:+g}: {arm.said}. Mean {means}."

    return [line(i, arm) for i, arm in enumerate(fact.arms)]
