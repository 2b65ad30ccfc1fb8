"""Alembic revisions, one for every version of the schema. They import none of today's models."""
