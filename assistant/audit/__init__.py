"""The keyword audit of pages and sites."""
