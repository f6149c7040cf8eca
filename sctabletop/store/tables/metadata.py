"""The one collection that every table joins."""

from typing import Final

from sqlalchemy import MetaData

METADATA: Final = MetaData()
