"""Findings of ``validate`` as text: one file a format."""
