"""Hundreds of documents: found → handed out to processes → one output, or one output each."""
