"""What commands weigh, of a ledger or of an archive: the same answers, found in two ways."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Protocol

import polars as pl
from msgspec.structs import replace

from mizan.archives.books import Settled, is_archive, settled
from mizan.ledger import Ledger
from mizan.publishing.chosen import Chosen, choose
from mizan.publishing.parts import Form
from mizan.settling import Entry, Title, Undertaking, ladder, project_register
from mizan.settling.commitments import Commitment, commitments
from mizan.settling.contradictions import Contradiction, contradictions
from mizan.weighing import Partner, partners, plain, publishers, vectors
from mizan.weighing.dyads import ACTING, acting


class Weighed(Protocol):
    """What is worked out of the entries of a ledger or an archive."""

    def plain(self, focal: str) -> "Weighed":
        """The entries alone of which some report names a focal state and another party in the same words."""

    def told(self, parties: Collection[str], kind: str | None = None) -> Iterable[Entry]:
        """The acts, agreements and policy papers of all these parties together, or their entries of one kind."""

    def dealt(self) -> pl.DataFrame:
        """What was done and agreed, by whomever, as it is counted (`weighing.dyads.ACTING`), by kind, date and id."""

    def weighing(self, focal: str) -> list[Entry]:
        """The entries that measures of a focal state rest on, by kind, date and id, and maybe others."""

    def projects(self, focal: str | None = None) -> list[Undertaking]:
        """The project register, of one party or of all."""

    def vectors(self, focal: str) -> pl.DataFrame:
        """The vectors of a focal state (`mizan.weighing.vectors`)."""

    def publishers(self) -> pl.DataFrame:
        """The outlet of each document (`mizan.weighing.publishers`)."""

    def partners(self, focal: str, *, named: bool = False) -> list[Partner]:
        """The partners of a focal state; with `named` only what tells plainly of both counts."""

    def promises(self, focal: str) -> list[Commitment]:
        """What a focal state and its partners promised each other or planned."""

    def titles(self, focal: str, partner: str | None = None) -> list[Title]:
        """What the relations of a focal state (with one partner) are called."""

    def contradictions(self, focal: str | None = None, *, texts: bool = False) -> list[Contradiction]:
        """Where sources contradict each other, on a party or on anything; with `texts` names are sought in these."""

    def chosen(
        self, focal: str, partner: str | None = None, *, form: Form = "long", since: date | None = None
    ) -> Chosen:
        """What a brief in a form, with what changed since a day, tells of a focal state (and one partner)."""


@contextmanager
def weighed(place: str, *, focal: str | None = None, texts: bool = False) -> Iterator[Weighed]:
    """The ledger or archive at a path or URL.

    Of an archive, only what `focal` is weighed by is read where it is given, and texts only with `texts`.
    """
    if is_archive(place):
        yield Gathered(settled(place, focal=focal, texts=texts))
        return
    # Imported only here: it takes longer than weighing a small archive.
    from mizan.cli.kept import Kept

    with Ledger.open(place, create=False) as ledger:
        yield Kept.of(ledger)


class Gathered:
    """An archive: its entries are in memory, and weighed as they are asked for."""

    def __init__(self, books: Settled) -> None:
        self._books = books

    def plain(self, focal: str) -> "Gathered":
        return Gathered(replace(self._books, entries=plain(self._books.entries, focal)))

    def told(self, parties: Collection[str], kind: str | None = None) -> Iterator[Entry]:
        return (one for one in self._books.entries if _is_shown(one, kind) and one.parties.issuperset(parties))

    def dealt(self) -> pl.DataFrame:
        done = [acting(one) for one in self._books.entries if one.counted and one.kind in ("event", "agreement")]
        return pl.DataFrame(done, ACTING, orient="row")

    def weighing(self, focal: str) -> list[Entry]:
        return self._books.entries

    def projects(self, focal: str | None = None) -> list[Undertaking]:
        return project_register(self._books.entries, self._books.identity, focal)

    def vectors(self, focal: str) -> pl.DataFrame:
        return vectors(self._books.entries, focal)

    def publishers(self) -> pl.DataFrame:
        return publishers(self._books.entries)

    def partners(self, focal: str, *, named: bool = False) -> list[Partner]:
        return partners(self._books.entries, focal, named=named)

    def promises(self, focal: str) -> list[Commitment]:
        return commitments(self._books.entries, focal)

    def titles(self, focal: str, partner: str | None = None) -> list[Title]:
        return ladder(self._books.entries, focal, partner)

    def contradictions(self, focal: str | None = None, *, texts: bool = False) -> list[Contradiction]:
        books = self._books
        found = contradictions(books.entries, books.identity, books.records, books.documents)
        return [one for one in found if focal is None or focal in one.parties]

    def chosen(
        self, focal: str, partner: str | None = None, *, form: Form = "long", since: date | None = None
    ) -> Chosen:
        return choose(self._books.entries, focal, partner, records=self._books.records, identity=self._books.identity)


def _is_shown(entry: Entry, kind: str | None) -> bool:
    if kind is None:
        return entry.kind in ("event", "agreement") or getattr(entry.record, "type", "") == "policy_paper"
    return entry.kind == kind
