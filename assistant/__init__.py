"""Porteplume: a writing and SEO assistant for community managers."""
