"""What is known of each language, and which language a text is in."""

from assistant.languages.identify import DEFAULT, differs, identify
from assistant.languages.pack import Pack, codes, load

__all__ = ["DEFAULT", "Pack", "codes", "differs", "identify", "load"]
