"""Text → raw tables. Readers repair nothing in a table and know no writer."""
