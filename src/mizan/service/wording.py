"""The phrases of the pages, and numbers as a reader of Arabic or English expects them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from mizan.publishing.counting import in_number


@cache
def phrases() -> dict[str, dict[str, str]]:
    """All phrases by key, each by language."""
    return {key: phrase for name, table in _tables().items() if name != "counted" for key, phrase in table.items()}


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("mizan.service").joinpath("wording.toml").read_text(encoding="utf-8"))


def text(key: str, language: str) -> str:
    """A phrase by its key; raises KeyError for one that does not exist."""
    return phrases()[key][language]


def counted(key: str, number: int, language: str) -> str:
    """So many things, in the form that their number asks for."""
    return in_number(_tables()["counted"][key][language], number)


def number(value: float | None, language: str, digits: int = 2) -> str:
    """A number with separators; nothing for none."""
    if value is None:
        return ""
    shown = f"{value:,.{digits}f}" if isinstance(value, float) else f"{value:,}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
