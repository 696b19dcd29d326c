"""A user, and what a role allows."""

from enum import StrEnum

from msgspec import Struct


class Role(StrEnum):
    """What a user may do; each role may do what those before it may."""

    READER = "reader"
    ANALYST = "analyst"
    EDITOR = "editor"

    def may(self, needed: "Role") -> bool:
        """Whether this role allows what another one is needed for."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


class User(Struct, frozen=True):
    """Someone who asks: a name, by which judgements are signed, and a role."""

    name: str
    role: Role
