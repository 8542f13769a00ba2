"""The messages in English, by what they are about."""
