"""The words of a report as they were published, with where they stand."""

from collections.abc import Iterable

from msgspec import Struct

from mizan.model.booked import Booked


class Quote(Struct, frozen=True):
    """What one passage of one document says; `start` and `end` are code points of the document's text.

    `confidence` is how surely it was read (0 … 1), `verdict` what people judged of it, if anybody did; `disputed` where
    they differ.
    """

    record: str
    words: str
    document: str
    name: str
    title: str | None
    outlet: str | None
    published: str | None
    start: int
    end: int
    confidence: float
    verdict: str | None
    disputed: bool

    @classmethod
    def of(cls, report: Booked) -> "Quote":
        """The quote that a report is."""
        source, record = report.source, report.record
        return cls(
            record=report.id,
            words=record.evidence.words,
            document=source.id,
            name=source.name,
            title=source.title,
            outlet=source.outlet,
            published=source.published,
            start=record.evidence.start,
            end=record.evidence.end,
            confidence=round(record.confidence, 3),
            verdict=report.judged.verdict if report.judged else None,
            disputed=bool(report.judged and report.judged.disputed),
        )


QUOTED = 8
"""Where many reports say the same, so many of them are quoted."""


def quoted(reports: Iterable[Booked]) -> list[Quote]:
    """The quotes that reports are."""
    return [Quote.of(report) for report in reports]
