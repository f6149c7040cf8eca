"""meta: words about the save itself."""

from typing import Final

from sqlalchemy import Column, Table, Text

from sctabletop.store.tables.metadata import METADATA

META: Final = Table(
    "meta",
    METADATA,
    Column("key", Text, primary_key=True, nullable=False),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)
