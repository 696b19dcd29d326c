"""The command line: a thin face on the library."""

from mizan.cli.main import main

__all__ = ["main"]
