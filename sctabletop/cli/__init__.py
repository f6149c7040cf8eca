"""The command line; imports everything but Qt, and nothing imports it but ``__main__``."""


def main(argv: list[str] | None = None) -> int:
    """The exit code of the command line ``argv``, or of the process's own arguments."""
    from sctabletop.cli.guard import guarded

    return guarded(argv)
