"""Paper: the one drawer of tables, its colours and signs, and how data and markup are written."""
