"""Ensembles, comparisons and graph measures; imports ``players`` and what lies below it."""
