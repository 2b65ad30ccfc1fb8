"""What a learner can do, as rules of a state machine: one for each action, by its own name."""
