"""Publishing: what the books say, set out for a reader."""

from mizan.publishing.brief import arrange, compose
from mizan.publishing.html import render
from mizan.publishing.page import one_page
from mizan.publishing.parts import Brief

__all__ = ["Brief", "arrange", "compose", "one_page", "render"]
