"""The page on when there is time."""
