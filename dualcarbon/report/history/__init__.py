"""A history on paper: a file a form."""
