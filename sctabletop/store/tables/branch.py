"""branch: named heads in the tree of events."""

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from sctabletop.store.tables.metadata import METADATA

BRANCH: Final = Table(
    "branch",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("head", Integer, ForeignKey("event.id"), nullable=False),
    Column("forked_from", Integer, ForeignKey("event.id")),
    Column("note", Text, nullable=False, server_default=""),
    sqlite_strict=True,
)
