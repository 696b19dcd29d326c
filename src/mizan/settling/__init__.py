"""From what passages state to what happened: reports of one thing settle into one entry."""

from mizan.settling.entries import settle
from mizan.settling.entry import Entry, Stage, date_of, parties
from mizan.settling.identity import Identified, Identity, identify
from mizan.settling.projects import Undertaking, project_register
from mizan.settling.relations import Title, ladder

__all__ = [
    "Entry",
    "Identified",
    "Identity",
    "Stage",
    "Title",
    "Undertaking",
    "date_of",
    "identify",
    "ladder",
    "parties",
    "project_register",
    "settle",
]
