"""draft: what a seat has written and not yet committed, one row a key."""

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, Table, Text, UniqueConstraint

from sctabletop.store.tables.metadata import METADATA

DRAFT: Final = Table(
    "draft",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("branch", Integer, ForeignKey("branch.id"), nullable=False),
    Column("seat", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("branch", "seat", "key"),
    sqlite_strict=True,
)
