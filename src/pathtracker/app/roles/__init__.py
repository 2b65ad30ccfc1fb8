"""The roles of the catalogue, and those of the learner's own."""
