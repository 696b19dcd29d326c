"""Judgements as JSON Lines, the form in which they travel from ledger to ledger."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from mizan.ledger.files import whole_file
from mizan.model.errors import JudgementError, MizanError
from mizan.model.judgements import Judgement

_decode = msgspec.json.Decoder(Judgement).decode


def lines_of(judgements: Iterable[Judgement]) -> str:
    """Judgements as lines, the earliest first: the same judgements always make the same text."""
    ordered = sorted(judgements, key=lambda judgement: (judgement.time, judgement.id))
    return "".join(msgspec.json.encode(judgement).decode() + "\n" for judgement in ordered)


def read_lines(text: str, name: str) -> list[Judgement]:
    """The judgements in a text, `name` being what the text is called. Raises JudgementError, naming the line."""
    found = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            judgement = _decode(line)
            judgement.check()
        except msgspec.DecodeError as error:
            raise JudgementError("line_no_judgement", name=name, number=number, reason=error) from None
        except JudgementError as error:
            raise JudgementError("in_line", name=name, number=number, problem=error) from None
        found.append(judgement)
    return found


def write_file(path: Path, judgements: Iterable[Judgement], *, replace: bool = False) -> None:
    """Write judgements to a new file, or in the place of one that is there; whole or not at all."""
    try:
        with whole_file(path, replace=replace) as draft:
            draft.write_text(lines_of(judgements), encoding="utf-8", newline="\n")
    except FileExistsError as error:
        raise MizanError("there_replace", path=path) from error
    except OSError as error:
        raise MizanError("not_written", path=path, reason=error.strerror) from error


def read_file(path: Path) -> list[Judgement]:
    """The judgements in a file."""
    try:
        return read_lines(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise MizanError("path_unreadable", path=path, reason=error.strerror) from error
    except UnicodeDecodeError as error:
        raise MizanError("judgements_not_utf8", path=path) from error
