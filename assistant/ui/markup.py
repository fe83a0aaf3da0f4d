"""HTML for `st.html`, escaped by construction: what is not `Markup` already is text, and is written as text."""

import re
from html import escape

_MARKDOWN = re.compile(r"([\\`*_\[\]()#+\-.!|<>~$:])")
VOID = ("br", "hr", "img", "link")  # elements that hold nothing and are not closed


class Markup(str):
    """A piece of HTML whose texts are escaped already."""

    __slots__ = ()


def tag(name: str, *children: object, **attributes: object) -> Markup:
    """Return `<name>children</name>`; an attribute `class_` is written `class`, `aria_label` `aria-label`, None not."""
    given = ((_attribute(key), value) for key, value in attributes.items() if value is not None)
    opening = "".join(f' {key}="{escape(str(value))}"' for key, value in given)
    if name in VOID:
        return Markup(f"<{name}{opening}>")
    return Markup(f"<{name}{opening}>{join(*children)}</{name}>")


def join(*children: object) -> Markup:
    """Return the pieces one after the other, texts escaped, None left out."""
    return Markup("".join(c if isinstance(c, Markup) else escape(str(c)) for c in children if c is not None))


def literal(text: str) -> str:
    """Return a text of the user's for a label, which Streamlit reads as Markdown: it is shown as it was written."""
    return _MARKDOWN.sub(r"\\\1", text)


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
