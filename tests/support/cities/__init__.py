"""Strategies as cities write them: a truth first, then many kinds of printing it. Written apart from the reader."""
