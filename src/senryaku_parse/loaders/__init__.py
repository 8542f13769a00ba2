"""Files of this package's own formats → Strategy, edits by people included."""
