"""Gaps on paper: a file a form."""
