"""Write the pages of docs/ that repeat what the code knows: `commands.md` and `vocabulary.md`.

    python docs/make.py

A test fails where a committed page is not what this makes.
"""

from collections.abc import Iterator
from pathlib import Path

import click

from mizan.cli.main import COMMANDS, mizan
from mizan.model.vocabulary import groups, parties, terms

DOCS = Path(__file__).parent


def commands() -> str:
    """The help of every command."""
    parts = ["# Commands", "", "What `mizan COMMAND --help` prints.", ""]
    context = click.Context(mizan, info_name="mizan", **mizan.context_settings)
    parts += ["## mizan", "", "```text", mizan.get_help(context).strip(), "```", ""]
    for name in COMMANDS:
        command = mizan.get_command(context, name)
        if command is not None:
            inner = click.Context(command, info_name=name, parent=context)
            parts += [f"## mizan {name}", "", "```text", command.get_help(inner).strip(), "```", ""]
            parts += _parts(command, inner, name)
    return "\n".join(parts)


def _parts(command: click.Command, context: click.Context, name: str) -> list[str]:
    """The help of the commands within a command."""
    lines = []
    for part, known in command.commands.items() if isinstance(command, click.Group) else ():
        inner = click.Context(known, info_name=part, parent=context)
        lines += [f"### mizan {name} {part}", "", "```text", known.get_help(inner).strip(), "```", ""]
    return lines


def vocabulary() -> str:
    """Every vocabulary with its labels."""
    return "\n".join(_vocabulary())


def _vocabulary() -> Iterator[str]:
    yield from (
        "# Vocabulary",
        "",
        "The closed vocabularies of records, from `src/mizan/model/vocabularies/`. Scores are PLOVER's (manual 0.8).",
    )
    for group in groups():
        yield from ("", f"## {group}", "", "| key | English | العربية | |", "|---|---|---|---|")
        for key, term in terms(group).items():
            if isinstance(term, dict):
                rest = ", ".join(f"{name} {value}" for name, value in term.items() if name not in ("ar", "en"))
                yield f"| `{key}` | {term.get('en', '')} | {term.get('ar', '')} | {rest} |"
            else:
                yield f"| `{key}` | {term} | | |"
    known = parties().values()
    for kind, title in (("state", "States"), ("igo", "International organisations")):
        yield from ("", f"## {title}", "", "| id | English | العربية | Wikidata |", "|---|---|---|---|")
        for party in known:
            if party.kind == kind:
                yield f"| `{party.id}` | {party.label_en} | {party.label_ar} | {party.wikidata} |"
    yield ""


PAGES = {"commands.md": commands, "vocabulary.md": vocabulary}


def main() -> None:
    for name, make in PAGES.items():
        (DOCS / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
