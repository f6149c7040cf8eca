"""Scenario and orders files to domain objects and back, every fault at once. Imports ``domain`` and ``theory``.

Nothing is imported here: the libraries that read files come in with the function that needs them.
"""
