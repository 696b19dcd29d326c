"""The views as JSON, and what scripts need besides."""
