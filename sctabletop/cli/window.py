"""What happens without a command: the window, where Qt can load and there is a screen."""

import argparse


def open_window(args: argparse.Namespace) -> int:
    """The window's exit code. Raises MissingLibraries or NoScreen, before Qt is imported."""
    del args
    from sctabletop.cli.display import require_display

    require_display()
    from sctabletop import app

    return app.open_window()
