"""The sample learner: Maya and her nine months, or a store as full as a store may get.

Everything is invented. It is the same every time for the same day and the same catalogue.
"""

from pathtracker.sample.fill import SIZES, Size, entities, fill_sample

__all__ = ["SIZES", "Size", "entities", "fill_sample"]
