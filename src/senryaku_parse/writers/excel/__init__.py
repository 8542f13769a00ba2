"""Strategy → Excel workbook. openpyxl is imported here and nowhere else."""

from senryaku_parse.writers.excel.workbook import write_xlsx as write_xlsx
