"""Publishing: what the books say, set out for a reader."""

from mizan.publishing.brief import Brief, compose, render

__all__ = ["Brief", "compose", "render"]
