"""senryaku_parse: strategy tables (総合戦略) of Japanese municipalities as typed data."""
