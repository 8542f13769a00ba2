"""Makes the case files of `tests/cases/converters` anew: `make.py`. The tests themselves need none of this."""
