"""Pages: one region or the whole country as HTML that needs nothing else, neither a script nor the network."""
