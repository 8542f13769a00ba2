"""Strategy → one HTML page that stands alone: the tree to open and close, search, filters, findings beside the rows.

What is written reads without scripts; `page.js` adds search, filters and buttons. Nothing is fetched: style and
script stand in the page, and its Content-Security-Policy lets in these two and nothing else.
"""

from senryaku_parse.writers.page.document import write_page as write_page
