"""Why each record belongs to its entry, and why each name belongs to whom it names, in words."""

import tomllib
from functools import cache
from importlib.resources import files

from mizan.settling.identity import Identified


def naming(who: Identified, language: str = "en") -> list[str]:
    """Why the names of someone or something are taken to be one's, a sentence for each match."""
    told = []
    for match in who.matches:
        words = f"{' '.join(match.a.parts)} = {' '.join(match.b.parts)}: {reason('match', match.reason, language)}"
        office = f", {reason('match', 'office', language)} ({match.office})" if match.office else ""
        told.append(f"{words}{office} ({match.score:.2f})")
    return told


def reason(group: str, key: str, language: str) -> str:
    """A reason in words: of `Entry.reasons` (group "member") or of a match of names (group "match")."""
    return _reasons()[group][key][language]


@cache
def _reasons() -> dict[str, dict[str, dict[str, str]]]:
    text = files(__package__ or "").joinpath("reasons.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
