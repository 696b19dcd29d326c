"""What the desk shows, as plain structures: the same for a page and for its JSON twin."""
