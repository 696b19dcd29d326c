"""Statements: who said what, in whose name."""
