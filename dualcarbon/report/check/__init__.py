"""Assessments on paper: a file a form."""
