"""The views as HTML, in Arabic and in English."""
