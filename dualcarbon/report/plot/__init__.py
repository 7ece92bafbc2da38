"""Pictures: a chart is a value first; the terminal, matplotlib and the pages draw it."""
