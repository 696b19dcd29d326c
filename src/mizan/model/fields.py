"""What a person may correct in a record: its kind's own fields, each with the values it can hold."""

from functools import cache
from math import isfinite
from types import NoneType
from typing import Any, get_args, get_origin

import msgspec
from msgspec import structs

from mizan.model import edtf
from mizan.model.errors import JudgementError
from mizan.model.messages import Message
from mizan.model.records import KINDS, Record, Span
from mizan.model.vocabulary import find_party, groups, parties, terms

OPEN = frozenset({"unit"})
"""Vocabularies that only label what is common: other values are as good."""

_DERIVED = frozenset({"date_basis"})
_DATES = frozenset({"date", "until", "period", "due"})
_SIDES = frozenset({"actors", "recipients", "parties"})
_REGISTERED = frozenset({"country", "id"})
_NOTHING = frozenset({"", "null"})
_HELD: dict[Any, str] = {
    str: "holds_text",
    int: "holds_whole",
    float: "holds_number",
    bool: "holds_truth",
    Span: "holds_span",
}
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields of a kind of record that can be corrected, as the interchange format names them."""
    return tuple(_fields(kind))


def value_of(kind: str, field: str, given: Any) -> Any:
    """The value that a field of a kind of record is to hold, from text or from a value of its type.

    Several parties or places are divided by commas, a span is `START:END`, `null` or nothing empties a field that may
    be empty.
    The value is plain JSON. Raises JudgementError, which says what the field can hold.
    """
    known = _fields(kind)
    if field not in known:
        raise JudgementError("no_field", kind=kind, field=field, known=known)
    wanted = known[field].type
    if isinstance(given, str):
        given = _parsed(given.strip(), wanted)
    try:
        typed = msgspec.convert(given, wanted)
    except msgspec.ValidationError:
        raise JudgementError(
            "wrong_value", field=field, kind=kind, given=repr(given), wanted=_described(wanted)
        ) from None
    return _checked(kind, field, msgspec.to_builtins(typed))


def vocabulary_of(kind: str, field: str) -> str | None:
    """The closed vocabulary of a field, if it has one: `event_status` for the status of an event, `mode` for a mode."""
    return next((name for name in (f"{kind}_{field}", field) if name in groups() and name not in OPEN), None)


def optional(kind: str, field: str) -> bool:
    """Whether a field of a kind of record may hold nothing."""
    return NoneType in get_args(_fields(kind)[field].type)


def held_in(record: Record, field: str) -> Any:
    """What a field of a record holds."""
    return getattr(record, _fields(record.kind)[field].name)


def corrected(record: Record, field: str, value: Any) -> Record:
    """The record with another value in a field.

    Raises JudgementError where the field is gone or can no longer hold the value.
    """
    known = _fields(record.kind).get(field)
    try:
        if known is None:
            raise msgspec.ValidationError
        changes = {known.name: msgspec.convert(value, known.type)}
    except msgspec.ValidationError:
        raise JudgementError(
            "no_longer_holds", kind=record.kind, id=record.id, field=field, value=repr(value)
        ) from None
    if field == "date" and hasattr(record, "date_basis"):
        changes["date_basis"] = "judged"
    return structs.replace(record, **changes)


@cache
def _fields(kind: str) -> dict[str, structs.FieldInfo]:
    common = {*Record.__struct_fields__, *_DERIVED}
    return {field.encode_name: field for field in structs.fields(KINDS[kind]) if field.name not in common}


def _parsed(text: str, wanted: Any) -> Any:
    """A text as a value of a type, or as it is where it cannot be one."""
    options = [part for part in get_args(wanted) or (wanted,) if part is not NoneType]
    if NoneType in get_args(wanted) and text in _NOTHING:
        return None
    if get_origin(wanted) is tuple:
        return [] if text in _NOTHING else [part.strip() for part in text.replace("،", ",").split(",")]
    try:
        match options:
            case [t] if t is bool:
                return _TRUTH.get(text.lower(), text)
            case [t] if t is int:
                return int(text)
            case [t] if t is float:
                return float(text.replace(",", ""))
            case [t] if t is Span:
                start, _, end = text.partition(":")
                return {"start": int(start), "end": int(end)}
    except ValueError:
        pass
    return text


def _described(wanted: Any) -> Message:
    if get_origin(wanted) is tuple:
        return Message("holds_names")
    parts = get_args(wanted) or (wanted,)
    (held,) = (_HELD[part] for part in parts if part is not NoneType)
    return Message("holds_or_nothing", what=Message(held)) if NoneType in parts else Message(held)


def _checked(kind: str, field: str, value: Any) -> Any:
    if value is None:
        return None
    if field in _SIDES:
        return list(dict.fromkeys(_party(part) for part in _filled(field, value)))
    if isinstance(value, (list, tuple)):
        return list(dict.fromkeys(_filled(field, list(value))))
    if isinstance(value, str):
        _filled(field, [value])
    if field in _REGISTERED:
        return _registered(field, value)
    if field in _DATES and not edtf.valid(value):
        raise JudgementError("no_edtf", value=value)
    if isinstance(value, dict) and not 0 <= value["start"] < value["end"]:
        raise JudgementError("no_words", start=value["start"], end=value["end"])
    if isinstance(value, float) and not isfinite(value):
        raise JudgementError("no_number", field=field, value=value)
    if isinstance(value, int) and value < 0:
        raise JudgementError("less_than_nothing", field=field)
    vocabulary = vocabulary_of(kind, field)
    if vocabulary and value not in terms(vocabulary):
        raise JudgementError("no_term", field=field, value=value, known=terms(vocabulary))
    return value


def _filled(field: str, parts: list[str]) -> list[str]:
    if not all(part.strip() for part in parts):
        raise JudgementError("holds_nothing", field=field)
    return parts


def _party(text: str) -> str:
    """The code of a state or organisation, where it is one; whoever has no code is a name."""
    try:
        return find_party(text)
    except KeyError:
        return text


def _registered(field: str, text: str) -> str:
    code = _party(text)
    if code not in parties():
        raise JudgementError("no_party_in_field", field=field, text=text)
    return code
