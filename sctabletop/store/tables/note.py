"""note: what somebody wrote beside an event, outside every hash."""

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from sctabletop.store.tables.metadata import METADATA

NOTE: Final = Table(
    "note",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("event", Integer, ForeignKey("event.id"), nullable=False),
    Column("seat", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    sqlite_strict=True,
)
