"""What the panel shows of one step or milestone."""
