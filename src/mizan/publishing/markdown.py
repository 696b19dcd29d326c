"""A brief as Markdown; whatever a document says is escaped."""

import re
from collections.abc import Iterator
from typing import Any

from mizan.publishing.outline import outline
from mizan.publishing.parts import Brief

# Signs that are markup anywhere, full stops within an address, and what begins an item of a list.
_SPECIAL = re.compile(r"[\\`*_{}\[\]#|~]|(?<=\w)\.(?=[^\W\d])|^[-+](?=[-+\s]|$)")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")


def render_markdown(brief: Brief) -> str:
    """The brief as CommonMark with one table (GFM)."""
    return "\n".join(_lines(outline(brief))).rstrip("\n") + "\n"


def escaped(words: str) -> str:
    """Words on one line that Markdown shows as they are."""
    line = " ".join(words.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _NUMBERED.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", line))


def _lines(told: dict[str, Any]) -> Iterator[str]:
    yield from (escaped(told["kicker"]), "", f"# {escaped(told['subject'])}", "")
    if told["lead"]:
        yield from (escaped(told["lead"]), "")
    if not told["short"]:
        yield from (escaped(told["note"]), "")
    yield from (f"## {escaped(told['partners']['heading'])}", "")
    yield from _table(told["partners"]["columns"], told["partners"]["rows"])
    if told["partners"]["left_out"]:
        yield from ("", escaped(told["partners"]["left_out"]))
    for section in told["sections"]:
        yield from ("", f"## {escaped(section['heading'])}", "")
        if not section["groups"]:
            yield from (escaped(told["nothing"]), "")
        for group in section["groups"]:
            yield from (f"### {escaped(group['heading'])}", "")
            for item in group["items"]:
                yield from _item(item, told["contested"])
        if section["left_out"]:
            yield from (escaped(section["left_out"]), "")
    if told["sources"]["items"]:
        yield from (f"## {escaped(told['sources']['heading'])}", "")
        yield from (f"{number}. {escaped(source['told'])}" for number, source in enumerate(told["sources"]["items"], 1))
    yield from ("", escaped(told["footer"]))


def _table(columns: list[str], rows: list[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(map(escaped, columns))} |"
    yield "|---|" + "---:|" * (len(columns) - 1)
    for row in rows:
        yield f"| {' | '.join(map(escaped, row))} |"


def _item(item: dict[str, Any], contested: str) -> Iterator[str]:
    mark = f" ({escaped(contested)})" if item["contested"] else ""
    facts = f" – {escaped(' · '.join(item['facts']))}" if item["facts"] else ""
    yield from (f"**{escaped(item['heading'])}**{mark}{facts}", "")
    for side in item["sides"]:
        if side["value"]:
            yield from (f"*{escaped(side['value'])}*", "")
        for quote in side["quotes"]:
            yield from (f"> {escaped(quote['words'])}", ">", f"> — {escaped(quote['citation'])}", "")
