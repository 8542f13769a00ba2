"""The inside of a workbook's file: whether it is safe to open, and its cells as its XML stores them."""
