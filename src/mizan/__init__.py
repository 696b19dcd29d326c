"""Mizan reads the news about a state's foreign relations, keeps the books and weighs the vectors."""

__version__ = "0.1.0"
