"""Backlogs of posts: read, estimate, run, review, export."""
