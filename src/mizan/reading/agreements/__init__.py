"""Agreements: which instrument, between whom, and how it stands."""
