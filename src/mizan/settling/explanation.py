"""Why each record belongs to its entry, and why each name belongs to whom it names, in words."""

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

from mizan.model.booked import Booked
from mizan.settling.entry import Entry
from mizan.settling.identity import Identified


class Membership(Struct, frozen=True):
    """A record of an entry and the reason it is there."""

    report: Booked
    reason: str


def membership(entry: Entry, language: str = "en") -> list[Membership]:
    """Why each record belongs to an entry."""
    pairs = zip(entry.reports, entry.reasons, strict=True)
    return [Membership(report, reason("member", key, language)) for report, key in pairs]


def naming(who: Identified, language: str = "en") -> list[str]:
    """Why the names of someone or something are taken to be one's, a sentence for each match."""
    told = []
    for match in who.matches:
        words = f"{' '.join(match.a.parts)} = {' '.join(match.b.parts)}: {reason('match', match.reason, language)}"
        office = f", {reason('match', 'office', language)} ({match.office})" if match.office else ""
        told.append(f"{words}{office} ({match.score:.2f})")
    return told


def reason(group: str, key: str, language: str) -> str:
    """A reason in words."""
    return _reasons()[group][key][language]


@cache
def _reasons() -> dict[str, dict[str, dict[str, str]]]:
    text = files(__package__ or "").joinpath("reasons.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
