"""Which encoding a text is in, by evidence: marks, validity, and how often Arabic uses its letters."""

from codecs import lookup
from collections import Counter
from math import log

from msgspec import Struct

from mizan.model.errors import DocumentError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NAMES = {"utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32": "UTF-32"}
_LEGACY = {"cp1256": "windows-1256", "iso8859_6": "ISO-8859-6"}

# How often each letter stands in a thousand letters of Arabic news.
_LETTERS = {
    "ا": 146, "ل": 111, "ي": 80, "م": 61, "و": 53, "ن": 52, "ر": 49, "ت": 47, "ب": 36, "ع": 31, "د": 31,
    "ة": 30, "ف": 26, "س": 26, "ق": 23, "ه": 21, "أ": 21, "ك": 19, "ح": 17, "ج": 13, "،": 11, "إ": 10,
    "ش": 9, "ط": 9, "ص": 9, "ى": 8, "خ": 8, "ض": 7, "ز": 6, "ث": 6, "ذ": 5, "ئ": 4, "غ": 4, "ء": 3,
    "ظ": 2, "ؤ": 1, "آ": 1, "ً": 1, "\N{NO-BREAK SPACE}": 1, "«": 1, "»": 1, "“": 1, "”": 1, "–": 1, "…": 1,
}  # fmt: skip
_RARE = 0.02
_WEIGHTS = {letter: log(share / 1000) for letter, share in _LETTERS.items()}
_FLOOR = log(_RARE / 1000)

_NOT_OF_FILES = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})
_ASCII = bytes(range(128))
_ASCII_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LEAST_SHARE = 0.3
_LEAST_MEAN = -4.2
_LEAST_MARGIN = 12.0
_LEAST_PATTERN = 0.97
_SAMPLE = 1 << 16


class Encoding(Struct, frozen=True):
    """An encoding that Python knows as `codec`; `name` is set where a reader should be told of it."""

    codec: str
    name: str | None = None


UTF_8 = Encoding("utf-8")


def chosen(name: str) -> Encoding:
    """The encoding a caller asks for by name."""
    try:
        "".encode(name)
        codec = lookup(name).name
        if codec in _NOT_OF_FILES:
            raise LookupError
        return Encoding(codec)
    except (LookupError, ValueError):
        raise DocumentError("unknown_encoding", name=name) from None


def detect(head: bytes) -> Encoding | None:
    """The encoding of a text that begins with `head`, or None where the evidence does not decide."""
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return Encoding(codec, _NAMES.get(codec))
    sample = head[:_SAMPLE]
    if (b"\x00" in sample or b"\x06" in sample) and (wide := _wide(sample)):
        return Encoding(wide, _NAMES[wide])
    if is_utf8(head):
        return UTF_8
    return _legacy(head)


def is_utf8(head: bytes) -> bool:
    """Whether a beginning is valid UTF-8, a last character cut in two forgiven."""
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.end == len(head)
    return True


def mostly_utf8(head: bytes) -> bool:
    """Whether a text is UTF-8 but for damage: sequences of several bytes are no accident."""
    high = len(head.translate(None, _ASCII))
    broken = head.decode(errors="replace").count("\N{REPLACEMENT CHARACTER}")
    return high > 0 and broken < high / 10


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: in one byte order nearly everything is Arabic or ASCII, in the other nothing."""
    pairs = sample[: len(sample) // 2 * 2]
    shares = {}
    for codec in ("utf-16-le", "utf-16-be"):
        text = pairs.decode(codec, errors="replace")
        usual = sum("\u0600" <= letter <= "\u06ff" or " " <= letter <= "~" or letter in "\r\n\t" for letter in text)
        shares[codec] = usual / max(len(text), 1)
    best = max(shares, key=lambda codec: shares[codec])
    return best if shares[best] >= _LEAST_PATTERN and min(shares.values()) < 0.5 else None


def _legacy(head: bytes) -> Encoding | None:
    """The one-byte encoding under which the high bytes are Arabic letters as often as Arabic uses them."""
    if mostly_utf8(head):
        return None
    high = head.translate(None, _ASCII)
    low = sum(head.count(letter) for letter in _ASCII_LETTERS)
    if not high or len(high) / (len(high) + low) < _LEAST_SHARE:
        return None
    counts = Counter(high[:_SAMPLE])
    scores = {codec: _likelihood(counts, codec) for codec in _LEGACY}
    best, other = sorted(scores, key=lambda codec: scores[codec], reverse=True)
    if scores[best] / counts.total() < _LEAST_MEAN or scores[best] - scores[other] < _LEAST_MARGIN:
        return None
    return Encoding(best, _LEGACY[best])


def _likelihood(counts: Counter[int], codec: str) -> float:
    total = 0.0
    for byte, count in counts.items():
        try:
            letter = bytes([byte]).decode(codec)
        except UnicodeDecodeError:
            return float("-inf")
        total += count * _WEIGHTS.get(letter, _FLOOR)
    return total
