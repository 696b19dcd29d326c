"""What a text is about, as far as it decides what can be booked from it."""

from mizan.reading.text import Text

_FEWEST, _APART = 5, 40


def on_sport(text: Text) -> bool:
    """Whether a text is about sport, whose meetings, transfers and attacks are no acts of foreign relations.

    Told by its words: at least five of sport, and one in forty.
    """
    words = len(text.bearing("sport"))
    return words >= _FEWEST and words * _APART > len(text.tokens)
