"""Conflict: violence and protest told by victims, weapons and crowds."""
