"""Supposed figures: trade that reaches so much, an investment made or withdrawn, laid over the figures in the books.

A figure stands for itself alone: whoever supposes that trade doubles says nothing of a new agreement or visit.
"""

from collections.abc import Mapping
from statistics import median
from typing import Any

from msgspec.structs import replace

from mizan.model import Evidence, Figure
from mizan.model.booked import Booked, Source
from mizan.model.edtf import bounds
from mizan.model.messages import Message
from mizan.settling import Entry, settle
from mizan.weighing.scenario import Scenario, Supposition


def with_figure(entries: list[Entry], scenario: Scenario, one: Supposition, focal: str, name: str) -> list[Entry]:
    """The entries with a supposed figure between a focal state and a partner, in place of that of the same period.

    Raises ScenarioError where a change is supposed of a figure that the books do not hold, or no period is known.
    """
    fields, partner = one.fields, one.fields["with"]
    indicator, unit = fields.get("indicator", "trade"), fields.get("unit", "USD")
    told = [entry for entry in entries if _is_of(entry, indicator, unit, {focal, partner})]
    last = max(told, key=lambda entry: (bounds(str(entry.date))[1], entry.id), default=None)
    if last is None and "value" not in fields:
        field = "change" if "change" in fields else "percent"
        missing = Message("no_dated_figure", indicator=indicator, unit=unit, partner=partner)
        scenario.refuse(one, field, missing)
    period = fields.get("date") or (last.date if last else None)
    if period is None:
        scenario.refuse(one, "date", Message("undated_figure", indicator=indicator, partner=partner))
    value = _value(fields, [_stated(entry) for entry in told if last and entry.date == last.date])
    if value < 0:
        scenario.refuse(one, "change", Message("leaves_less", value=value, unit=unit))
    words = f"{indicator}: {value:.15g} {unit}"
    supposed = Figure(
        document=name,
        evidence=Evidence(0, len(words), words),
        rule="supposed",
        indicator=indicator,
        value=value,
        unit=unit,
        period=period,
        parties=(focal, partner),
    )
    replaced = {entry.id for entry in told if entry.date == period}
    kept = [entry for entry in entries if entry.id not in replaced]
    made = settle([Booked(supposed, Source(name, name, title="supposed"))])[0]
    return [*kept, replace(made, id=f"{name}:{made.id}")]


def _is_of(entry: Entry, indicator: str, unit: str, parties: set[str]) -> bool:
    record = entry.record
    return (
        isinstance(record, Figure)
        and (record.indicator, record.unit) == (indicator, unit)
        and entry.date is not None
        and not entry.date.startswith("../")
        and entry.parties == parties
    )


def _stated(entry: Entry) -> float:
    return entry.record.value if isinstance(entry.record, Figure) else 0.0


def _value(fields: Mapping[str, Any], told: list[float]) -> float:
    if "value" in fields:
        return float(fields["value"])
    base = median(told)
    return base + float(fields["change"]) if "change" in fields else base * (1 + float(fields["percent"]) / 100)
