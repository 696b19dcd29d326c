"""Dates, numbers and labels as a reader of Arabic or English expects them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from mizan.model.messages import SEPARATOR
from mizan.model.vocabulary import label, party_label, terms
from mizan.publishing.counting import counted_noun, in_number


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__ or "").joinpath("wording.toml").read_text(encoding="utf-8"))


def text(key: str, language: str) -> str:
    """A phrase of the pages."""
    return str(_tables()["text"][key][language])


def counted(key: str, number: int, language: str) -> str:
    """So many things, in the form their number asks for."""
    return in_number(_tables()["counted"][key][language], number)


def matter(what: str, language: str) -> str:
    """What a commitment or a contradiction is about: `visit`, `trade 2022`, `roadmap: …`, `trade: 27000000000 USD`.

    Of an act whose name has a key beside its type (`AGREE:promise`) it is the type.
    """
    head, colon, rest = what.partition(":")
    if head in terms("event_type") and rest.isascii():
        return term(head, language)
    if not colon:
        head, _, rest = what.partition(" ")
    number, _, unit = rest.strip().partition(" ")
    if colon and head in terms("indicator") and unit and (size := _number(number)) is not None:
        rest = quantity(size, unit, language)
    elif not colon and rest:
        rest = date(rest, language)
    rest = term(rest.strip(), language)
    name = term(head, language)
    return f"{name}: {rest}" if rest and colon else f"{name} {rest}".strip()


def term(key: str, language: str) -> str:
    """The label of an act, type, instrument or indicator; what is none of these is its own label."""
    if act := act_label(key, language):
        return act
    for group in ("event_type", "instrument", "indicator"):
        if key in terms(group):
            return label(group, key, language)
    return key


def act_label(act: str, language: str) -> str | None:
    """The label of an act that has one of its own (a visit, a signing), whatever types its events have."""
    found = _tables()["act"].get(act)
    return str(found[language]) if found else None


def deed(act: str, type: str, mode: str | None, language: str) -> str:
    """What was done in an event: an act with a label of its own (a visit, a signing), else its type and mode."""
    if named := act_label(act, language):
        return named
    return label("event_type", type, language) + (f" ({label('mode', mode, language)})" if mode else "")


def told(value: str, aspect: str, kind: str, language: str) -> str:
    """What one side of a contradiction says, in words."""
    if aspect in ("date", "until", "due"):
        return date(value, language)
    if aspect == "status":
        return label("agreement_status" if kind == "agreement" else "event_status", value, language)
    if aspect == "relation":
        return _called(value, language)
    if aspect == "parties":
        return listing([party_label(code, language) for code in value.split(", ")], language)
    if aspect == "quantity":
        bound, _, amount = value.partition(" ")
        if _number(bound) is not None:
            bound, amount = "", value
        number, _, unit = amount.partition(" ")
        if (size := _number(number)) is not None:
            return quantity(size, unit, language, bound)
    return value


def _called(value: str, language: str) -> str:
    """What a relation is called: `ally`, `distancing (denied)`, `partner: NAME`."""
    name, colon, speaker = value.partition(": ")
    relation, bracket, status = name.partition(" (")
    words = label("relation", relation, language)
    if bracket:
        words += f" ({label('relation_status', status.rstrip(')'), language)})"
    return f"{words}{colon}{speaker}"


def _number(word: str) -> float | None:
    try:
        return float(word)
    except ValueError:
        return None


def opening(words: str) -> str:
    """Words as they open a line: with a capital, where the script has any."""
    return words[:1].upper() + words[1:]


def listing(items: list[str], language: str) -> str:
    """Items one after the other."""
    return SEPARATOR[language].join(items)


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


def period(name: str, language: str) -> str:
    """A period in words: 2023, 2023-11 or 2023-Q4."""
    year, quarter, number = name.partition("-Q")
    return text("quarter", language).format(number, year) if quarter else date(name, language)


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


def quantity(value: float, unit: str, language: str, bound: str = "exact") -> str:
    """A value with its unit, and with its bound: over 31200000000 USD is over 31.2 billion USD."""
    scale = None
    for size, words in _tables()["scale"][language].items():
        if abs(value) >= int(size):
            value, scale = value / int(size), words
            break
    value = round(value, 2)
    shown = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    one = label("unit", unit, language)
    several = str(terms("unit").get(unit, {}).get(f"{language}_several", unit))
    limit = label("bound", bound, language)
    if one in ("%", "٪"):
        told = f"{shown}{one}"
    elif language == "ar":
        nouns = (*scale, one) if scale else (one, several, "")
        told = counted_noun(value, shown, *nouns, preceded=bool(limit))
    else:
        told = " ".join((shown, *(scale[:1] if scale else ()), one if value == 1 and not scale else several))
    return f"{limit} {told}".strip()
