"""The version of this package: outputs and records of runs name it."""

VERSION = "0.2.0"
