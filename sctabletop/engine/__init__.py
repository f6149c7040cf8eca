"""The turn machine: decide, evolve, ledger, luck, views; imports ``rules`` and what lies below it."""
