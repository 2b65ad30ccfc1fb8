"""Pages that help to choose a role and to begin with it, and to apply in the end."""
