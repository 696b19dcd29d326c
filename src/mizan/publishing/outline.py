"""A brief in plain words: every string that any format shows, in its order, without any markup."""

from typing import Any

from mizan.model.booked import Source
from mizan.model.vocabulary import party_label
from mizan.publishing import wording
from mizan.publishing.parts import Brief, Item, Quote, Section
from mizan.weighing import Partner

COLUMNS = ("acts", "shared_acts", "agreements", "figures", "promised", "statements", "cooperation", "conflict")


def outline(brief: Brief) -> dict[str, Any]:
    """The brief as dictionaries, lists, strings and truth values."""
    language = brief.language

    def t(key: str) -> str:
        return wording.text(key, language)

    subject = party_label(brief.focal, language)
    if brief.partner:
        subject += f" – {party_label(brief.partner, language)}"
    kicker = [t("brief"), wording.date(brief.made.isoformat(), language)]
    if brief.since:
        kicker.append(f"{t('changes')} {wording.date(brief.since.isoformat(), language)}")
    return {
        "language": language,
        "subject": subject,
        "title": f"{subject} · {t('foreign_relations')}",
        "kicker": " · ".join(kicker),
        "lead": _lead(brief),
        "note": t("how_to_read"),
        "short": brief.form == "page",
        "partners": {
            "heading": t("partners"),
            "columns": [t("partner"), *(t(column) for column in COLUMNS)],
            "rows": [[party_label(row.code, language), *_cells(row)] for row in brief.partners],
            "left_out": _more(brief.partners_left_out, language),
        },
        "sections": [_section(section, brief) for section in brief.sections],
        "contested": t("contested_mark"),
        "nothing": t("nothing"),
        "sources": {
            "heading": t("sources"),
            "items": [_source(s, language) for s in brief.sources if brief.form == "long"],
        },
        "footer": t("made_by"),
    }


def heading(section: Section, brief: Brief) -> str:
    """The heading of a section."""
    words = wording.text(section.anchor, brief.language)
    if section.anchor == "changes" and brief.since:
        return f"{words} {wording.date(brief.since.isoformat(), brief.language)}"
    return words


def left_out(section: Section, language: str) -> str:
    """How many items the form had no room for, if any."""
    return _more(section.left_out, language)


def _more(count: int, language: str) -> str:
    return wording.text("left_out", language).format(count) if count else ""


def _lead(brief: Brief) -> str:
    if not brief.sources:
        return ""
    language = brief.language
    outlets = {source.outlet for source in brief.sources if source.outlet}
    counts = {
        "documents": len(brief.sources),
        "outlets": len(outlets),
        "items": brief.items,
    }
    told = (wording.counted(key, number, language) for key, number in counts.items())
    return f"{wording.text('read_from', language)} {' · '.join(told)}"


def _source(source: Source, language: str) -> dict[str, str]:
    outlet = source.outlet or wording.text("unnamed_outlet", language)
    where = wording.listing([outlet, wording.date(source.published, language)], language)
    told = f"{source.title or source.name} – {where}"
    return {"id": source.id[:12], "told": told, "name": source.name if source.title else ""}


def _cells(row: Partner) -> list[str]:
    counts = (row.acts, row.shared_acts, row.agreements, row.figures, row.promises, row.statements)
    return [str(n) if n else "·" for n in counts] + [f"{s:+.1f}" if s else "·" for s in (row.cooperation, row.conflict)]


def _section(section: Section, brief: Brief) -> dict[str, Any]:
    return {
        "anchor": section.anchor,
        "heading": heading(section, brief),
        "size": section.size,
        "left_out": left_out(section, brief.language),
        "groups": [
            {"heading": wording.opening(group.heading), "items": [_item(item, brief.language) for item in group.items]}
            for group in section.groups
        ],
    }


def _item(item: Item, language: str) -> dict[str, Any]:
    return {
        "heading": wording.opening(item.heading),
        "facts": [fact for fact in (item.parties, item.date, *item.details) if fact],
        "contested": item.contested,
        "sides": [
            {
                "value": side.value,
                "quotes": [_quote(quote, language) for quote in side.quotes],
            }
            for side in item.sides
        ],
    }


def _quote(quote: Quote, language: str) -> dict[str, str]:
    source = quote.source
    told = {
        "outlet": source.outlet or wording.text("unnamed_outlet", language),
        "date": wording.date(source.published, language),
        "title": source.title or source.name,
        "record": quote.record,
    }
    return {"words": quote.words, **told, "citation": " · ".join(told.values()), "source": source.id[:12]}
