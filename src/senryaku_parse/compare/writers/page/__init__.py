"""Comparison → one HTML page that stands alone: both editions side by side, what changed marked, filters, search.

What is written reads without scripts; `compare.js` adds the filters. Nothing is fetched (see `writers.standalone`).
"""

from senryaku_parse.compare.writers.page.document import write_comparison_page as write_comparison_page
from senryaku_parse.compare.writers.page.history import write_history_page as write_history_page
