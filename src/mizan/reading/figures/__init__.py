"""Figures: numbers with what they measure, of whom and when."""
