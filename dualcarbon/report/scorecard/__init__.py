"""Scorecards on paper: a file a form."""
