"""How cooperative or hostile an act is, on the conflict-cooperation scale of PLOVER from -10 to 10."""

from mizan.model import Event
from mizan.model.vocabulary import terms

_JOINT = frozenset(("ACCUSE", "COERCE", "MOBILIZE", "REJECT", "REQUEST", "THREATEN"))


def score(event_type: str, mode: str | None = None) -> float:
    """The score of a type of act, or of its mode where PLOVER scores the mode apart (PLOVER manual 0.8).

    ACCUSE is -3 without a mode: the manual prints 3, but all of its modes are negative.
    """
    scored = terms("mode_score").get(f"{event_type}.{mode}")
    return float((scored or terms("event_type")[event_type])["score"])


def between(event_type: str, mode: str | None = None) -> float | None:
    """What an act upon nobody says of two parties that carry it out together, or None where it says nothing of the two.

    Two who accuse, refuse, demand, threaten, mobilise or coerce together show nothing of their own relation, nor do two
    who strike together: whom they face is a third party, named or not. A war or battle, an assault without a mode, is
    between the two.
    """
    if event_type in _JOINT or (event_type == "ASSAULT" and mode):
        return None
    return score(event_type, mode)


def score_of(act: Event) -> float | None:
    """The score of an act of one side upon another, else what it says of those who carry it out together."""
    return (score if act.recipients else between)(act.event_type, act.mode)
