"""Figures: what sources say of one quantity is one entry, whatever values they give it.

A quantity is what is measured, of whom, in which unit and period. Amounts that differ by kind or currency are not
compared: nothing is converted. Exports, imports and aid have a direction; turnover has none. Of counts, shares,
growth and the like a period may hold many: there one quantity needs the same value, or much the same words told by
different documents. A figure without a period joins the one that has the same value, or stands for its document. What
an outlet has itself corrected since stays in the entry, but is compared no more.
"""

from collections import defaultdict
from collections.abc import Iterable
from math import floor, inf, log10
from typing import Any

from mizan.languages.arabic.wording import subject_words, tells
from mizan.model import Figure
from mizan.model.booked import Booked
from mizan.settling.entry import CORRECTED, Draft, position
from mizan.settling.identity import Identity
from mizan.settling.sets import Sets

DIRECTED = frozenset(("exports", "imports", "aid"))
SINGLE = frozenset(("trade", "exports", "imports", "gdp", "population"))
"""What has one value for given parties and period."""

_ALIKE = 0.5
_CROWD = 40
_ABOUT = 0.1
_ROUND = 0.05


def block(report: Booked, identity: Identity) -> tuple[Any, ...]:
    """What the records that can be of one quantity with this one have in common: what is measured, of whom, in what."""
    figure = _figure(report)
    sides = tuple(map(identity.party, figure.parties))
    whose = sides if figure.indicator in DIRECTED else tuple(sorted(set(sides)))
    return "figure", figure.indicator, figure.unit, whose


def settle_figures(reports: Iterable[Booked], identity: Identity) -> list[Draft]:
    """The quantities that figure records measure."""
    blocks: dict[tuple[Any, ...], list[Booked]] = defaultdict(list)
    for report in reports:
        if isinstance(report.record, Figure):
            blocks[block(report, identity)].append(report)
    return [draft for key, members in blocks.items() for draft in _block(key, members)]


def _block(key: tuple[Any, ...], reports: list[Booked]) -> list[Draft]:
    periods: dict[str, list[Booked]] = defaultdict(list)
    undated: list[Booked] = []
    for report in reports:
        period = _figure(report).period
        if period is None:
            undated.append(report)
        else:
            periods[period].append(report)
    drafts: list[Draft] = []
    for period, members in periods.items():
        if key[1] in SINGLE:
            drafts.append(Draft("figure", key, ("period", period), [(report, "period") for report in members]))
        else:
            drafts += _by_words(key, period, members)
    return [_corrected(draft) for draft in drafts + _undated(key, undated, drafts)]


def _corrected(draft: Draft) -> Draft:
    """Mark the reports that their own teller has since told otherwise, in words that say it is a correction."""
    last: dict[str, Booked] = {}
    for report, _ in sorted(draft.members, key=lambda pair: position(pair[0])):
        if report.source.published and tells("corrected", report.record.evidence.words):
            last[report.source.teller] = report
    for index, (report, _) in enumerate(draft.members if last else ()):
        correction = last.get(report.source.teller, report)
        since = (report.source.published or "~") <= (correction.source.published or "")
        if since and not agree((_figure(report), _figure(correction))):
            draft.members[index] = report, CORRECTED
    return draft


def _by_words(key: tuple[Any, ...], period: str, reports: list[Booked]) -> list[Draft]:
    by_value: dict[float, list[Booked]] = defaultdict(list)
    for report in reports:
        by_value[_figure(report).amount].append(report)
    values = sorted(by_value)
    sets: Sets[float] = Sets()
    if len(values) <= _CROWD:
        for index, value in enumerate(values):
            for other in values[index + 1 :]:
                if _alike(by_value[value], by_value[other]):
                    sets.join(value, other)
    groups: dict[float, list[float]] = defaultdict(list)
    for value in values:
        groups[sets.find(value)].append(value)
    drafts = []
    for group in groups.values():
        reason = "words" if len(group) > 1 else "value"
        members = [(report, reason) for value in group for report in by_value[value]]
        drafts.append(Draft("figure", key, ("period", period, group[0]), members))
    return drafts


def _alike(first: list[Booked], second: list[Booked]) -> bool:
    """Whether different documents tell two values in much the same words."""
    if {report.source.id for report in first} & {report.source.id for report in second}:
        return False
    return any(_shared(a, b) >= _ALIKE for a in first for b in second)


def _shared(first: Booked, second: Booked) -> float:
    a, b = subject_words(first.record.evidence.words), subject_words(second.record.evidence.words)
    return len(a & b) / len(a | b) if a and b else 0.0


def _undated(key: tuple[Any, ...], reports: list[Booked], drafts: list[Draft]) -> list[Draft]:
    homes: dict[float, set[int]] = defaultdict(set)
    for index, draft in enumerate(drafts):
        for report, _ in draft.members:
            homes[_figure(report).amount].add(index)
    single = key[1] in SINGLE
    left: dict[tuple[Any, ...], list[Booked]] = defaultdict(list)
    found: list[tuple[int, Booked]] = []
    for report in reports:
        value = _figure(report).amount
        if single and len(homes.get(value, ())) == 1:
            found.append((next(iter(homes[value])), report))
        else:
            left[("undated", value) if single else ("document", report.source.id, value)].append(report)
    for index, report in found:
        drafts[index].members.append((report, "value"))
    return [Draft("figure", key, label, [(report, "value") for report in members]) for label, members in left.items()]


def _figure(report: Booked) -> Figure:
    assert isinstance(report.record, Figure)
    return report.record


def span(figure: Figure) -> tuple[float, float]:
    """The least and the most that a figure can mean: rounding, "about", "over" and "under" respected."""
    value = figure.amount
    if figure.bound in ("over", "under"):
        return (value, inf) if (figure.bound == "over") != figure.falling else (-inf, value)
    if figure.indicator == "count" and figure.bound == "exact":
        return value, value
    slack = _ABOUT * abs(value) if figure.bound == "about" else min(_half_step(value), _ROUND * abs(value))
    return value - slack, value + slack


def _half_step(value: float) -> float:
    """Half the last digit that is told: 28.2 billion may be anything from 28.15 to 28.25."""
    if not value:
        return 0.0
    digits = f"{abs(value):.12e}".split("e")[0].rstrip("0").rstrip(".")
    # Whether 30 billion is told to one digit or to two cannot be seen: two.
    told = max(2, len(digits.replace(".", "")))
    return float(0.5 * 10.0 ** (floor(log10(abs(value))) - told + 1))


def agree(figures: Iterable[Figure]) -> bool:
    """Whether one value can be what all figures mean."""
    spans = [span(figure) for figure in figures]
    low, high = max(low for low, _ in spans), min(high for _, high in spans)
    return low < high or (low == high and (low, high) in spans)
