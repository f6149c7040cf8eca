"""Writes ``v<N>.db`` beside itself for today's version of saves: ``python -m tests.saves.make_golden``.

Run once for each version, when it is new, and never again: the file stands for what people have on their disks. One
that is there already is not written over.
"""

from pathlib import Path

from sctabletop.domain.events import Event, Tag
from sctabletop.domain.seats import CCMD, CONTROL, OSD, SDO
from sctabletop.session.ports import Snapshot
from sctabletop.store.files import VERSION, create_save

HERE = Path(__file__).resolve().parent


def write(path: Path) -> None:
    """A save with every table in use: two branches, snapshots, drafts, notes, words about itself."""
    with create_save(path, lambda: "2031-05-04T09:00:00Z") as store:
        opening = [
            Event(
                Tag.SESSION_CREATED, {"scenario": "golden", "seed": 7, "book": "reynolds", "title": "Überblick — “א”"}
            ),
            *(Event(Tag.SEAT_ASSIGNED, {"seat": seat, "by": "person"}) for seat in (OSD, CCMD, SDO, CONTROL)),
            Event(Tag.PHASE_OPENED, {"turn": 1, "phase": "situation"}),
        ]
        stored = store.append("main", None, opening, snapshot=Snapshot(0, b"\x00opening"))
        one_each = [
            Event(tag, {"turn": 1, "number": index / 7, "none": None, "minus_zero": -0.0}, (OSD, CONTROL))
            for index, tag in enumerate(Tag)
        ]
        stored = store.append("main", stored[-1].id, one_each, snapshot=Snapshot(1, b"\x00first"))
        store.fork("what-if", stored[3].id, "another answer at the gate")
        other = Event(Tag.GATE_ANSWERED, {"turn": 1, "gate": "money", "passed": True})
        store.append("what-if", stored[3].id, [other], snapshot=Snapshot(1, b"\x00other"))
        store.save_draft("main", SDO, "engage-1", {"kind": "engage", "partner": "oubassara"})
        store.add_note(stored[3].id, CONTROL, "why here?")
        store.set_meta("made_by", "golden")


if __name__ == "__main__":
    write(HERE / f"v{VERSION}.db")
