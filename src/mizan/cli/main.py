"""The `mizan` command: its group, its errors and its exit codes."""

import gc
import os
import sys
from importlib import import_module

import click

from mizan import __version__
from mizan.cli.console import complain
from mizan.model import MizanError

NOTHING_FOUND = 1
BAD_INPUT = 2

COMMANDS = (
    "read",
    "load",
    "show",
    "explain",
    "review",
    "judge",
    "undo",
    "judgements",
    "brief",
    "chart",
    "partners",
    "balance",
    "timeline",
    "ladder",
    "projects",
    "scenario",
    "due",
    "news",
    "conflicts",
    "compare",
    "check",
    "backup",
    "restore",
    "serve",
    "users",
    "evaluate",
    "demo",
)


class Commands(click.Group):
    """The commands by name; the module of a command is imported only when it is called."""

    def list_commands(self, context: click.Context) -> list[str]:
        """All commands, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command `name`, from `mizan.cli.<name>`."""
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"mizan.cli.{name}"), name)
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with the whole first sentence of its help."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _first_sentence(self.get_command(context, name))) for name in COMMANDS])


def _first_sentence(command: click.Command | None) -> str:
    return command.get_short_help_str(limit=500) if command else ""


def _version(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
    """Print the version, and whether the reading is compiled."""
    if asked and not context.resilient_parsing:
        from mizan.reading import compiled

        click.echo(f"mizan, version {__version__}{', reading compiled' if compiled() else ''}")
        context.exit()


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def mizan() -> None:
    """Read the news about a state's foreign relations, keep the books, weigh the vectors.

    Exit codes: 0 done, 1 nothing found, 2 bad input (the message says what, where and what to do).

    Messages and headings are in Arabic where the locale is Arabic, or with MIZAN_LANGUAGE=ar; in English with
    MIZAN_LANGUAGE=en. JSON and CSV are the same in both.
    """


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        code = mizan.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        code = 130
    except click.ClickException as error:
        error.show()
        code = BAD_INPUT
    except MizanError as error:
        complain(error)
        code = BAD_INPUT
    except BrokenPipeError:
        # The reader of our output has left (as `head` does); nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except KeyboardInterrupt:
        code = 130
    # What is left goes with the process: to search it for cycles and free it bit by bit takes a second after a reading.
    gc.freeze()
    sys.exit(code or 0)
