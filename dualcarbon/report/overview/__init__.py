"""The overview on paper: a file a form."""
