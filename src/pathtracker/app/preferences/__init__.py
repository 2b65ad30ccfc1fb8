"""Preferences: how the window looks, who the learner is, where the data is and its backups."""
