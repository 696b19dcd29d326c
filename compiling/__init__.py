"""Compiling the reading of documents: an optional part of the build."""
