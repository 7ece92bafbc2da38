"""The command line: arguments in, exit code out; one file a command."""

from dualcarbon.cli.root import main, run

__all__ = ["main", "run"]
