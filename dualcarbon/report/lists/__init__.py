"""Lists on paper: what the program knows, and the targets of a region."""
