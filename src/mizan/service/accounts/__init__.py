"""Who may do what at a desk that serves others: users with roles, their sessions and tokens, and what they did.

Kept in an SQLite file of its own beside the ledger, so that a ledger can be copied without the people who use it.
"""

from mizan.service.accounts.store import Accounts
from mizan.service.accounts.users import Role, User

__all__ = ["Accounts", "Role", "User"]
