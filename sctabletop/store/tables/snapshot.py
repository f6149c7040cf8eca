"""snapshot: the state after a turn, a cache that may be emptied at any time."""

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Table, UniqueConstraint

from sctabletop.store.tables.metadata import METADATA

SNAPSHOT: Final = Table(
    "snapshot",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("turn", Integer, nullable=False),
    # By event and not by branch, so that a fork finds the snapshots of its past.
    Column("event", Integer, ForeignKey("event.id"), nullable=False),
    Column("blob", LargeBinary, nullable=False),
    UniqueConstraint("turn", "event"),
    sqlite_strict=True,
)
