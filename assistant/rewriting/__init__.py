"""Rewrites that keep the facts."""
