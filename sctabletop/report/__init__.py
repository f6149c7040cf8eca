"""After-action pack, talk sheet, exports; imports ``session``, ``analysis``, ``domain`` and ``theory``."""
