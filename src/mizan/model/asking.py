"""What can be asked for by name: values of vocabularies, parties, dates. Others are refused, with what comes near."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from itertools import takewhile

from mizan.model.edtf import bounds
from mizan.model.errors import UnaskableError
from mizan.model.messages import Message
from mizan.model.vocabulary import LANGUAGES, find_party, label, parties, terms

TYPES = {
    "event": "event_type",
    "agreement": "instrument",
    "figure": "indicator",
    "relation": "relation",
    "entity": "entity_type",
    "project": "project_type",
}
"""The vocabulary that the types of each kind of record are from; statements have no type."""

STATUSES = {"event": "event_status", "agreement": "agreement_status", "relation": "relation_status"}
"""The vocabulary that the statuses of each kind of record are from; the others have no status."""

_NEAREST = 3
_LIKE = 0.65
_LISTED = 20


def ask_type(type: str | None, kind: str | None = None) -> None:
    """Raise UnaskableError where this is no type of a kind of record, or of any."""
    if type is not None:
        _ask("type", type, _of(TYPES, kind), kind)


def ask_status(status: str | None, kind: str | None = None, others: Iterable[str] = ()) -> None:
    """Raise UnaskableError where this is no status of a kind of record, or of any, and none of `others`."""
    if status is not None:
        _ask("status", status, {**_of(STATUSES, kind), **{name: name for name in others}}, kind)


def ask_one_of(what: str, value: str | None, known: Collection[str]) -> None:
    """Raise UnaskableError where a value, if there is one, is none of those known; `what` says what they are."""
    if value is not None:
        _ask(what, value, {name: name for name in known})


def ask_known(key: str, names: Iterable[str], known: Collection[str]) -> None:
    """Raise UnaskableError, with the message of this key, where one of some names is none of those known."""
    for name in names:
        if name not in known:
            every = Message("takes", known=known) if known else Message("takes_nothing")
            raise UnaskableError(key, name=name, near=_near(name, {one: one for one in known}), every=every)


def ask_apart(focal: str, partner: str | None) -> None:
    """Raise UnaskableError where a party is asked for together with itself."""
    if focal == partner:
        raise UnaskableError("named_twice", focal=focal)


def ask_period(since: str | date | None, until: str | date | None) -> None:
    """Raise UnaskableError where one of these, if told, is no date, or where the time ends before it begins."""
    begin = days_of(since)[0] if since is not None else date.min
    end = days_of(until)[1] if until is not None else date.max
    if end < begin:
        raise UnaskableError("period_reversed", since=str(since), until=str(until))


def party_named(text: str) -> str:
    """The code of a party of the register by its code or name. Raises UnaskableError, naming those that come near."""
    try:
        return find_party(text)
    except KeyError:
        raise UnaskableError("no_party", text=text, near=_near(text, _party_names())) from None


def days_of(moment: str | date) -> tuple[date, date]:
    """The first and the last day of a date. Raises UnaskableError where it is none."""
    if isinstance(moment, date):
        return moment, moment
    try:
        return bounds(moment)
    except ValueError:
        raise UnaskableError("no_date", written=moment) from None


def _ask(what: str, value: str, named: Mapping[str, str], kind: str | None = None) -> None:
    """`named` has what may be asked for under each of its names."""
    known = set(named.values())
    if value in known:
        return
    if not known:
        of = Message("records_of", kind=kind) if kind else Message("any_records")
        raise UnaskableError("has_none", records=of, what=what)
    asked = Message("of_kind", what=what, kind=kind) if kind else what
    every = Message("there_are", known=sorted(known)) if len(known) <= _LISTED else Message("see_vocabulary")
    raise UnaskableError("no_such", what=asked, value=value, near=_near(value, named), every=every)


def _near(value: str, named: Mapping[str, str]) -> Message:
    """Those whose names come nearest to a value, to be read before the rest of a message."""
    written = value.casefold()
    likeness = {name: _likeness(written, name.casefold()) for name in named}
    near = sorted((name for name in named if likeness[name][0] > _LIKE), key=likeness.__getitem__, reverse=True)
    found: dict[str, str] = {}
    for name in near:
        key = named[name]
        found.setdefault(key, key if name.casefold() == key.casefold() else f"{key} ({name})")
    return Message("near", names=list(found.values())[:_NEAREST]) if found else Message("")


def _likeness(one: str, other: str) -> tuple[float, int]:
    """How much of two words is in both, in the same order, from 0 to 1; and how much they begin with together."""
    together = takewhile(lambda letters: letters[0] == letters[1], zip(one, other, strict=False))
    return SequenceMatcher(None, one, other).ratio(), len(list(together))


def _of(vocabularies: Mapping[str, str], kind: str | None) -> dict[str, str]:
    """The terms of the vocabulary of a kind, or of all, under their keys and labels."""
    groups = vocabularies.values() if kind is None else filter(None, [vocabularies.get(kind)])
    return {name: key for group in groups for name, key in _names(group).items()}


@cache
def _names(group: str) -> dict[str, str]:
    """The terms of a vocabulary by key and label; types of events by their modes also."""
    found = {str(term[language]): key for key, term in terms(group).items() for language in LANGUAGES}
    if group == "event_type":
        for type, mode in (key.split(".") for key in terms("mode_score")):
            found |= dict.fromkeys((mode, *(label("mode", mode, language) for language in LANGUAGES)), type)
    return found | {key: key for key in terms(group)}


@cache
def _party_names() -> dict[str, str]:
    """The parties of the register by code and label, each with the code to give."""
    register = parties().values()
    return {name: party.id for party in register for name in (party.id, party.label_en, party.label_ar)}
