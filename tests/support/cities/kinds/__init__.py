"""The kinds of printing: each module registers some; `KINDS` has them all after `load`."""
