"""PathTracker: a learner's way from a role they want to what they can show."""

__version__ = "0.1.0"
