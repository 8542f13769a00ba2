"""Marks of a text that are no content of it: strikes, and marks of notes with the notes that they point to."""
