"""What a ledger asks of the store it is kept in."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, ClassVar

from sqlalchemy import Connection, Engine, Subquery
from sqlalchemy.exc import DBAPIError

from mizan.ledger.words import Question
from mizan.model.errors import LedgerError
from mizan.model.messages import Message

DAMAGED = "damaged"
"""The message on a store that gives back other things than were put into it."""


class Words(ABC):
    """The full-text index: the folded words of documents by the keys of their rows."""

    @abstractmethod
    def index(self, connection: Connection, key: int, title: str | None, text: str) -> None:
        """Take a document into the index."""

    @abstractmethod
    def retitle(self, connection: Connection, key: int, title: str, text: str) -> None:
        """Give a document that had no title one."""

    @abstractmethod
    def found(self, question: Question, latest: int | None = None) -> Subquery:
        """The documents that answer a question: columns `key`, and `rank`, the least for the best match.

        Where `latest` is given, no more than so many of them, those that were added last.
        """

    @abstractmethod
    def out_of_step(self, connection: Connection, texts: Mapping[int, tuple[str | None, str]]) -> list[int]:
        """Of some documents, given as title and text by key, the keys of those that the index has otherwise."""

    @abstractmethod
    def strays(self, connection: Connection) -> list[int]:
        """The keys in the index that no document has."""


class Store(ABC):
    """A place where a ledger is kept, with the transactions that keep it whole."""

    words: ClassVar[Words]

    def __init__(self, engine: Engine, address: str) -> None:
        self.engine = engine
        self.address = address

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction in which the ledger stays as it was when it began."""
        return self._transaction(self._begin_reading)

    def writing(self, document: str) -> AbstractContextManager[Connection]:
        """A transaction that alone may write the document with this id."""
        return self._transaction(lambda connection: self._begin_writing(connection, document))

    def lasting(self) -> AbstractContextManager[Connection]:
        """A transaction that alone may judge or settle; what it writes is on the disk when it is done."""
        return self._transaction(self._begin_lasting)

    @contextmanager
    def _transaction(self, begin: Callable[[Connection], None]) -> Iterator[Connection]:
        with self.explained(), self.engine.begin() as connection:
            begin(connection)
            try:
                yield connection
            except UnicodeEncodeError:
                # A statement was given up on its way to the server, which may still wait for the rest of it.
                connection.invalidate()
                raise

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn an error of the database into a LedgerError of one line."""
        try:
            yield
        except DBAPIError as error:
            raise LedgerError("at", where=self.address, problem=self.remedy(error.orig)) from error
        except sqlite3.Error as error:
            raise LedgerError("at", where=self.address, problem=self.remedy(error)) from error
        except UnicodeEncodeError as error:
            raise LedgerError("half_character", address=self.address) from error

    def close(self) -> None:
        """Give the store back."""
        self.engine.dispose()

    @abstractmethod
    def remedy(self, error: BaseException | None) -> Message:
        """What an error of the database means and what to do about it."""

    @abstractmethod
    def faults(self, connection: Connection) -> Iterator[str]:
        """What the database itself finds wrong with its pages."""

    @abstractmethod
    def numbers_taken(self, connection: Connection) -> None:
        """Called when rows were written with keys of their own: new ones are to be numbered on from there."""

    @abstractmethod
    def _begin_reading(self, connection: Connection) -> None: ...

    @abstractmethod
    def _begin_writing(self, connection: Connection, document: str) -> None: ...

    @abstractmethod
    def _begin_lasting(self, connection: Connection) -> None: ...


def remedy_of(code: str, remedies: Mapping[str, str], error: Any) -> Message:
    """The remedy for the longest beginning of a code that is known, else what the database says.

    `remedies` has the key of a message by each beginning.
    """
    known = [start for start in remedies if code.startswith(start)] if code else []
    return Message(remedies[max(known, key=len)]) if known else Message("said_by_database", reason=error)
