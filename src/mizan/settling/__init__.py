"""From what passages state to what happened: reports of one thing settle into one entry."""

from mizan.settling.entries import settle
from mizan.settling.entry import Entry, Stage, date_of, parties
from mizan.settling.identity import Identified, Identity, identify

__all__ = ["Entry", "Identified", "Identity", "Stage", "date_of", "identify", "parties", "settle"]
