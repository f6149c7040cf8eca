"""The window; imports ``session``, ``report``, ``domain`` and ``theory``, and is the only home of Qt and pyqtgraph."""
