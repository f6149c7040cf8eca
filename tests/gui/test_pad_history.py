"""The past of a pad: every change can be undone and done again."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sctabletop.domain.orders import Order, PromoteCooperation, Report, Vet
from sctabletop.gui.pad_history import PadHistory

A, B, C = Report(partner="a"), Vet(partner="b"), PromoteCooperation()


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (lambda h: h.add(C), (A, B, C)),
        (lambda h: h.replace(0, C), (C, B)),
        (lambda h: h.remove(1), (A,)),
        (lambda h: h.move(0, 1), (B, A)),
        (lambda h: h.set([]), ()),
    ],
)
def test_a_change_can_be_undone_and_done_again(change: Any, after: tuple[Order, ...]) -> None:
    history = PadHistory([A, B])
    assert change(history)
    assert history.orders == after
    assert history.undo()
    assert history.orders == (A, B)
    assert history.redo()
    assert history.orders == after


def test_what_changes_nothing_leaves_nothing_to_undo() -> None:
    history = PadHistory([A, B])
    assert not history.set([A, B])
    assert not history.move(1, 2)
    assert not history.undo()
    assert not history.can_undo


def test_a_new_change_forgets_what_was_undone() -> None:
    history = PadHistory([A])
    history.add(B)
    history.undo()
    history.add(C)
    assert not history.can_redo
    assert not history.redo()
    assert history.orders == (A, C)


@given(st.lists(st.one_of(st.sampled_from("ur"), st.lists(st.sampled_from([A, B, C]), max_size=4))))
def test_it_keeps_step_with_a_list_of_all_states_and_a_finger_in_it(steps: list[str | list[Order]]) -> None:
    history, states, at = PadHistory(), [()], 0
    for step in steps:
        if step == "u":
            history.undo()
            at = max(at - 1, 0)
        elif step == "r":
            history.redo()
            at = min(at + 1, len(states) - 1)
        elif tuple(step) != states[at]:
            history.set(step)  # type: ignore[arg-type]  # the letters are gone
            states, at = [*states[: at + 1], tuple(step)], at + 1  # type: ignore[list-item]
        assert history.orders == states[at]
        assert (history.can_undo, history.can_redo) == (at > 0, at < len(states) - 1)
