"""Broken and hostile pages: a best reading, in bounded time and memory."""

import time

import pytest

from assistant.web.html import read_page

URL = "https://exemple.fr/"
TEXT = "<p>Le texte qu’il faut lire.</p>"
HOSTILE = {
    "nested divs": "<div>" * 100_000 + TEXT,
    "nested and closed divs": "<div>" * 100_000 + TEXT + "</div>" * 100_000,
    "nested tables": "<table><tr><td>" * 30_000 + TEXT,
    "nested lists": "<ul><li>" * 50_000 + TEXT,
    "nested spans": "<span>" * 100_000 + TEXT,
    "nested fonts in paragraphs": "".join(f"<p><font color='#{n:06x}'>" for n in range(30_000)) + TEXT,
    "many attributes": TEXT + "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">fin</p>",
    "endless tag": TEXT + "<a href='" + "x" * 3_000_000,
    "only angle brackets": TEXT + "<" * 2_000_000,
    "unclosed comment": TEXT + "<!--" * 100_000,
    "entities": TEXT + "&amp" * 500_000,
    "NUL bytes": "\0<p>\0Le texte qu’il faut lire.\0</p>\0" + "\0" * 100_000,
    "lone closers": "</div></b></p>" * 50_000 + TEXT,
    "misnested": "<b><i><u><div>" * 5_000 + TEXT + "</b></i></u>" * 5_000,
    "deep JSON-LD": f"<script type='application/ld+json'>{'[' * 200_000}</script>{TEXT}",
    "deep svg": "<svg>" * 30_000 + "</svg>" * 30_000 + TEXT,
    "long line": TEXT + "<p>" + "mot " * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_page_is_read_in_bounded_time(name: str) -> None:
    began = time.process_time()
    document = read_page(HOSTILE[name].encode(), URL).document
    assert time.process_time() - began < 10
    assert "Le texte qu’il faut lire." in document.text


@pytest.mark.parametrize("size", range(0, 400, 7))
def test_page_cut_anywhere_is_read(size: int) -> None:
    whole = (
        "<!doctype html><html lang=fr><head><meta charset=utf-8><title>Boulangerie</title><meta name=description "
        "content='Du pain, du vin'></head><body><main><h1>Le pain</h1><p>Une <a href='/x'>miche</a> d’été.</p><table>"
    ).encode()
    page = read_page(whole[:size], URL)
    assert page.title is None or page.title.startswith("Boulangerie"[: len(page.title)])


def test_fifteen_megabytes_of_markup_are_read_up_to_a_bound() -> None:
    body = TEXT.encode() * (15_000_000 // len(TEXT.encode()))
    began = time.process_time()
    document = read_page(b"<main>" + body, URL).document
    assert time.process_time() - began < 60
    assert 900_000 < len(document.text) < 1_200_000
