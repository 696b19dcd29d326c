"""The languages Mizan reads, by ISO 639-1 code; a language is a folder of data and a few functions."""

import gc
from functools import cache

from mizan.languages.interface import Language

__all__ = ["LANGUAGES", "Language", "language"]

LANGUAGES = ("ar",)


@cache
def language(code: str) -> Language:
    """Return a language by its code, loading its lexicon the first time.

    Raises KeyError for a language Mizan does not read.
    """
    if code == "ar":
        from mizan.languages.arabic import arabic

        loaded = arabic()
        # The lexicon is hundreds of thousands of objects that live as long as the process: the collector of cycles
        # need not walk them again and again while documents are read.
        gc.freeze()
        return loaded
    raise KeyError(code)
