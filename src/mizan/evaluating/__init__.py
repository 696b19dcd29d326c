"""Holding what was read against what careful annotators booked."""

from mizan.evaluating.gold import Gold, read_gold
from mizan.evaluating.scoring import LEVELS, Level, Score, score

__all__ = ["LEVELS", "Gold", "Level", "Score", "read_gold", "score"]
