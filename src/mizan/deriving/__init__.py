"""What is worked out of a whole ledger as tables, kept in it for the desk and the commands until it changes."""
