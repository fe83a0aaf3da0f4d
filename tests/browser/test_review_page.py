"""The review as one HTML page: filled in by keyboard in a browser, saved, and taken in again."""

from pathlib import Path

from playwright.sync_api import Browser

from assistant.backlog.jobs import create_job
from assistant.backlog.options import JobOptions
from assistant.backlog.round_trip import read_review, send_review
from assistant.settings import load
from assistant.store import TO_REVIEW, Filter, Key, Variant, open_store


def test_a_page_is_filled_in_saved_and_read_again(chromium: Browser, tmp_path: Path) -> None:
    posts, sent, saved = tmp_path / "posts.csv", tmp_path / "relecture.html", tmp_path / "revenue.html"
    posts.write_text("Texte\nLe marché ouvre samedi.\nConcert dimanche.\nPiscine lundi.\n", encoding="utf-8")
    store = open_store(load())
    job = create_job(posts, JobOptions(networks=("x",), language="fr"), store)
    texts = ("Marché samedi </textarea><b>", "Concert dimanche", "Piscine lundi")
    store.variants.finish(job, [Variant(n, "x", TO_REVIEW, (text,)) for n, text in enumerate(texts, 1)])
    send_review(job, store, sent, Filter(), "fr")
    store.close()
    context = chromium.new_context(accept_downloads=True)
    page = context.new_page()
    page.goto(sent.as_uri())
    page.locator("#who").fill("Inès")
    page.locator("h1").click()
    for key in ("n", "a", "r"):
        page.keyboard.press(key)
    page.locator("textarea.own").nth(2).fill("Piscine <lundi>\n---\nà 9 h")
    page.locator("textarea.comment").nth(1).fill("Trop tôt.")
    assert page.locator("#done").inner_text() == "2 / 3"
    with page.expect_download() as download:
        page.locator("#save").click()
    download.value.save_as(saved)
    context.close()
    returned = read_review(saved)
    assert (returned.job, returned.who, returned.problems) == (job, "Inès", ())
    assert [(slip.key, slip.verdict, slip.parts, slip.comment) for slip in returned.slips] == [
        (Key(1, "x"), "accept", (texts[0],), ""),
        (Key(2, "x"), "refuse", (texts[1],), "Trop tôt."),
        (Key(3, "x"), None, ("Piscine <lundi>", "à 9 h"), ""),
    ]
    again = chromium.new_context()
    reopened = again.new_page()
    reopened.goto(saved.as_uri())
    assert reopened.locator("#done").inner_text() == "2 / 3", "what was decided is still there"
    assert reopened.locator("textarea.comment").nth(1).input_value() == "Trop tôt."
    again.close()
