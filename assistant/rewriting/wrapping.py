"""What models put around a text: an announcement before it, an offer after it, a fence, a JSON object, tags, markup."""

import html
import re
from functools import cache

from assistant.languages import codes
from assistant.languages import load as load_pack
from assistant.llm.structured import read_json

_FENCED = re.compile(r"^```[\w-]*[^\S\n]*\n(.*?)\n?^```[^\S\n]*$", re.DOTALL | re.MULTILINE)
_SEVERAL = 2
_RULE = re.compile(r"^(?:-{3,}|\*{3,}|_{3,})$")
_TAG = re.compile(r"</?(?:p|br|strong|em|b|i|div|span|ul|li|h[1-6])(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,5}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
_LINE_TAG = re.compile(r"<br\s*/?>|</li>", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"</(?:p|div|ul|h[1-6])>", re.IGNORECASE)
_LINKED = re.compile(r"\[([^\[\]\n]{1,200})\]\(((?:\[\[\w+\]\]|https?://[^\s()]{1,2000}))\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,500}?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,200}?)(?<=[^\s*])\*(?![\w*])")
_OPENED = re.compile(r"\{\s*\"\w{1,40}\"\s*:\s*\"(.*?)\"?\s*\}?", re.DOTALL)
_HEADING = re.compile(r"^#{1,6}[^\S\n]+(?=\S)", re.MULTILINE)


def bare(text: str, draft: str) -> str:
    """Return the text alone: out of its fence or its JSON, without the lines in which the model speaks of it."""
    text = _out_of_json(_out_of_fence(text, draft), draft)
    text = _first_of_several(text, draft)
    paragraphs = text.split("\n\n") if "\n\n" in text else text.split("\n")
    joint = "\n\n" if "\n\n" in text else "\n"
    known = _straight(draft)
    while len(paragraphs) > 1 and (_is_rule(paragraphs[0], draft) or _announces(paragraphs[0], known)):
        paragraphs = paragraphs[1:]
    while len(paragraphs) > 1 and (_is_rule(paragraphs[-1], draft) or _speaks_of_itself(paragraphs[-1], known)):
        paragraphs = paragraphs[:-1]
    first, line, rest = paragraphs[0].partition("\n")
    if line and rest.strip() and _announces(first, known):
        paragraphs[0] = rest
    return _out_of_quotes(joint.join(paragraphs).strip(), known)


def unmarked(text: str, draft: str) -> str:
    """Return the text without Markdown and HTML marks that its draft does not hold, for a place that reads none."""
    if "\n" not in text and "\\n" in text and "\\n" not in draft:
        text = text.replace("\\n", "\n")
    if _TAG.search(text) and not _TAG.search(draft):
        text = _TAG.sub("", _BLOCK_TAG.sub("\n\n", _LINE_TAG.sub("\n", text))).strip()
    if not _ENTITY.search(draft):
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    if not _LINKED.search(draft):
        text = _LINKED.sub(_written_out, text)
    if "**" not in draft and "__" not in draft:
        text = _BOLD.sub(r"\2", text)
    if "*" not in draft:
        text = _ITALIC.sub(r"\1", text)
    return text if _HEADING.search(draft) else _HEADING.sub("", text)


def _written_out(link: "re.Match[str]") -> str:
    words, address = link.groups()
    return address if words.strip() == address else f"{words} {address}"


def _out_of_fence(text: str, draft: str) -> str:
    found = _FENCED.findall(text) if "```" in text and "```" not in draft else []
    return found[0].strip() if len(found) == 1 and found[0].strip() else text


def _out_of_json(text: str, draft: str) -> str:
    """Return the one text of an answer that is a JSON object though none was asked for."""
    if not text.startswith("{") or draft.lstrip().startswith("{"):
        return text
    value = read_json(text)
    if value is None and (broken := _OPENED.fullmatch(text)):
        return broken[1].replace("\\n", "\n").replace('\\"', '"').strip()
    said = [item for item in value.values() if isinstance(item, str)] if isinstance(value, dict) else []
    return said[0].strip() if len(said) == 1 else text


def _first_of_several(text: str, draft: str) -> str:
    """Return the first of the texts a model offers under headings, “Option 1”, “Option 2”, where one was asked for."""
    heads = list(_choices().finditer(text.replace("’", "'")))
    if len(heads) < _SEVERAL or any(_straight(head.group()) in _straight(draft) for head in heads):
        return text
    return text[heads[0].end() : heads[1].start()].strip()


def _out_of_quotes(text: str, known: str) -> str:
    """Return what stands in quotation marks after an announcement on the same line, where it is all of the rest."""
    found = _announced_quotation().fullmatch(text.replace("’", "'"))
    if found is None or _straight(text[: found.start("text")]) in known:
        return text
    return text[found.start("text") : found.end("text")].strip()


def _is_rule(paragraph: str, draft: str) -> bool:
    return _RULE.match(paragraph.strip()) is not None and paragraph.strip() not in draft


def _announces(line: str, known: str) -> bool:
    said = _straight(line)
    return said not in known and "\n" not in said and _openings().fullmatch(said) is not None


def _speaks_of_itself(paragraph: str, known: str) -> bool:
    said = _straight(paragraph)
    return said not in known and _closings().match(said) is not None


def _straight(text: str) -> str:
    return text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ").strip().strip("*_# ").strip()


@cache
def _openings() -> "re.Pattern[str]":
    lines = "|".join(line for code in codes() for line in load_pack(code).lines("model_openings"))
    return re.compile(rf"¡?(?:{lines}) ?[:：.!]?\**", re.IGNORECASE)


@cache
def _choices() -> "re.Pattern[str]":
    """Return the pattern of a line that numbers one of several texts."""
    words = "|".join(line for code in codes() for line in load_pack(code).lines("model_choices"))
    return re.compile(rf"^[\W_]*(?:{words}) ?(?:n° ?)?[1-9a-c]\b[^\n]{{0,40}}$\n?", re.IGNORECASE | re.MULTILINE)


@cache
def _announced_quotation() -> "re.Pattern[str]":
    """Return the pattern of an announcement with the whole text in quotation marks after its colon."""
    return re.compile(rf"(?:{_openings().pattern}) ?[\"«“](?P<text>[^\"«»“”]+)[\"»”]", re.IGNORECASE)


@cache
def _closings() -> "re.Pattern[str]":
    lines = "|".join(line for code in codes() for line in load_pack(code).lines("model_closings"))
    return re.compile(rf"[\W_]{{0,4}}(?:{lines})", re.IGNORECASE)
