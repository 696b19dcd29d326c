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


def score_together(act: Event) -> float | None:
    """What an act says of two parties that carry it out together, or None where it says nothing of the two.

    Two who act upon a third show nothing of their own relation. Neither do two who accuse, refuse, demand, threaten,
    mobilise or coerce together, nor two who strike together: whom they face is a third party, named or not. A war or
    battle, an assault without a mode, is between the two.
    """
    if act.recipients or act.event_type in _JOINT or (act.event_type == "ASSAULT" and act.mode):
        return None
    return score(act.event_type, act.mode)


def score_of(act: Event) -> float | None:
    """The score of an act of one side upon another, else what it says of those who carry it out together."""
    return score(act.event_type, act.mode) if act.recipients else score_together(act)
