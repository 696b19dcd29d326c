"""Whether a text is Arabic: by its letters, and by its words where other languages share the letters."""

import re

from mizan.model.messages import Message

_LEAST_SHARE = 0.4
_SAMPLE = 2000

_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
_ARABIC_LETTERS = re.compile(f"(?:(?=[{_ARABIC}])[^\\W\\d_])+")
_OTHER_LETTER = re.compile(f"[^{_ARABIC}\\W\\d_]")
# Letters that Persian, Urdu, Pashto, Kurdish and Uyghur need and Arabic does not.
_FURTHER_LETTERS = re.compile("[پچژگٹڈڑںےۆێڕڵەۇېڤډړښټڼ]")
_ARTICLE = re.compile(r"\b[وفبك]?(?:ال|لل)\w\w")
# What UTF-8 looks like when it was read in the encoding of western Europe.
_MISREAD = re.compile("[ØÙ]")
_MOST_MISREAD = 0.2
_MOST_FURTHER = 0.01
_LEAST_ARTICLES = 0.02


def has_arabic(text: str) -> bool:
    """Whether any letter of a text is Arabic."""
    return bool(_ARABIC_LETTERS.search(text))


def why_not_arabic(text: str) -> Message | None:
    """A short reason why a text is not Arabic, or None where it is; a long text is judged by three samples."""
    sample = _sampled(text)
    others = len(_OTHER_LETTER.findall(sample))
    further = len(_FURTHER_LETTERS.findall(sample))
    if not others and not further and _ARABIC_LETTERS.search(sample):
        return None
    arabic = sum(map(len, _ARABIC_LETTERS.findall(sample)))
    letters = arabic + others
    if not letters:
        return Message("letterless")
    if len(_MISREAD.findall(sample)) > _MOST_MISREAD * letters:
        return Message("misread")
    if arabic < _LEAST_SHARE * letters:
        return Message("few_arabic", share=arabic / letters)
    articles = sum(1 for _ in _ARTICLE.finditer(sample))
    if further > _MOST_FURTHER * arabic and articles < _LEAST_ARTICLES * arabic:
        return Message("other_in_script")
    return None


def _sampled(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = (len(text) - _SAMPLE) // 2
    return f"{text[:_SAMPLE]}\n{text[middle : middle + _SAMPLE]}\n{text[-_SAMPLE:]}"
