"""The phrases of the pages, and numbers as a reader of Arabic or English expects them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def _phrases() -> dict[str, dict[str, str]]:
    tables: dict[str, Any] = tomllib.loads(files("mizan.service").joinpath("wording.toml").read_text(encoding="utf-8"))
    return {key: phrase for table in tables.values() for key, phrase in table.items()}


def text(key: str, language: str) -> str:
    """A phrase by its key; raises KeyError for one that does not exist."""
    return _phrases()[key][language]


def number(value: float | None, language: str, digits: int = 2) -> str:
    """A number with separators; nothing for none."""
    if value is None:
        return ""
    shown = f"{value:,.{digits}f}" if isinstance(value, float) else f"{value:,}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
