"""What a session may rely on, whatever keeps its events: the same tests for memory and for a file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sctabletop.domain.events import EVERYONE, Event, Tag
from sctabletop.domain.seats import CCMD, CONTROL, OSD
from sctabletop.session.ports import EventStore, Snapshot
from sctabletop.store.errors import BranchExists, NoSuchBranch, NoSuchEvent, SaveConflict
from sctabletop.store.files import create_save
from sctabletop.store.memory import MemoryStore
from tests.store.samples import MAIN, event, events, opening, ticking


def _memory(_: Path, clock: Callable[[], str]) -> EventStore:
    return MemoryStore(clock)


def _sqlite(folder: Path, clock: Callable[[], str]) -> EventStore:
    return create_save(folder / "session.db", clock)


@pytest.fixture(params=[_memory, _sqlite], ids=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[EventStore]:
    made: EventStore = request.param(tmp_path, ticking().__next__)
    yield made
    made.close()


def _read(store: EventStore, branch: str = MAIN) -> list[Event]:
    return [stored.event for stored in store.events(branch)]


class TestAppend:
    def test_what_was_appended_is_read_back_in_order(self, store: EventStore) -> None:
        stored = store.append(MAIN, None, opening())
        more = store.append(MAIN, stored[-1].id, events(0, 3))
        assert _read(store) == opening() + events(0, 3)
        assert list(store.events(MAIN)) == [*stored, *more]

    def test_the_audience_comes_back_with_the_event(self, store: EventStore) -> None:
        store.append(MAIN, None, opening())
        assert [e.audience for e in _read(store)] == [EVERYONE, EVERYONE, (CCMD, CONTROL)]

    def test_each_event_names_the_one_before_it(self, store: EventStore) -> None:
        stored = store.append(MAIN, None, events(0, 4))
        assert [e.parent for e in stored] == [None, *(e.id for e in stored[:-1])]
        assert [e.id for e in stored] == sorted({e.id for e in stored})

    def test_all_events_of_one_commit_have_one_time(self, store: EventStore) -> None:
        first = store.append(MAIN, None, events(0, 3))
        second = store.append(MAIN, first[-1].id, events(3, 1))
        assert len({e.recorded_at for e in first}) == 1
        assert first[0].recorded_at < second[0].recorded_at

    def test_a_stale_head_is_a_conflict_and_writes_nothing(self, store: EventStore) -> None:
        first = store.append(MAIN, None, events(0, 2))
        store.append(MAIN, first[-1].id, events(2, 1))
        for stale in (first[-1].id, first[0].id, None, 999):
            with pytest.raises(SaveConflict):
                store.append(MAIN, stale, events(9, 1), snapshot=Snapshot(1, b"x"), clear_drafts=[OSD])
        assert _read(store) == events(0, 3)
        assert store.snapshot(MAIN, 1) is None

    def test_a_branch_that_is_not_there_has_no_head_to_append_to(self, store: EventStore) -> None:
        stored = store.append(MAIN, None, events(0, 1))
        with pytest.raises(SaveConflict):
            store.append("other", stored[-1].id, events(1, 1))

    @pytest.mark.parametrize("bad", [float("nan"), float("inf"), "\ud800", {1: 2}, object()])
    def test_one_body_that_json_cannot_carry_refuses_the_whole_commit(self, store: EventStore, bad: object) -> None:
        stored = store.append(MAIN, None, events(0, 1))
        with pytest.raises(ValueError, match=r"JSON cannot carry|plain numbers, words"):
            store.append(MAIN, stored[-1].id, [event(1), Event(Tag.ADJUSTED, {"deep": [{"x": bad}]})])
        assert _read(store) == events(0, 1)

    def test_a_branch_cannot_begin_with_nothing(self, store: EventStore) -> None:
        with pytest.raises(ValueError, match="begins with an event"):
            store.append(MAIN, None, [])
        assert store.branches() == []

    def test_the_hash_is_the_same_whatever_the_time_and_the_row(self, store: EventStore) -> None:
        store.append("elsewhere", None, events(50, 3))
        here = store.append(MAIN, None, events(0, 5))
        there = MemoryStore(lambda: "another day").append("x", None, events(0, 5))
        assert [e.hash for e in here] == [e.hash for e in there]
        assert len({e.hash for e in here}) == 5


class TestReading:
    def test_a_span_is_after_one_event_and_up_to_another(self, store: EventStore) -> None:
        ids = [e.id for e in store.append(MAIN, None, events(0, 6))]
        assert [e.id for e in store.events(MAIN, upto=ids[3], after=ids[1])] == ids[2:4]
        assert [e.id for e in store.events(MAIN, upto=ids[2])] == ids[:3]
        assert [e.id for e in store.events(MAIN, after=ids[4])] == ids[5:]
        assert list(store.events(MAIN, after=ids[5])) == []

    def test_an_unknown_branch_is_named_with_those_there_are(self, store: EventStore) -> None:
        store.append(MAIN, None, events(0, 1))
        for ask in (
            lambda: list(store.events("nowhere")),
            lambda: store.snapshot("nowhere", 1),
            lambda: store.drafts("nowhere"),
            lambda: store.save_draft("nowhere", OSD, "k", {}),
            lambda: store.drop_drafts("nowhere", OSD),
        ):
            with pytest.raises(NoSuchBranch, match=r"'nowhere'.*main"):
                ask()


class TestForks:
    def test_a_fork_shares_the_past_and_goes_its_own_way(self, store: EventStore) -> None:
        stored = store.append(MAIN, None, events(0, 5))
        branch = store.fork("what-if", stored[2].id, "had we asked earlier")
        assert (branch.head, branch.forked_from, branch.note) == (stored[2].id, stored[2].id, "had we asked earlier")
        assert _read(store, "what-if") == events(0, 3)
        store.append("what-if", stored[2].id, events(10, 2))
        assert _read(store, "what-if") == events(0, 3) + events(10, 2)
        assert _read(store) == events(0, 5)

    def test_a_fork_writes_no_event(self, store: EventStore) -> None:
        stored = store.append(MAIN, None, events(0, 5))
        store.fork("a", stored[1].id)
        store.fork("b", stored[4].id)
        assert store.append(MAIN, stored[4].id, events(5, 1))[0].id == stored[4].id + 1

    def test_branches_come_in_the_order_in_which_they_were_made(self, store: EventStore) -> None:
        stored = store.append("zulu", None, events(0, 2))
        store.fork("alpha", stored[0].id, "n")
        found = [(b.name, b.head, b.forked_from, b.note) for b in store.branches()]
        assert found == [("zulu", stored[1].id, None, ""), ("alpha", stored[0].id, stored[0].id, "n")]

    def test_a_name_is_taken_once(self, store: EventStore) -> None:
        stored = store.append(MAIN, None, events(0, 2))
        with pytest.raises(BranchExists, match="'main'"):
            store.fork(MAIN, stored[0].id)
        assert _read(store) == events(0, 2)

    def test_a_fork_needs_an_event_that_is_there(self, store: EventStore) -> None:
        store.append(MAIN, None, events(0, 2))
        for missing in (0, -1, 3):
            with pytest.raises(NoSuchEvent):
                store.fork("x", missing)

    def test_the_same_acts_after_the_same_past_are_one_and_the_same_row(self, store: EventStore) -> None:
        stored = store.append(MAIN, None, events(0, 5))
        store.fork("again", stored[1].id)
        again = store.append("again", stored[1].id, [*events(2, 2), event(99), event(4)])
        assert again[:2] == stored[2:4]
        assert [e.id for e in again[2:]] == [6, 7]
        assert _read(store, "again") == [*events(0, 4), event(99), event(4)]


class TestSnapshots:
    def test_a_snapshot_belongs_to_the_last_event_of_its_commit(self, store: EventStore) -> None:
        stored = store.append(MAIN, None, events(0, 3), snapshot=Snapshot(1, b"\x00one\xff"))
        found = store.snapshot(MAIN, 1)
        assert found is not None
        assert (found.turn, found.event_id, found.blob) == (1, stored[-1].id, b"\x00one\xff")
        assert store.snapshot(MAIN, 2) is None

    def test_a_fork_sees_the_snapshots_of_its_past_and_none_of_a_future_it_left(self, store: EventStore) -> None:
        one = store.append(MAIN, None, events(0, 2), snapshot=Snapshot(1, b"1"))
        two = store.append(MAIN, one[-1].id, events(2, 2), snapshot=Snapshot(2, b"2"))
        store.append(MAIN, two[-1].id, events(4, 1), snapshot=Snapshot(3, b"3"))
        store.fork("b", two[0].id)
        seen = store.snapshot("b", 1)
        assert seen is not None
        assert seen.blob == b"1"
        assert store.snapshot("b", 2) is None
        store.append("b", two[0].id, events(20, 1), snapshot=Snapshot(2, b"other 2"))
        blobs = {name: getattr(store.snapshot(name, 2), "blob", None) for name in (MAIN, "b")}
        assert blobs == {MAIN: b"2", "b": b"other 2"}
        assert store.snapshot("b", 3) is None

    def test_the_latest_snapshot_of_a_turn_is_the_one_that_counts(self, store: EventStore) -> None:
        one = store.append(MAIN, None, events(0, 1), snapshot=Snapshot(1, b"early"))
        store.append(MAIN, one[-1].id, events(1, 1), snapshot=Snapshot(1, b"late"))
        found = store.snapshot(MAIN, 1)
        assert found is not None
        assert found.blob == b"late"


class TestDrafts:
    def test_a_draft_is_kept_and_replaced_by_its_key(self, store: EventStore) -> None:
        store.append(MAIN, None, events(0, 1))
        store.save_draft(MAIN, OSD, "a", {"kind": "rank", "n": 1})
        store.save_draft(MAIN, CCMD, "a", {"kind": "vet"})
        store.save_draft(MAIN, OSD, "b", {"kind": "press"})
        store.save_draft(MAIN, OSD, "a", {"kind": "rank", "n": 2})
        found = [(d.branch, d.seat, d.key, d.body) for d in store.drafts(MAIN)]
        assert found == [
            (MAIN, OSD, "a", {"kind": "rank", "n": 2}),
            (MAIN, CCMD, "a", {"kind": "vet"}),
            (MAIN, OSD, "b", {"kind": "press"}),
        ]
        assert [d.key for d in store.drafts(MAIN, OSD)] == ["a", "b"]

    def test_a_commit_takes_the_drafts_of_its_seats_with_it(self, store: EventStore) -> None:
        stored = store.append(MAIN, None, events(0, 1))
        store.fork("b", stored[0].id)
        for branch in (MAIN, "b"):
            for seat in (OSD, CCMD):
                store.save_draft(branch, seat, "k", {})
        store.append(MAIN, stored[0].id, events(1, 1), clear_drafts=[OSD])
        assert [d.seat for d in store.drafts(MAIN)] == [CCMD]
        assert [d.seat for d in store.drafts("b")] == [OSD, CCMD]

    def test_drafts_are_dropped_by_key_or_by_seat(self, store: EventStore) -> None:
        store.append(MAIN, None, events(0, 1))
        for key in "abc":
            store.save_draft(MAIN, OSD, key, {})
        store.save_draft(MAIN, CCMD, "a", {})
        store.drop_drafts(MAIN, OSD, "b")
        assert [d.key for d in store.drafts(MAIN, OSD)] == ["a", "c"]
        store.drop_drafts(MAIN, OSD)
        store.drop_drafts(MAIN, OSD)
        assert [d.seat for d in store.drafts(MAIN)] == [CCMD]


class TestBesideTheChain:
    def test_notes_stand_beside_their_event(self, store: EventStore) -> None:
        stored = store.append(MAIN, None, events(0, 2))
        store.add_note(stored[0].id, CONTROL, "watch the tone\nhere")
        store.add_note(stored[1].id, OSD, "הערה")
        store.add_note(stored[0].id, OSD, "again")
        assert [n.text for n in store.notes()] == ["watch the tone\nhere", "הערה", "again"]
        assert [(n.seat, n.text) for n in store.notes(stored[0].id)] == [
            (CONTROL, "watch the tone\nhere"),
            (OSD, "again"),
        ]
        assert list(store.events(MAIN)) == stored

    def test_a_note_needs_an_event_that_is_there(self, store: EventStore) -> None:
        with pytest.raises(NoSuchEvent):
            store.add_note(1, OSD, "x")

    def test_a_word_about_the_save_is_kept_and_replaced(self, store: EventStore) -> None:
        assert store.get_meta("scenario") is None
        store.set_meta("scenario", "a")
        store.set_meta("scenario", "b'; --")
        assert store.get_meta("scenario") == "b'; --"

    def test_closing_twice_is_no_error(self, store: EventStore) -> None:
        store.close()
        store.close()
