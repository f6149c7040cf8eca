"""One table a file; a name in the singular, a foreign key named after what it points at."""

from sctabletop.store.tables.branch import BRANCH
from sctabletop.store.tables.draft import DRAFT
from sctabletop.store.tables.event import EVENT
from sctabletop.store.tables.meta import META
from sctabletop.store.tables.metadata import METADATA
from sctabletop.store.tables.note import NOTE
from sctabletop.store.tables.snapshot import SNAPSHOT

__all__ = ["BRANCH", "DRAFT", "EVENT", "META", "METADATA", "NOTE", "SNAPSHOT"]
