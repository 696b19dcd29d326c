"""Laying a scenario over entries: neither the ledger nor the entries given are touched.

Supposed acts are told by nobody; for the intervals each counts as told by a document of its own.
"""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from mizan.model import Agreement, Event, Evidence, Record
from mizan.model.booked import Booked, Source
from mizan.model.messages import Message
from mizan.model.vocabulary import label
from mizan.settling import Entry, Stage, settle
from mizan.settling.commitments import commitments
from mizan.weighing.scenario import Scenario, Supposition
from mizan.weighing.supposed_figures import with_figure

_TYPES = MappingProxyType(
    {"visit": ("CONSULT", "visit"), "sanction": ("SANCTION", None), "closure": ("SANCTION", "discontinue")}
)


def overlay(entries: Iterable[Entry], scenario: Scenario, focal: str) -> list[Entry]:
    """The entries as they would be if what a scenario supposes came true.

    Raises ScenarioError where it supposes something of an entry that is not there, or not one alone.
    """
    after = list(entries)
    for number, one in enumerate(scenario.suppositions):
        if one.what in ("put_off", "kept"):
            meant = _find(after, scenario, one, focal)
            if one.what == "kept":
                after[meant[0]] = _kept(after[meant[0]], scenario, one)
            else:
                put_off = {index: _put_off(after[index], one) for index in meant}
                after = [new for index, entry in enumerate(after) if (new := put_off.get(index, entry))]
        elif one.what == "figure":
            after = with_figure(after, scenario, one, focal, f"{scenario.name}:{number}")
        else:
            after += _added(one, focal, f"{scenario.name}:{number}")
    return after


def _added(one: Supposition, focal: str, name: str) -> list[Entry]:
    """Supposed acts and instruments as entries: an instrument that is signed comes with its signing."""
    partner, fields = one.fields["with"], one.fields
    if one.what == "agreement":
        status = fields.get("status", "signed")
        instrument = fields.get("instrument", "agreement")
        agreed = Agreement(
            **_common(name, label("instrument", instrument, "en")),
            instrument=instrument,
            parties=tuple(sorted((focal, partner))),
            subject=fields.get("subject"),
            status=status,
            date=fields.get("date"),
        )
        made = [_entry(agreed, name)]
        if status == "signed":
            made.append(_entry(_event("SUPPORT", None, focal, partner, "both", fields.get("date"), f"{name}:s"), name))
        return made
    type, mode = (fields["type"], fields.get("mode")) if one.what == "act" else _TYPES[one.what]
    by = fields.get("by", "partner" if one.what in ("sanction", "closure") else "focal")
    names = [f"{name}:{time}" for time in range(fields.get("times", 1))]
    return [_entry(_event(type, mode, focal, partner, by, fields.get("date"), each), each) for each in names]


def _event(type: str, mode: str | None, focal: str, partner: str, by: str, date: str | None, name: str) -> Event:
    sides = {"focal": ((focal,), (partner,)), "partner": ((partner,), (focal,)), "both": ((focal, partner), ())}
    actors, recipients = sides[by]
    words = label("mode", mode, "en") if mode else label("event_type", type, "en")
    return Event(**_common(name, words), event_type=type, mode=mode, actors=actors, recipients=recipients, date=date)


def _common(name: str, words: str) -> dict[str, Any]:
    return {"document": name, "evidence": Evidence(0, len(words), words), "rule": "supposed"}


def _entry(record: Record, name: str) -> Entry:
    """An entry of its own, whatever else stands in the books."""
    made = settle([_booked(record, name)])[0]
    return replace(made, id=f"{name}:{made.id}")


def _booked(record: Record, name: str) -> Booked:
    return Booked(record, Source(name, name, title="supposed"))


def _find(entries: list[Entry], scenario: Scenario, one: Supposition, focal: str) -> list[int]:
    """The plan, promise or act that a supposition speaks of, and behind it the plans that the same words tell."""
    fields = one.fields
    partner, words, id = fields.get("with"), fields.get("words", ""), fields.get("entry", "")
    found = [
        index
        for index, entry in enumerate(entries)
        if entry.kind in ("event", "agreement")
        and focal in entry.parties
        and (partner is None or partner in entry.parties)
        and entry.id.startswith(id)
        and any(words in report.record.evidence.words for report in entry.reports)
        and (bool(id) or _open(entry))
    ]
    promised = {commitment.entry for commitment in commitments(entries, focal)} if len(found) > 1 else set()
    meant = [index for index in found if entries[index].id in promised] or found
    if len(meant) == 1:
        return [*meant, *(index for index in found if index != meant[0] and _one(entries[index], entries[meant[0]]))]
    field = next(name for name in ("entry", "words", "with") if name in fields)
    if not meant:
        scenario.refuse(one, field, Message("no_plan"))
    ids = [entries[index].id for index in meant[:5]]
    return scenario.refuse(one, field, Message("several_plans", count=len(meant), ids=ids))


def _one(first: Entry, second: Entry) -> bool:
    """Whether the same words tell of both."""
    return any(
        a.source.id == b.source.id
        and a.record.evidence.start < b.record.evidence.end
        and b.record.evidence.start < a.record.evidence.end
        for a in first.reports
        for b in second.reports
    )


def _open(entry: Entry) -> bool:
    """Whether something is still to come."""
    return getattr(entry.record, "status", None) in ("planned", "proposed")


def _put_off(entry: Entry, one: Supposition) -> Entry | None:
    """A plan with its new date, or none where no new one is given; what was told as done has then not happened."""
    until = one.fields.get("until")
    if not _open(entry):
        return None
    moved = {id(report): replace(report, record=replace(report.record, date=until)) for report in entry.reports}
    reports = tuple(moved[id(report)] for report in entry.reports)
    stages = tuple(
        Stage(stage.name, until, tuple(moved.get(id(report), report) for report in stage.reports))
        for stage in entry.stages
    )
    return replace(entry, reports=reports, stages=stages, date=until)


def _kept(entry: Entry, scenario: Scenario, one: Supposition) -> Entry:
    """A plan with a supposed report that it was carried out."""
    record, date = entry.record, one.fields.get("date")
    name = f"{scenario.name}:{one.line}:kept"
    if isinstance(record, Agreement):
        done: Record = replace(record, **_common(name, record.evidence.words), status="signed", date=date)
        stage = "signed"
    elif isinstance(record, Event):
        type, mode = ("CONSULT", "visit") if entry.act == "visit" else (record.event_type, record.mode)
        type = "COOPERATE" if type == "AGREE" else type
        common = _common(name, record.evidence.words)
        done = replace(record, **common, event_type=type, mode=mode, status="occurred", date=date)
        stage = "occurred"
    else:
        scenario.refuse(one, "what", Message("only_acts_kept"))
    report = _booked(done, name)
    return replace(
        entry,
        reports=(*entry.reports, report),
        reasons=(*entry.reasons, "plan"),
        stages=(*entry.stages, Stage(stage, date, (report,))),
        date=date or entry.date,
    )
