"""What topics wander is measured as it is said to be, and beliefs drift as it was measured."""

import numpy as np
import pytest

from benchmarks import wander
from benchmarks.calibration import shipped
from benchmarks.wander import Course
from sctabletop.domain.state import Array
from sctabletop.domain.tracks import TOPIC_INDEX, TOPICS
from sctabletop.engine.wander import FEAR, MONEY, WANDER


def course(step: float, turns: int = 10, worlds: int = 4_000) -> Course:
    """A walk by numpy's normal law around a half; nothing is known to come, and money stays."""
    walk = 0.5 + np.cumsum(step * np.random.default_rng(3).standard_normal((turns, len(TOPICS), 1, worlds)), axis=0)
    walk[:, MONEY] = 100.0
    return Course(list(walk), [{} for _ in range(turns)])


def apart(found: Array, room: float, least: float) -> dict[str, tuple[float, float]]:
    """The topics whose found value lies further from the one in use than a share of it, or than ``least``."""
    pairs = {topic.name: (float(found[i]), WANDER[topic.name]) for i, topic in enumerate(TOPICS)}
    return {name: (new, old) for name, (new, old) in pairs.items() if abs(new - old) > max(room * old, least)}


def test_a_walk_of_even_steps_wanders_by_its_step_whatever_the_span() -> None:
    found = wander.wandered([course(0.05)])
    assert found[TOPIC_INDEX["trust"]] == pytest.approx(0.05, rel=0.02)
    assert found[MONEY] == 0.0


def test_what_is_known_to_come_does_not_wander() -> None:
    """Money that falls by a tenth a turn and fear that grows by a fifth of what is left, by hand."""
    known, unknown = course(0.0), course(0.0)
    for turn in range(10):
        for one in (known, unknown):
            one.truth[turn][MONEY] = 800.0 * 0.9**turn
            one.truth[turn][FEAR] = 1.0 - 0.7 * 0.8**turn
        known.coming[turn] = {MONEY: np.full((1, 4_000), 0.1), FEAR: np.full((1, 4_000), 0.2)}
    assert wander.wandered([known])[[MONEY, FEAR]] == pytest.approx(0.0, abs=1e-12)
    assert (wander.wandered([unknown])[[MONEY, FEAR]] > 0.1).all()


def test_beliefs_drift_about_as_topics_wander_in_a_few_worlds() -> None:
    found = wander.wandered([one for name in shipped() for one in wander.watched(name, 20)])
    assert apart(found, 0.2, 0.004) == {}


@pytest.mark.full
def test_beliefs_drift_as_topics_wander() -> None:
    found = wander.wandered([one for name in shipped() for one in wander.watched(name, wander.WORLDS)])
    assert apart(found, 0.1, 0.002) == {}


def test_a_scenario_that_is_not_shipped_is_refused_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        wander.main(["second-posting"])
    assert "first-posting" in capsys.readouterr().err
