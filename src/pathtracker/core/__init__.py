"""The domain: entities and pure functions. No Qt, no SQL, no files, no clock."""
