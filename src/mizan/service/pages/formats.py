"""Numbers, dates and passages as the pages write them; what a reader of Arabic or English expects."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby
from typing import Any

from mizan.model.vocabulary import label, party_label, terms
from mizan.publishing import wording as published
from mizan.service import wording
from mizan.service.pages.atlas_drawing import atlas_drawing
from mizan.service.pages.network_drawing import network_drawing
from mizan.service.views.commitments import Promise
from mizan.service.views.lines import Line
from mizan.settling.explanation import reason

_ARABIC = re.compile("[\u0600-\u06ff]")
_LEVELS = 6


def formats(language: str) -> dict[str, Callable[..., Any]]:
    """What templates call to write something in a language, by name."""
    given: dict[str, Callable[..., Any]] = {
        "t": wording.text,
        "counted": wording.counted,
        "party": party_label,
        "label": label,
        "date": published.date,
        "period": published.period,
        "quantity": published.quantity,
        "matter": published.matter,
        "told": published.told,
        "listing": published.listing,
        "number": wording.number,
        "share": share,
        "signed": signed,
        "called": called,
        "decimal": decimal,
        "from_start": from_start,
        "deed": deed,
        "foreign": foreign,
        "reason": reason,
        "worded": worded,
    }
    plain: dict[str, Callable[..., Any]] = {
        "opening": published.opening,
        "terms": terms,
        "writing": writing,
        "heat": heat,
        "by_due": by_due,
        "isolated": isolated,
        "zip": zip,
        "network_drawing": network_drawing,
        "atlas_drawing": atlas_drawing,
    }
    return {name: partial(function, language=language) for name, function in given.items()} | plain


def share(value: float | None, language: str) -> str:
    """A share of 0 … 1 in whole percent; nothing for none."""
    if value is None:
        return ""
    return _kept_together("<1%" if 0 < value < 0.01 else f"{value * 100:.0f}%", language)


def signed(value: float | None, language: str, digits: int = 1) -> str:
    """A number with its sign, kept together in text of either direction; nothing for none."""
    if value is None:
        return ""
    shown = f"{value:+.{digits}f}".replace("-", "\u2212")
    shown = shown[1:] if float(f"{value:.{digits}f}") == 0 else shown
    return _kept_together(shown, language)


def decimal(value: float | None, language: str) -> str:
    """A number with one digit after the point; nothing for none."""
    return "" if value is None else f"{value:,.1f}"


def _kept_together(shown: str, language: str) -> str:
    """Signs at a number's side, isolated from text that runs from right to left."""
    return f"\u2066{shown}\u2069" if language == "ar" else shown


def called(value: str, language: str) -> str:
    """One side of a dispute on a relation, in words: `ally (denied): speaker`."""
    head, _, speaker = value.partition(": ")
    relation, _, status = head.partition(" (")
    words = label("relation", relation, language)
    if status:
        words += f" ({label('relation_status', status.rstrip(')'), language)})"
    return f"{words}: {speaker}" if speaker else words


def worded(key: str, language: str) -> str:
    """The label of a type or status of any kind; what is none (an outlet) is its own label."""
    groups = ("event_type", "instrument", "indicator", "event_status", "agreement_status")
    return next((label(group, key, language) for group in groups if key in terms(group)), key)


def deed(line: Line, language: str) -> str:
    """What was done in an event, as its heading: a visit, a signing; else the type of the act."""
    return published.opening(published.deed(line.act, line.type or "", line.mode, language))


def isolated(words: str) -> str:
    """Words of any direction, for filling into a phrase."""
    return f"\u2068{words}\u2069"


def from_start(along: float, width: float, language: str) -> float:
    """The x of a point so far along a drawing, which runs in the direction of the language."""
    return round(width - along if language == "ar" else along, 1)


def writing(words: str) -> dict[str, str]:
    """In which language and direction words stand, as attributes of the element around them."""
    return {"lang": "ar", "dir": "rtl"} if _ARABIC.search(words) else {"lang": "en", "dir": "ltr"}


def foreign(words: str, language: str) -> dict[str, str]:
    """The same where words are in another language than the page's; nothing where they are in its own."""
    found = writing(words)
    return {} if found["lang"] == language else found


def heat(value: float, most: float) -> int:
    """How strongly to tint a cell: 0 (nothing) to 6, by the square root of its part of the largest."""
    return 0 if value <= 0 or most <= 0 else max(1, min(_LEVELS, round(_LEVELS * (value / most) ** 0.5)))


def by_due(promises: Iterable[Promise]) -> list[tuple[str, list[Promise]]]:
    """Commitments under the year in which they are due, in the order given."""
    return [(year, list(members)) for year, members in groupby(promises, lambda one: (one.due or "").lstrip("./")[:4])]
