"""Coding: from an act's sense, status and parties to a record's fields."""

from mizan.reading.line import Chain, Line
from mizan.reading.modality import PROMISED
from mizan.reading.parts import Moment
from mizan.reading.signals import Signal



def code(signal: Signal, status: str) -> tuple[str, str | None]:
    """The PLOVER type and mode of an act with this status: every cooperative act to come is an agreement."""
    features = signal.entry.features
    kind, mode = features["type"], features.get("mode") or None
    if status == "planned" or (status == "hypothetical" and "past" not in signal.tenses):
        if features.get("planned"):
            return features["planned"], None
        if kind in PROMISED:
            return "AGREE", None
    return kind, mode


def moment_of(line: Line, signal: Signal, clause: tuple[int, int]) -> Moment | None:
    """The expression of time that belongs to the act: in its clause, the nearest, behind it rather than before."""
    low, high = signal.reach
    best: tuple[int, Moment] | None = None
    for moment in line.text.moments_in(max(line.first, clause[0] - 6), min(line.last, clause[1] + 4)):
        if moment.first < clause[0]:
            distance = 12 + low - moment.first
        elif moment.first > high:
            distance = moment.first - high
        else:
            distance = 2 + max(0, low - moment.first)
        if best is None or distance < best[0]:
            best = distance, moment
    return best[1] if best is not None else None


def place_of(line: Line, clause: tuple[int, int], host: Chain | None) -> str | None:
    """Where the act is said to take place: a city as written, else a state's id."""
    for chain in line.chains_in(clause[0], clause[1]):
        if chain.relation in ("in", "at", "to") and chain.lead.kind == "place":
            return chain.lead.name
    if host is not None and host.relation in ("in", "to", "object", "at"):
        return host.lead.name if host.lead.kind == "place" else host.codes[0]
    return None
