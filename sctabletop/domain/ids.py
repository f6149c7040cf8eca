"""Names of things that are stored as text: each has a type of its own, so that one cannot stand for another."""

from typing import NewType

PartnerId = NewType("PartnerId", str)
InjectId = NewType("InjectId", str)
AssumptionId = NewType("AssumptionId", str)
InstrumentId = NewType("InstrumentId", str)
ScenarioId = NewType("ScenarioId", str)
BookName = NewType("BookName", str)
TrackName = NewType("TrackName", str)
Hash = NewType("Hash", str)
Turn = NewType("Turn", int)
