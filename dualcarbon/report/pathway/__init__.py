"""A pathway on paper: a file a form."""
