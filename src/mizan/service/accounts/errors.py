"""What can go wrong with accounts."""

from mizan.model.errors import MizanError


class AccountsError(MizanError):
    """An account that cannot be made, found or used."""


class ProviderError(MizanError):
    """An OIDC provider could not be reached, or what it answered proves nothing."""
