"""The messages in Japanese, by what they are about."""
