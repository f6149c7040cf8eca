"""The line above every screen says where people are, in words and shapes."""

from PySide6.QtWidgets import QFrame, QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from sctabletop.domain.phases import Phase
from sctabletop.domain.seats import SDO
from sctabletop.gui.clock import Clock
from sctabletop.gui.exercise import Exercise
from sctabletop.gui.widgets.top_bar import BlockTrail, TopBar
from sctabletop.session.desk.options import Options
from sctabletop.session.desk.words import Block
from tests.gui.sitting import open_exercise, sit


def bar_of(qtbot: QtBot) -> tuple[TopBar, Exercise, Clock]:
    exercise = open_exercise(sit(SDO, to=(2, Phase.PLAN), chosen=Options(clocks={Phase.PLAN: 600})))
    clock = Clock(exercise, exercise)
    bar = TopBar(exercise, clock)
    exercise.setParent(bar)
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show()
    return bar, exercise, clock


def words(bar: TopBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]


def test_the_present_block_stands_out_by_mark_frame_and_name(qtbot: QtBot) -> None:
    bar, _, _ = bar_of(qtbot)
    trail = bar.findChild(BlockTrail)
    assert isinstance(trail, BlockTrail)
    for place, block in enumerate(Block, start=1):
        bar.show_block(block)
        framed = [x.text() for x in trail.findChildren(QLabel) if x.frameShape() is QFrame.Shape.Box]
        assert framed == [f"▸ {block.value} ◂"]
        assert trail.accessibleName() == f"{block.value}, block {place} of 4"


def test_without_a_word_from_the_frame_the_phase_says_where_people_are(qtbot: QtBot) -> None:
    bar, _, _ = bar_of(qtbot)
    assert "▸ Plan ◂" in words(bar)
    assert "Turn 2" in words(bar)


def test_the_curtain_is_offered_where_a_desk_is_open(qtbot: QtBot) -> None:
    bar, _, _ = bar_of(qtbot)
    assert not bar.curtain.isVisible()
    bar.show_desk("Desk: somebody", own=True)
    assert bar.curtain.isVisible()
    assert "Desk: somebody" in words(bar)
    with qtbot.waitSignal(bar.asked_curtain):
        bar.curtain.click()


def test_a_line_says_what_is_being_done_while_it_is_done(qtbot: QtBot) -> None:
    bar, exercise, _ = bar_of(qtbot)
    exercise.busy.emit("Closing the phase …")
    assert "Closing the phase …" in words(bar)
    assert [moving.isVisible() for moving in bar.findChildren(QProgressBar)] == [True]
    exercise.busy.emit("")
    assert "Closing the phase …" not in words(bar)


def test_it_says_that_all_is_saved_and_no_longer_when_a_step_failed(qtbot: QtBot) -> None:
    bar, exercise, _ = bar_of(qtbot)
    exercise.trouble.emit("the disk is full; make room", "")
    assert "✕ The last step failed" in words(bar)
    exercise.saved.emit("draft saved")
    assert "✕ The last step failed" not in words(bar)


def test_it_says_so_where_nothing_is_kept(qtbot: QtBot) -> None:
    bar, exercise, _ = bar_of(qtbot)  # an exercise in memory, as the demonstration is
    exercise.saved.emit("draft saved")
    assert "Demo, kept nowhere" in words(bar)
    assert "✓ Saved" not in words(bar)


def test_when_time_is_up_it_says_so_and_forces_nothing(qtbot: QtBot) -> None:
    bar, exercise, clock = bar_of(qtbot)
    clock.pass_time(700.0)
    assert any("time for this phase is up" in text for text in words(bar))
    assert "time is up" in words(bar)
    assert exercise.phase is Phase.PLAN
