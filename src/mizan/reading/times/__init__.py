"""Times: the expressions of time of a text and the dates they mean."""
