"""Documents: a text, known by its words, with what is known of its publication."""

import pytest

from mizan.model import Document
from mizan.model.errors import MizanError


def test_the_same_text_is_the_same_document() -> None:
    assert Document.of("نص", name="first").id == Document.of("نص", published="2018").id


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(MizanError, match="no date: 'soon'"):
        Document.of("نص", published="soon")
