"""Pictures: a chart is a value first; the terminal, matplotlib and the pages each draw it in their own way."""
