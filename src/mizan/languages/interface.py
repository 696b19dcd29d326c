"""What the reading engine asks of a language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mizan.languages.cutting import Cutter
from mizan.languages.lexicon import Lexicon
from mizan.languages.view import View


@dataclass(frozen=True, slots=True)
class Language:
    """A language: the folder of its data, how its text is folded and cut, its lexicon, and its grammar as data.

    `grammar` holds the tables of the language's TOML files by file name, for instance
    `grammar["calendar"]["months"]`. `row` finds what a record's reference (`triggers.tsv:…`) names.
    """

    code: str
    folder: Path
    view: Callable[[str], View]
    cutter: Cutter
    lexicon: Lexicon
    row: Callable[[str], Mapping[str, str] | None]
    grammar: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
