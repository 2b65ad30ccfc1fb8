"""Power cuts and kills: what a crash at any moment may take away, which is nothing acknowledged."""
