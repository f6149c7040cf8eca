"""A table-top exercise in security cooperation, for a seminar room or a staff.

Each package below repeats in its own docstring what it may import; ``tests/layers`` and import-linter hold them to it.
"""

__version__ = "0.1.0"
