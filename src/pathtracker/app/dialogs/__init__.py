"""Small dialogs for creating something. Nothing here asks “are you sure?”: there is undo."""
