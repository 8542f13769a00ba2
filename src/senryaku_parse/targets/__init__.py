"""x"""

from senryaku_parse.targets.reading import read_target

__all__ = ["read_target"]
