"""Explanation → one HTML page that stands alone: the source as it stood on the left, the hierarchy on the right.

It is made of the parts of a strategy's page (`writers.page`): its tree, its findings, its colours. What is written reads
without scripts, by links from each node and finding to its text; its scripts light up what belongs together, search
and filter.
"""

from senryaku_parse.explain.page.document import write_review as write_review
