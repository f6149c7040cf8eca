"""The marking line that every screen, output and export carries."""

from typing import Final

MARKING: Final = "UNCLASSIFIED // FOR TRAINING — FICTIONAL SCENARIO"
