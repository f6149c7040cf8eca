"""Any tree of appends and forks, played on a file, in memory and on plain lists: three times the same story."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from sctabletop.session.ports import Snapshot
from sctabletop.store.files import create_save, open_save
from sctabletop.store.memory import MemoryStore
from sctabletop.store.sqlite import SqliteStore
from sctabletop.store.verify import verify_chain
from tests.store.samples import MAIN, clock, event

# (which branch, events by number or None for a fork, where to fork, with a snapshot). Few numbers, so that branches
# often do the same again.
STEP = st.tuples(
    st.integers(0, 9), st.none() | st.lists(st.integers(0, 2), min_size=1, max_size=3), st.integers(0, 9), st.booleans()
)


class _Told:
    """The story on plain lists: each branch is its numbers, its ids and its snapshots by turn."""

    def __init__(self) -> None:
        self.numbers: dict[str, list[int]] = {MAIN: [0]}
        self.snapshots: dict[str, dict[int, bytes]] = {MAIN: {}}


def _play(store: MemoryStore | SqliteStore, steps: list[tuple[int, list[int] | None, int, bool]]) -> _Told:
    told = _Told()
    ids = {MAIN: [store.append(MAIN, None, [event(0)])[0].id]}
    for index, (which, numbers, at, with_snapshot) in enumerate(steps):
        branch = list(told.numbers)[which % len(told.numbers)]
        if numbers is None:
            name, kept = f"fork-{index}", at % len(ids[branch]) + 1
            store.fork(name, ids[branch][kept - 1], "")
            told.numbers[name], ids[name] = told.numbers[branch][:kept], ids[branch][:kept]
            told.snapshots[name] = {}
        else:
            snapshot = Snapshot(index, bytes(numbers)) if with_snapshot else None
            stored = store.append(branch, ids[branch][-1], [event(n) for n in numbers], snapshot=snapshot)
            told.numbers[branch] += numbers
            ids[branch] += [e.id for e in stored]
            if snapshot:
                told.snapshots[branch][index] = snapshot.blob
    return told


@given(st.lists(STEP, max_size=12))
def test_every_branch_reads_as_its_own_story(steps: list[tuple[int, list[int] | None, int, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tree.db"
        memory = MemoryStore(clock)
        with create_save(path, clock) as store:
            told = _play(store, steps)
            _play(memory, steps)
        with open_save(path, clock) as store:
            for branch, numbers in told.numbers.items():
                assert [e.event.body["number"] for e in store.events(branch)] == numbers
                assert list(store.events(branch)) == list(memory.events(branch))
                for turn, blob in told.snapshots[branch].items():
                    found = store.snapshot(branch, turn)
                    assert found == memory.snapshot(branch, turn)
                    assert found is not None
                    assert found.blob == blob
            assert store.branches() == memory.branches()
        assert verify_chain(path) == []
