"""Comparisons on paper: a file a form."""
