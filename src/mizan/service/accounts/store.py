"""Users, what proves who they are, and the audit log."""

import time
from hashlib import sha256
from pathlib import Path
from secrets import token_hex, token_urlsafe
from typing import Any, Self

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from msgspec import Struct
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from mizan.service.accounts import schema
from mizan.service.accounts.errors import AccountsError
from mizan.service.accounts.file import AccountsFile
from mizan.service.accounts.users import Role, User

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 1024
SESSION = 12 * 3600.0
"""How many seconds a session lasts."""

LOGIN = 600.0
"""How many seconds a login by OIDC may take."""

_FRESH = 60.0
_hasher = PasswordHasher()
_NOBODY = _hasher.hash("nobody has this password")


class Token(Struct, frozen=True):
    """A token as it is listed: never its secret. Times are seconds since 1970."""

    id: str
    user: str
    label: str
    made: float
    used: float | None


class Deed(Struct, frozen=True):
    """A line of the audit log: who did what, from where, and the status with which the desk answered."""

    time: float
    user: str | None
    deed: str
    what: str
    status: int | None = None
    address: str | None = None


class Begun(Struct, frozen=True):
    """A login by OIDC that has begun: what its answer must prove, and the page to go back to."""

    nonce: str
    verifier: str
    back: str


class Accounts:
    """The users of a desk, kept in a file."""

    def __init__(self, file: AccountsFile) -> None:
        self._file = file

    @classmethod
    def open(cls, path: Path) -> Self:
        """The users in a file, which is made where there is none. Raises AccountsError."""
        return cls(AccountsFile.open(path))

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def add(self, name: str, role: Role, password: str | None = None) -> User:
        """Add a user; without a password only OIDC and tokens let him in."""
        if not name.strip() or name != name.strip() or not name.isprintable():
            raise AccountsError("no_name", name=name)
        row = {"name": name, "role": str(role), "password": _hashed(password), "added": time.time()}
        try:
            with self._file.writing() as connection:
                connection.execute(insert(schema.users), row)
        except IntegrityError:
            raise AccountsError("user_there", name=name) from None
        return User(name, role)

    def users(self) -> list[User]:
        """All users, by name."""
        with self._file.reading() as connection:
            rows = connection.execute(select(schema.users).order_by(schema.users.c.name))
            return [User(row.name, Role(row.role)) for row in rows]

    def remove(self, name: str) -> None:
        """Remove a user with all sessions and tokens; what he judged stays."""
        with self._file.writing() as connection:
            _found(connection.execute(delete(schema.users).where(schema.users.c.name == name)).rowcount, name)

    def give_role(self, name: str, role: Role) -> None:
        """Give a user another role, from the next request on."""
        self._change(name, role=str(role))

    def give_password(self, name: str, password: str) -> None:
        """Give a user another password; sessions begun with the old one end."""
        self._change(name, password=_hashed(password))
        with self._file.writing() as connection:
            connection.execute(delete(schema.sessions).where(schema.sessions.c.user == name))

    def check(self, name: str, password: str) -> User | None:
        """The user with this name and password; takes as long where there is none."""
        with self._file.reading() as connection:
            row = connection.execute(select(schema.users).where(schema.users.c.name == name)).first()
        known = row.password if row and row.password else _NOBODY
        try:
            _hasher.verify(known, password[:LONGEST_PASSWORD])
        except VerificationError:
            return None
        return User(row.name, Role(row.role)) if row and row.password else None

    def begin_session(self, user: User) -> str:
        """The secret of a new session."""
        secret, now = token_urlsafe(32), time.time()
        with self._file.writing() as connection:
            connection.execute(delete(schema.sessions).where(schema.sessions.c.ends < now))
            row = {"hash": _digest(secret), "user": user.name, "ends": now + SESSION}
            connection.execute(insert(schema.sessions), row)
        return secret

    def by_session(self, secret: str) -> User | None:
        """Whose session this is, if it has not ended."""
        of = schema.sessions.c
        return self._user_by(schema.sessions, of.hash == _digest(secret), of.ends > time.time())

    def end_session(self, secret: str) -> None:
        """End a session."""
        with self._file.writing() as connection:
            connection.execute(delete(schema.sessions).where(schema.sessions.c.hash == _digest(secret)))

    def make_token(self, name: str, label: str) -> str:
        """The secret of a new token with which a script may act as a user; told this once and never again."""
        secret = f"mizan_{token_urlsafe(32)}"
        row = {"id": token_hex(6), "hash": _digest(secret), "user": name, "label": label, "made": time.time()}
        try:
            with self._file.writing() as connection:
                connection.execute(insert(schema.tokens), row)
        except IntegrityError:
            raise _unknown(name) from None
        return secret

    def by_token(self, secret: str) -> User | None:
        """Whose token this is."""
        same = schema.tokens.c.hash == _digest(secret)
        user = self._user_by(schema.tokens, same)
        if user is not None:
            stale = (schema.tokens.c.used.is_(None)) | (schema.tokens.c.used < time.time() - _FRESH)
            with self._file.writing() as connection:
                connection.execute(update(schema.tokens).where(same, stale).values(used=time.time()))
        return user

    def tokens(self, name: str | None = None) -> list[Token]:
        """The tokens of a user, or of all."""
        query = select(schema.tokens).order_by(schema.tokens.c.made)
        if name is not None:
            query = query.where(schema.tokens.c.user == name)
        with self._file.reading() as connection:
            return [Token(row.id, row.user, row.label, row.made, row.used) for row in connection.execute(query)]

    def revoke(self, id: str) -> None:
        """Make a token worthless."""
        with self._file.writing() as connection:
            if not connection.execute(delete(schema.tokens).where(schema.tokens.c.id == id)).rowcount:
                raise AccountsError("no_token", id=id)

    def begin_login(self, state: str, begun: Begun) -> None:
        """Remember a login by OIDC until its answer comes."""
        now = time.time()
        row = {"hash": _digest(state), "ends": now + LOGIN, **{n: getattr(begun, n) for n in Begun.__struct_fields__}}
        with self._file.writing() as connection:
            connection.execute(delete(schema.logins).where(schema.logins.c.ends < now))
            connection.execute(insert(schema.logins), row)

    def end_login(self, state: str) -> Begun | None:
        """The login that an answer belongs to; a second answer belongs to none."""
        same = schema.logins.c.hash == _digest(state)
        with self._file.writing() as connection:
            row = connection.execute(select(schema.logins).where(same, schema.logins.c.ends > time.time())).first()
            connection.execute(delete(schema.logins).where(same))
        return Begun(row.nonce, row.verifier, row.back) if row else None

    def by_subject(self, subject: str, name: str, newcomers: Role | None) -> User | None:
        """The user whom an OIDC provider knows as `subject`.

        At the first login a user who was added under this `name` without a password becomes that subject; where
        there is none, one is added with the role for `newcomers`, if they may have any.
        """
        with self._file.writing() as connection:
            row = connection.execute(select(schema.users).where(schema.users.c.subject == subject)).first()
            if row is None:
                open_to = (schema.users.c.name == name, schema.users.c.subject.is_(None))
                claimed = update(schema.users).where(*open_to, schema.users.c.password.is_(None))
                connection.execute(claimed.values(subject=subject))
                row = connection.execute(select(schema.users).where(schema.users.c.subject == subject)).first()
            if row is None and newcomers is not None:
                new = {"name": name, "role": str(newcomers), "subject": subject, "added": time.time()}
                taken = connection.execute(select(schema.users).where(schema.users.c.name == name)).first()
                if taken is None:
                    connection.execute(insert(schema.users), new)
                    return User(name, newcomers)
            return User(row.name, Role(row.role)) if row else None

    def note(self, deed: Deed) -> None:
        """Write a line of the audit log."""
        with self._file.writing() as connection:
            connection.execute(insert(schema.deeds), {name: getattr(deed, name) for name in Deed.__struct_fields__})

    def deeds(self, limit: int = 100) -> list[Deed]:
        """The latest lines of the audit log, the latest first."""
        query = select(*(schema.deeds.c[name] for name in Deed.__struct_fields__))
        with self._file.reading() as connection:
            return [Deed(*row) for row in connection.execute(query.order_by(schema.deeds.c.key.desc()).limit(limit))]

    def _change(self, name: str, **values: Any) -> None:
        with self._file.writing() as connection:
            changed = update(schema.users).where(schema.users.c.name == name).values(values)
            _found(connection.execute(changed).rowcount, name)

    def _user_by(self, table: Any, *conditions: Any) -> User | None:
        query = select(schema.users).join(table, table.c.user == schema.users.c.name).where(*conditions)
        with self._file.reading() as connection:
            row = connection.execute(query).first()
        return User(row.name, Role(row.role)) if row else None


def _hashed(password: str | None) -> str | None:
    if password is None:
        return None
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise AccountsError("short_password", least=SHORTEST_PASSWORD)
    return _hasher.hash(password)


def _digest(secret: str) -> str:
    # A secret of 256 random bits cannot be guessed from its hash, however fast that is; a password could be.
    return sha256(secret.encode()).hexdigest()


def _found(count: int, name: str) -> None:
    if not count:
        raise _unknown(name)


def _unknown(name: str) -> AccountsError:
    return AccountsError("no_user", name=name)
