"""Nothing can be taken out of the game unnoticed: a sample in every run, all of it in the full one."""

import subprocess
import sys

import pytest

from benchmarks.removals import every_removal
from benchmarks.term_removal import NOBODY, Found, Verdict, unnoticed
from tests.layers.tree import CHECKOUT

CENTRAL = ("commitment.missed", "commitment.deliverables", "appeal.price", "trust.mismatch", "commitment.benchmarks")
"""Terms at the heart of a claim: a test of the claim itself must notice, and not the table of signs alone."""
SAMPLE = ("anybody is an ally", "gate industry", "hazard malign never comes", "term provoke.shelter")


def taken_out(*names: str, first: str = "pass") -> subprocess.CompletedProcess[str]:
    """The command on these names in a process of its own, since it changes the rules while it runs."""
    words = [*(("--only", *names) if names else ()), "--processes", "1" if names else "2"]
    said = f"import sys; from benchmarks import term_removal; {first}; sys.exit(term_removal.main({words!r}))"
    return subprocess.run([sys.executable, "-c", said], cwd=CHECKOUT, check=False, capture_output=True, text=True)


def test_a_sample_of_what_can_be_taken_out_is_missed_by_a_test_of_its_claim() -> None:
    done = taken_out(*CENTRAL, *SAMPLE)
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [line for line in done.stdout.splitlines() if any(name in line for name in (*CENTRAL, *SAMPLE))]
    assert len(rows) == len(CENTRAL) + len(SAMPLE)
    assert [row for row in rows if Verdict.TEST not in row] == []


def test_something_that_nothing_misses_ends_the_command_with_one() -> None:
    """The one term that is nil in every book, once its reason is forgotten."""
    assert taken_out("term coup.base").returncode == 0
    done = taken_out("term coup.base", first="term_removal.WHY.clear()")
    assert done.returncode == 1
    assert "1 by nobody" in done.stdout


def test_who_noticed_is_read_off_and_a_known_reason_excuses() -> None:
    rows = [Found("a", ("D1",), "d1_a_test"), Found("b", ("D1",), "the signs of D1"), Found("c", ("D1",), NOBODY)]
    assert [row.verdict for row in rows] == [Verdict.TEST, Verdict.SIGNS, Verdict.NOBODY]
    assert unnoticed(rows) == ["c"]
    assert unnoticed([Found("term coup.base", ("D27",), NOBODY)]) == []


def test_no_two_things_that_are_taken_out_have_one_name() -> None:
    names = [removal.name for removal in every_removal()]
    assert len(set(names)) == len(names)


@pytest.mark.full
@pytest.mark.timeout(3_600)
def test_nothing_at_all_can_be_taken_out_unnoticed() -> None:
    done = taken_out()
    assert done.returncode == 0, done.stdout + done.stderr
