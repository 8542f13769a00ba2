"""Renderings of comparisons. Each writer is a function `(comparison, **options) -> Written`, listed in `formats`.

marking     two texts → what of each changed
lines       both editions side by side, as every two-column table shows them
told        one change in a few words, for the terminal and notebooks
records     the tidy tables of changes and pairs, for CSV and Excel
"""
