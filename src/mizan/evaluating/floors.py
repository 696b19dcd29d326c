"""Quality floors: F1 that a change may raise but never lower, kept in a committed TOML file."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from mizan.evaluating.scoring import Score
from mizan.model.errors import GoldError


def read_floors(path: Path) -> dict[str, float]:
    """Read the floors by level (`event.type`).

    Raises GoldError where the file is missing or is not TOML with a table `[f1]`.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))["f1"]
    except OSError as error:
        raise GoldError("floors_unreadable", path=path, reason=error.strerror) from error
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise GoldError("floors_malformed", path=path, reason=error) from error
    return {str(level): float(floor) for level, floor in table.items()}


def below(scores: Mapping[str, Score], floors: Mapping[str, float]) -> list[str]:
    """One line for every level whose F1 lies under its floor."""
    return [
        f"{level}: F1 {scores[level].f1:.4f} is below the floor {floor:.4f}"
        for level, floor in floors.items()
        if level in scores and round(scores[level].f1, 4) < floor
    ]
