"""A document written out again: as Markdown, as HTML or WordPress blocks for a site, as a word processor's file."""

from assistant.document.writers.docx import as_docx
from assistant.document.writers.html import as_html
from assistant.document.writers.markdown import as_markdown
from assistant.document.writers.wordpress import as_wordpress

__all__ = ["as_docx", "as_html", "as_markdown", "as_wordpress"]
