"""Measurements, one table a command: ``python -m benchmarks.NAME``. Ratios within one run are what to compare."""
