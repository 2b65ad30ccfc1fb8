"""A small database of every schema that learners may have, and the command that makes the newest.

    python -m tests.store.golden

Run once, with a new revision; afterwards neither the revision nor its database changes.
"""
