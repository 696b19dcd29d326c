"""From what passages state to what happened: reports of one thing settle into one entry."""

from mizan.settling.entries import Entry, settle

__all__ = ["Entry", "settle"]
