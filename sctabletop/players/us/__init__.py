"""The three seats of the design triad, each played in the manner of any of the three schools (T1)."""
