"""Actors: who and what a text names, what it refers back to, and the entities booked from them."""
