"""Everything a learner can change, one small function each."""
