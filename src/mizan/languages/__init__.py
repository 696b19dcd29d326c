"""The languages Mizan reads, by ISO 639-1 code; a language is a folder of data and a few functions."""

from functools import cache

from mizan.languages.language import Language

__all__ = ["LANGUAGES", "Language", "language"]

LANGUAGES = ("ar",)


@cache
def language(code: str) -> Language:
    """Return a language by its code, loading its lexicon the first time.

    Raises KeyError for a language Mizan does not read.
    """
    if code == "ar":
        from mizan.languages.arabic import arabic

        return arabic()
    raise KeyError(code)
