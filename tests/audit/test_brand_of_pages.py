"""What a brand decided holds for the pages of its site too."""

from assistant.audit.page import audit_page
from assistant.brand import Brand, Silence
from assistant.web.fetch import Fetched

NOTICE = "Les cookies de la régie publicitaire mesurent les visites des internautes et les cookies tiers."
BODY = f"""<html lang="fr"><head><title>Nos brioches</title></head><body><main><h1>Nos brioches</h1>
<p>La brioche du samedi est pétrie la veille. La brioche lève toute la nuit.</p>
<p>{NOTICE}</p></main></body></html>"""


def fetched(body: str = BODY) -> Fetched:
    url = "https://exemple.example/brioches"
    return Fetched(url, url, 200, {}, body.encode())


def test_excluded_passages_count_nowhere() -> None:
    whole, rest = audit_page(fetched()), audit_page(fetched(), brand=Brand(excluded_passages=(NOTICE,)))
    assert (whole.words or 0) - (rest.words or 0) == len(NOTICE.split())
    assert rest.keyphrase == "brioche"
    switched = BODY.replace(f"<p>{NOTICE}</p>", f"<!-- porteplume: off --><p>{NOTICE}</p><!-- porteplume: on -->")
    assert audit_page(fetched(switched)).words == rest.words


def test_forbidden_words_and_silences_hold() -> None:
    brand = Brand(forbidden_words=("brioche → pain",))
    told = [f.excerpt for f in audit_page(fetched(), brand=brand).findings if f.check == "style.brand_forbidden_word"]
    assert told.count("brioche") == 2
    quiet = Brand(
        forbidden_words=("brioche → pain",),
        silences=(Silence("style.brand_forbidden_word", "La brioche du samedi est pétrie la veille."),),
    )
    found = audit_page(fetched(), brand=quiet)
    assert [f.excerpt for f in found.findings if f.check == "style.brand_forbidden_word"].count("brioche") == 1
