"""Scenarios: what is supposed, as a small readable file says it. `overlay` lays it over entries, `effects` weighs it.

A scenario is a small TOML file (docs/scenarios.md):

    title = "A treaty with China"
    focal = "KAZ"

    [[suppose]]
    what = "agreement"
    with = "CHN"
    instrument = "treaty"
"""

import datetime
import math
import re
import tomllib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NoReturn

from msgspec import Struct
from msgspec.structs import replace

from mizan.model.asking import party_named
from mizan.model.edtf import valid
from mizan.model.errors import MizanError, UnaskableError
from mizan.model.messages import Message
from mizan.model.vocabulary import terms

KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "agreement": ("with", "instrument", "subject", "status", "date"),
        "visit": ("with", "by", "date", "times"),
        "sanction": ("with", "by", "date", "times"),
        "closure": ("with", "by", "date", "times"),
        "act": ("with", "by", "type", "mode", "date", "times"),
        "figure": ("with", "indicator", "value", "change", "percent", "unit", "date"),
        "put_off": ("entry", "with", "words", "until"),
        "kept": ("entry", "with", "words", "date"),
    }
)
"""What can be supposed, and the fields it may have."""

_VOCABULARIES = MappingProxyType(
    {
        "instrument": "instrument",
        "status": "agreement_status",
        "type": "event_type",
        "mode": "mode",
        "indicator": "indicator",
    }
)
_AMOUNTS = ("value", "change", "percent")
_MOST = 1000


class ScenarioError(MizanError):
    """A scenario file is malformed, or supposes something of what is not in the books."""


class Supposition(Struct, frozen=True):
    """One thing supposed, its fields checked, parties and dates in the terms of records; `line` is where it begins."""

    what: str
    fields: Mapping[str, Any]
    line: int


class Scenario(Struct, frozen=True):
    """What is supposed; `name` is the file, for messages."""

    name: str
    title: str
    focal: str | None
    suppositions: tuple[Supposition, ...]
    lines: tuple[str, ...]

    def refuse(self, one: Supposition, field: str, problem: Message) -> NoReturn:
        """Raise a ScenarioError that names file, line and field."""
        raise ScenarioError(
            "in_field", name=self.name, line=_line(self.lines, one.line, field), field=field, problem=problem
        )


def parse(text: str, name: str = "scenario") -> Scenario:
    """Read a scenario file.

    Raises ScenarioError, naming file, line, field and remedy.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ScenarioError("not_toml", name=name, reason=error) from error
    lines = tuple(text.splitlines())
    supposed = table.get("suppose")
    if not isinstance(supposed, list) or not supposed or not all(isinstance(one, dict) for one in supposed):
        raise ScenarioError("nothing_supposed", name=name, known=KINDS)
    unknown = next((key for key in table if key not in ("title", "focal", "suppose")), None)
    if unknown:
        raise ScenarioError("unknown_key", name=name, line=_line(lines, 1, unknown), field=unknown)
    scenario = Scenario(name, str(table.get("title") or name), None, (), lines)
    focal = _party(scenario, Supposition("", {}, 1), "focal", table["focal"]) if "focal" in table else None
    starts = [number for number, line in enumerate(lines, 1) if re.match(r"\s*\[\[\s*suppose\s*\]\]", line)]
    starts += [1] * len(supposed)
    made = tuple(_checked(scenario, fields, line) for fields, line in zip(supposed, starts, strict=False))
    return replace(scenario, focal=focal, suppositions=made)


def _checked(scenario: Scenario, fields: Mapping[str, Any], line: int) -> Supposition:
    one = Supposition(str(fields.get("what", "")), {}, line)
    if one.what not in KINDS:
        given = Message("is_not_known", value=one.what) if one.what else Message("is_missing")
        scenario.refuse(one, "what", Message("give_one_of", given=given, known=KINDS))
    known = KINDS[one.what]
    made: dict[str, Any] = {}
    for field, value in fields.items():
        if field == "what":
            continue
        if field not in known:
            scenario.refuse(one, field, Message("unknown_for", what=one.what, known=known))
        made[field] = _value(scenario, one, field, value)
    if "with" not in made and "entry" not in made:
        scenario.refuse(one, "with", Message("partner_missing"))
    if one.what == "figure" and sum(amount in made for amount in _AMOUNTS) != 1:
        scenario.refuse(one, "value", Message("one_amount", known=_AMOUNTS))
    if one.what == "act" and "type" not in made:
        scenario.refuse(one, "type", Message("give_one_of", given=Message("is_missing"), known=terms("event_type")))
    if "by" in made and made["by"] not in ("focal", "partner", "both"):
        scenario.refuse(one, "by", Message("give_side", value=repr(made["by"])))
    return replace(one, fields=made)


def _value(scenario: Scenario, one: Supposition, field: str, value: Any) -> Any:
    if field == "times":
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= _MOST:
            scenario.refuse(one, field, Message("give_count", value=repr(value), most=_MOST))
        return value
    if field in _AMOUNTS:
        return _amount(scenario, one, field, value)
    if field in ("date", "until"):
        day = value.isoformat() if isinstance(value, datetime.date) else value
        if isinstance(value, int) and not isinstance(value, bool):
            day = f"{value:04d}"
        if not isinstance(day, str) or not valid(day):
            scenario.refuse(one, field, Message("give_date", value=repr(value)))
        return day
    if not isinstance(value, str) or not value.strip():
        scenario.refuse(one, field, Message("give_text", value=repr(value)))
    if field == "with":
        return _party(scenario, one, field, value)
    group = _VOCABULARIES.get(field)
    if group and value not in terms(group):
        scenario.refuse(one, field, Message("give_one_of", given=repr(value), known=terms(group)))
    return value.strip()


def _amount(scenario: Scenario, one: Supposition, field: str, value: Any) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not math.isfinite(value):
        scenario.refuse(one, field, Message("give_number", value=repr(value)))
    if field == "value" and value < 0:
        scenario.refuse(one, field, Message("give_change", value=repr(value)))
    if field == "percent" and value < -100:
        scenario.refuse(one, field, Message("falls_too_far", value=repr(value)))
    return float(value)


def _party(scenario: Scenario, one: Supposition, field: str, value: Any) -> str:
    try:
        return party_named(str(value))
    except UnaskableError as error:
        scenario.refuse(one, field, error)


def _line(lines: tuple[str, ...], start: int, field: str) -> int:
    """The line of a field at or after a line, else that line."""
    for number, line in enumerate(lines[start - 1 :], start):
        if re.match(rf"\s*{re.escape(field)}\s*=", line):
            return number
        if number > start and line.lstrip().startswith("["):
            break
    return start
