"""A small database of every released schema, and the command that makes the newest anew.

    python -m tests.store.golden

Until the first release there is one, v1.db, and revision 0001 is written anew with it: what has
never been released needs no revision after it. From the first release on, neither changes.
"""
