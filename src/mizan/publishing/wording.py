"""Dates, numbers and labels as a reader of Arabic or English expects them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from mizan.model.vocabulary import label

_SEPARATOR = {"ar": "، ", "en": ", "}


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__ or "").joinpath("wording.toml").read_text(encoding="utf-8"))


def text(key: str, language: str) -> str:
    """A phrase of the pages."""
    return str(_tables()["text"][key][language])


def listing(items: list[str], language: str) -> str:
    """Items one after the other."""
    return _SEPARATOR[language].join(items)


def date(edtf: str | None, language: str) -> str:
    """An EDTF date in words: `2023-11-09` is 9 November 2023; none is the word for undated."""
    if not edtf:
        return text("undated", language)
    start, slash, end = edtf.partition("/")
    if not slash:
        return _single(start, language)
    if start in ("", ".."):
        return f"{text('until', language)} {_single(end, language)}"
    if end in ("", ".."):
        return f"{text('from', language)} {_single(start, language)}"
    return f"{_single(start, language)} – {_single(end, language)}"


def _single(edtf: str, language: str) -> str:
    calendar = _tables()["calendar"]
    year, *rest = edtf.split("-")
    if not rest or not rest[0].isdecimal():
        return edtf
    if rest[0] in calendar[f"seasons_{language}"]:
        return f"{calendar[f'seasons_{language}'][rest[0]]} {year}"
    month = int(rest[0])
    if not 1 <= month <= 12:
        return edtf
    name = calendar[f"months_{language}"][month - 1]
    return f"{int(rest[1])} {name} {year}" if len(rest) > 1 else f"{name} {year}"


def quantity(value: float, unit: str, language: str) -> str:
    """A value with its unit: 31200000000 USD is 31.2 billion USD."""
    scale = ""
    for size, word in _tables()["scale"][language].items():
        if abs(value) >= int(size):
            value, scale = value / int(size), f" {word}"
            break
    number = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    name = label("unit", unit, language)
    return f"{number}{scale}{'' if name in ('%', '٪') else ' '}{name}"
