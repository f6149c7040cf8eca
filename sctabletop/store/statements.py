"""The statements of a commit and of a seek, written in Core and turned into text once, to spare building them."""

from typing import Final

from sqlalchemy import Delete, Insert, Select, Update, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from sctabletop.store.tables import BRANCH, DRAFT, EVENT, SNAPSHOT


def _text(statement: Select[*tuple[object, ...]] | Insert | Update | Delete) -> str:
    return str(statement.compile(dialect=SQLiteDialect_pysqlite()))


HEAD: Final = _text(
    select(BRANCH.c.id, BRANCH.c.head, EVENT.c.hash)
    .join(EVENT, EVENT.c.id == BRANCH.c.head)
    .where(BRANCH.c.name == bindparam("branch"))
)
"""(name) -> branch id, head, hash of the head."""

LAST_ID: Final = _text(select(func.max(EVENT.c.id)))
"""() -> the largest event id, None where there is no event."""

TWIN: Final = _text(
    select(EVENT.c.id, EVENT.c.recorded_at).where(
        EVENT.c.parent.is_not_distinct_from(bindparam("parent")), EVENT.c.hash == bindparam("hash")
    )
)
"""(parent, hash) -> id and time of the same event after the same past."""

ADD_EVENT: Final = _text(insert(EVENT))
"""(every column of event, in order)."""

ADD_BRANCH: Final = _text(insert(BRANCH).values(name=bindparam("name"), head=bindparam("head")))
"""(name, head)."""

MOVE_HEAD: Final = _text(update(BRANCH).values(head=bindparam("to")).where(BRANCH.c.id == bindparam("branch")))
"""(new head, branch id)."""

DROP_DRAFTS: Final = _text(
    delete(DRAFT).where(DRAFT.c.branch == bindparam("branch"), DRAFT.c.seat == bindparam("seat_"))
)
"""(branch id, seat)."""

_snapshot = sqlite_insert(SNAPSHOT).values(turn=bindparam("turn"), event=bindparam("event"), blob=bindparam("blob"))
KEEP_SNAPSHOT: Final = _text(
    _snapshot.on_conflict_do_update(index_elements=["turn", "event"], set_={"blob": _snapshot.excluded.blob})
)
"""(turn, event id, bytes)."""

SNAPSHOTS: Final = _text(
    select(SNAPSHOT.c.event, SNAPSHOT.c.blob)
    .where(SNAPSHOT.c.turn == bindparam("turn"))
    .order_by(SNAPSHOT.c.event.desc())
)
"""(turn) -> event, bytes of every snapshot of that turn, the latest first."""

COUNT_BRANCHES: Final = _text(select(func.count()).select_from(BRANCH))
"""() -> how many branches."""
