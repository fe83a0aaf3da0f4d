"""Texts made to break readers: pieces repeated without end, and shapes nobody writes."""

from collections.abc import Mapping


def _pieces(text: str) -> tuple[str, ...]:
    return tuple(text.split("¦"))


# Pieces that stand for a way of going wrong when they are repeated: marks that open and never close, marks that close
# what was not opened, marks each rule looks at from both sides, signs of more than one code point.
LETTERS = _pieces("a¦a ¦A'¦é¦e\u0301¦a\u0301\u0323¦漢¦م ¦مرحباً ¦A¦MOT ¦Mot ¦word, ¦l'¦l’été ")
ENDS = _pieces(". ¦! ¦…¦...¦?!¦؟ ¦M. ¦p. ex. ¦etc. ¦A. ¦A.B.¦II. ¦3. ¦« a ! » ¦! »¦(a.) ")
QUOTES = _pieces('«¦»¦"¦" ¦“¦” ¦\'¦(¦)¦[¦]¦„a“ ¦« ¦"a ¦(a¦¿¦¡a! ')
FIGURES = _pieces(
    "1¦1 ¦1,¦1.¦1:¦1-¦1/¦12:30 ¦10 % ¦3 € ¦€ ¦le 3 mai ¦3 mai 2026 ¦12/05/2026 ¦01 23 45 67 89 ¦+33 ¦10 h ¦"
    "lundi ¦jusqu'au ¦de 3 à ¦trois ¦vingt-¦+ ¦- 1 ¦² ¦٣ "
)
ADDRESSES = _pieces(
    "@¦@a ¦a@¦a@b.fr ¦a.¦a-¦a_¦a.fr ¦http://¦http://a ¦http://a.fr/¦https://a.fr/( ¦www.¦www.a.fr ¦mailto:¦#¦#a ¦"
    "#a¦#aB¦@a.b¦a.b@¦://¦a/¦?a=1&¦%41"
)
SIGNS = _pieces(
    "🎉¦🎉 ¦\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466¦\U0001f469\u200d¦"
    "\U0001f3f3\ufe0f\u200d\U0001f308 ¦🇫🇷¦1\ufe0f\u20e3 ¦:) ¦:)¦:¦;¦–¦ — ¦·¦• ¦✅ ¦-t-¦-il ¦x-"
)
INVISIBLE = _pieces(
    "\ud800¦\udc00¦\x00¦\x1f¦\x7f¦\xa0¦\u202f¦\u200b¦\u200d¦\u200e¦\u200f¦\u202e¦\u2066¦\u2069¦\ufeff¦\xad¦"
    "\u2028¦\u2029¦\x85¦\x0b¦\r¦\n¦\r\n¦\t¦ ¦\ufffe¦\U000e0020¦\u0651¦ـ"
)
HTML = _pieces(
    '<¦<a ¦<a href="¦<a href=x>¦<a>x</a>¦<a "¦<!--¦-->¦</¦</p>¦<div>¦<p>¦<p>a¦<b>¦<li>¦<ul>¦<h2>a¦<table><td>¦'
    "<tr><td>a¦<script>¦<style>¦<title>¦<![CDATA[¦<?¦<!a>¦<img alt=a>¦<img alt='¦<br>¦&¦&#¦&#9¦&#x41;¦&eacute;¦"
    "&eacute¦&amp;¦<meta name=a ¦<svg>¦<template>¦<textarea>¦<pre>\n"
)
MARKDOWN = _pieces(
    "#¦# ¦# a\n¦*¦**¦*a¦* ¦* a\n¦_¦_a¦a_b.¦`¦``a¦```\n¦~¦~~¦> ¦>¦- ¦- a\n¦1. ¦1. a\n¦[¦[]¦![¦[a](¦[a](b)¦[a][¦"
    "[a]: b\n¦![a](b) ¦](¦|¦|a¦|a|b|\n¦|a|\n|-|\n¦a\n---\n¦a\n=\n¦---\n¦    a\n¦\\¦\\*¦<a@b.fr>¦<http://a>¦[^1]¦"
    "a\n\n¦  \n¦\t- a\n"
)
PIECES = (*LETTERS, *ENDS, *QUOTES, *FIGURES, *ADDRESSES, *SIGNS, *INVISIBLE, *HTML, *MARKDOWN)


def repeated(piece: str, size: int) -> str:
    """Return about `size` characters of one piece repeated."""
    return piece * max(size // len(piece), 1)


def shapes(size: int) -> Mapping[str, str]:
    """Return texts of about `size` characters whose trouble is their shape: deep, wide, or never closed."""
    half = size // 2
    depth = size // 11
    return {
        "divs": "<div>" * depth + "mot" + "</div>" * depth,
        "spans in a paragraph": "<p>" + "<b><i>" * (size // 14) + "mot" + "</i></b>" * (size // 14),
        "lists": "<ul><li>" * (size // 8),
        "tables": "<table><tr><td>" * (size // 15),
        "wide table": "<table>" + "<tr>" + "<td>a</td>" * (size // 10) + "</table>",
        "closed, never opened": "</div></p></b>" * (size // 14),
        "quotes in an attribute": '<a title="' + "a' " * (size // 3),
        "attributes": "<a " + "b=c " * (size // 4) + ">x</a>",
        "comment without end": "<!-- " + "a " * half,
        "comments": "<!-- a --" * (size // 9),
        "script without end": "<script>" + "</scrip>" * (size // 8),
        "quoted deep": ">" * half + " mot",
        "quoted and listed": "> - " * (size // 4) + "mot",
        "brackets": "[" * half + "]" * half,
        "brackets and parentheses": "[" * half + "](" * (half // 2),
        "stars": "*" * half + "a" + "*" * half,
        "stars and words": "*a **b " * (size // 7),
        "steps": "".join("  " * (n % 400) + "- a\n" for n in range(max(size // 400, 1))),
        "markdown table": "|" + "a|" * (size // 4) + "\n|" + "-|" * (size // 4) + "\n",
        "markdown rows": "|a|b|\n|-|-|\n" + "|c|d|\n" * (size // 6),
        "definitions": "".join(f"[a{n}]: b\n" for n in range(size // 10)) + "[a0]",
        "backticks": "".join("`" * (n % 60 + 1) + " " for n in range(size // 31)),
        "accents": "e" + "\u0301" * size,
        "vowel signs": "ب" + "\u064e" * size,
        "joined pictures": "👩" + "\u200d👩" * half,
        "skin tones": "👍" + "🏽" * size,
        "flags": "🇫" * size,
        "marks of direction": "\u202e\u2066\u200f" * (size // 3),
        "one word": "a" * size,
        "one capital word": "A" * size,
        "one figure": "1" * size,
        "one compound": "a-" * half + "b",
        "one address": "https://a.fr/" + "a/" * half,
        "one e-mail": "a" * half + "@" + "b." * (half // 2) + "fr",
        "one hashtag": "#" + "aB" * half,
        "one handle": "@" + "a." * half,
        "one sentence": "mot " * (size // 4),
        "one quotation": "« " + "mot " * (size // 4) + " »",
        "one paragraph": "Un mot. " * (size // 8),
        "many lines": "mot\n" * (size // 4),
        "many paragraphs": "Un mot.\n\n" * (size // 9),
        "spaces then a word": " " * size + "mot",
        "spaces and tabs": " \t" * half,
        "mixed": "".join(PIECES) * max(size // 1000, 1),
        "words": " ".join(f"mot{n}" for n in range(size // 8)),
        "names": "".join(f"Ana Nom{n} " for n in range(size // 12)),
        "amounts": "".join(f"{n} € et {n} km, " for n in range(size // 16)),
        "dates": "".join(f"le {n % 28 + 1} mai {2000 + n % 30}, " for n in range(size // 15)),
        "keyphrase": "pain au levain " * (size // 15),
    }


def families(size: int) -> Mapping[str, str]:
    """Return every hostile text of about `size` characters, by a name for messages."""
    return {**{repr(piece): repeated(piece, size) for piece in PIECES}, **shapes(size)}
