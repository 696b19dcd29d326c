"""One page of a brief: the few items of each section that a reader in haste needs, and how many were left out."""

from collections.abc import Mapping
from itertools import zip_longest
from types import MappingProxyType

from msgspec.structs import replace

from mizan.publishing.parts import Brief, Group, Item, Quote, Section, Side

PARTNERS = 6
ITEMS: Mapping[str, int] = MappingProxyType(
    {
        "changes": 4,
        "contested": 2,
        "commitments": 4,
        "ladder": 4,
        "timeline": 3,
        "agreements": 2,
        "projects": 2,
        "figures": 2,
    }
)
WORDS = 160
_BY_WEIGHT = ("timeline", "agreements", "figures")
_BY_GROUP = ("changes", "ladder", "projects")


def one_page(brief: Brief, less: int = 0) -> Brief:
    """The brief in little; `less` takes so many items from every section (one stays)."""
    day = brief.made.isoformat()
    chosen = (section for section in brief.sections if section.anchor in ITEMS)
    sections = (_few(section, ITEMS[section.anchor] - less, day) for section in chosen)
    order = {anchor: index for index, anchor in enumerate(ITEMS)}
    partners = brief.partners[: max(3, PARTNERS - less)]
    return replace(
        brief,
        form="page",
        partners=partners,
        partners_left_out=brief.partners_left_out + len(brief.partners) - len(partners),
        sections=tuple(sorted((s for s in sections if s.size), key=lambda section: order[section.anchor])),
    )


def _few(section: Section, most: int, day: str) -> Section:
    """The items that are contested, most reported and latest, those due next and late, or the first of each group.

    Of contested points facts come before spellings.

    They stay in the order of the brief.
    """
    every = list(section.items())
    if section.anchor in _BY_WEIGHT:
        ranked = sorted(every, key=_weight, reverse=True)
    elif section.anchor in _BY_GROUP:
        ranked = [item for items in zip_longest(*(group.items for group in section.groups)) for item in items if item]
    elif section.anchor == "commitments":
        ranked = _around(every, day)
    else:
        ranked = sorted(every, key=lambda item: item.place)
    kept = {id(item) for item in ranked[: max(1, most)]}
    groups = []
    for group in section.groups:
        if items := tuple(_short(item) for item in group.items if id(item) in kept):
            groups.append(Group(group.heading, items))
    return Section(section.anchor, tuple(groups), section.left_out + len(every) - len(kept))


def _around(items: list[Item], day: str) -> list[Item]:
    """By turns what is due next after a day and what fell due last before it, late first; then what has no due date."""
    due = [item for item in items if item.when]
    ahead = [item for item in due if _end(item) >= day]
    past = sorted((item for item in reversed(due) if _end(item) < day), key=lambda item: item.place)
    turns = [item for pair in zip_longest(ahead, past) for item in pair if item]
    return turns + [item for item in items if not item.when]


def _end(item: Item) -> str:
    return item.when.split("/")[-1]


def _weight(item: Item) -> tuple[bool, int, str]:
    return item.contested, len(item.quotes), item.when


def _short(item: Item) -> Item:
    sides = item.sides if item.contested and len(item.sides) > 1 else item.sides[-1:]
    return replace(item, sides=tuple(Side(side.value, tuple(map(_cut, side.quotes[:1]))) for side in sides))


def _cut(quote: Quote) -> Quote:
    line = " ".join(quote.words.split())
    if len(line) > WORDS:
        line = line[:WORDS].rsplit(" ", 1)[0] + " […]"
    return replace(quote, words=line)
