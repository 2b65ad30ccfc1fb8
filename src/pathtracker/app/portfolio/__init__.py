"""Portfolio projects: the board of all of them, and a page for each."""
