"""Every old version of every event has its way up to today's."""

from sctabletop.domain.events import VERSIONS, Tag
from sctabletop.store.upcast import STEPS


def test_there_is_one_step_for_each_version_that_is_past_and_no_other() -> None:
    due = {(tag, version) for tag in Tag for version in range(1, VERSIONS[tag])}
    assert set(STEPS) == due
