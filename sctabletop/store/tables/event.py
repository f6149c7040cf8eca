"""event: the tree of all that happened. A row is written once and never changed."""

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from sctabletop.store.tables.metadata import METADATA

EVENT: Final = Table(
    "event",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("parent", Integer, ForeignKey("event.id")),
    Column("hash", Text, nullable=False),
    Column("tag", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    # Two branches that do the same after the same past share the row, so a changed parent always shows in the hash.
    UniqueConstraint("parent", "hash"),
    sqlite_strict=True,
)
