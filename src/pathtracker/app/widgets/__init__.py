"""Parts that any view may use; they know no entity and no workspace."""
