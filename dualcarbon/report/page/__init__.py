"""Pages: a region or the whole country as HTML that needs neither a script nor the network."""
