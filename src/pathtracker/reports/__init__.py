"""Everything a learner can look at, as frozen values: no Qt, no words, no clock."""
