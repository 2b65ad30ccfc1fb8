"""Progress: what was done, how it adds up, and by when the rest is likely done."""
