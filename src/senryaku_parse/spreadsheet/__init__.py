"""What is inside a workbook's file: whether it is safe to open, and its cells as their XML has them."""
