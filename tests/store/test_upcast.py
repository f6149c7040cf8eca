"""Old event bodies find their way up to today's."""

import pytest

from sctabletop.domain.events import VERSIONS, Tag
from sctabletop.store.upcast import STEPS, Body, Unreadable, upcast

KIND = Tag.ADJUSTED


def _give_a_reason(body: Body) -> Body:
    return {**body, "reason": "not given"}


def _rename_the_reason(body: Body) -> Body:
    return {"why": body.pop("reason"), **body}


def _upcast(version: int, body: Body) -> Body:
    steps = {(KIND, 1): _give_a_reason, (KIND, 2): _rename_the_reason}
    return upcast(KIND, version, body, steps=steps, versions={KIND: 3})


def test_an_old_body_is_brought_up_step_by_step() -> None:
    assert _upcast(1, {"by": 2}) == {"by": 2, "why": "not given"}
    assert _upcast(2, {"by": 2, "reason": "r"}) == {"by": 2, "why": "r"}
    assert _upcast(3, {"by": 2, "why": "w"}) == {"by": 2, "why": "w"}


def test_a_version_of_the_future_is_not_guessed_at() -> None:
    with pytest.raises(Unreadable, match="version 4"):
        _upcast(4, {})


def test_there_is_one_step_for_each_version_that_is_past_and_no_other() -> None:
    assert set(STEPS) == {(tag, version) for tag in Tag for version in range(1, VERSIONS[tag])}
