"""An audit beside an earlier one: what got worse first, and audits kept to be charted."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.audit import Audit, AuditOptions, audit
from assistant.audit.comparison import compare, read_audit
from assistant.audit.kept import history, keep, name_of, slim
from assistant.audit.report import write
from assistant.errors import UserError
from assistant.settings import load
from assistant.store import Store, open_store

SITE = Path(__file__).parent / "site"


@pytest.fixture(scope="module")
def made() -> Audit:
    return audit([str(SITE)], AuditOptions(workers=1))


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store(load())
    yield opened
    opened.close()


@pytest.fixture
def later(tmp_path: Path) -> Audit:
    """Return the audit of the site after somebody worked on it: one page spoilt, one gone, one new, one mended."""
    for path in SITE.rglob("*.*"):
        place = tmp_path / "site" / path.relative_to(SITE)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())
    site = tmp_path / "site"
    bread = site / "pain-au-levain.html"
    bread.write_text(
        bread.read_text(encoding="utf-8")
        .replace("<title>Pain au levain naturel à Lyon", "<title>Bienvenue chez nous")
        .replace("</head>", '<meta name="robots" content="noindex"></head>'),
        encoding="utf-8",
    )
    (site / "commande.html").write_bytes(b"")
    (site / "blog/conserver-le-pain.html").unlink()
    (site / "nouvelle.html").write_text("<html lang=fr><title>Nouvelle</title><h1>Nouvelle</h1><p>Bientôt.", "utf-8")
    (site / "vide.html").write_bytes((site / "contact.html").read_bytes())
    return audit([str(site)], AuditOptions(workers=1))


def test_what_got_worse_comes_first(made: Audit, later: Audit) -> None:
    found = compare(later.as_json("fr"), made.as_json("fr"))
    told = [(change.page, change.message.render("fr")) for change in found.worse]
    assert told[0] == ("commande.html", "Elle n’est plus lisible\u00a0: La page est vide.")
    assert told[1] == ("pain-au-levain.html", "Les moteurs de recherche n’ont plus le droit de l’indexer.")
    worth = [change.worth for change in found.worse]
    assert worth == sorted(worth, reverse=True)
    assert any("conserver-le-pain.html" in message for page, message in told if page is None)
    assert found.pages_gone == ("blog/conserver-le-pain.html",)
    assert found.pages_new == ("nouvelle.html",)
    assert found.better[0].page == "vide.html"


def test_what_is_said_of_another_keyphrase_is_not_compared(made: Audit) -> None:
    now: Any = made.as_json("fr")
    before = made.as_json("fr")
    page = now["pages"][0]
    page["scores"] = {**page["scores"], "keyphrase": 0, "page": 0}
    told = [change.message.render("fr") for change in compare(now, before).worse]
    assert [text.partition("\u00a0")[0] for text in told] == ["Score de l’expression clé", "Score de la page"]
    page["keyphrase"] = "autre chose"
    told = [change.message.render("fr") for change in compare(now, before).worse]
    assert [text.partition("\u00a0")[0] for text in told] == ["Score de la page"]


def test_an_audit_beside_itself_says_nothing(made: Audit) -> None:
    found = compare(made.as_json("fr"), made.as_json("fr"))
    assert not found.worse
    assert not found.better
    assert not found.pages_gone
    assert not found.pages_new


def test_a_report_is_an_audit_to_compare_with(made: Audit, later: Audit, tmp_path: Path) -> None:
    write(made, tmp_path / "old.json", "fr")
    before = read_audit(tmp_path / "old.json")
    assert compare(later.as_json("fr"), before) == compare(later.as_json("fr"), made.as_json("fr"))


def test_an_audit_of_before_the_new_lists_is_no_reproach(made: Audit) -> None:
    old = json.loads(json.dumps(made.as_json("fr")))
    for name in ("thin", "vague_links", "missing_titles"):
        del old["site"][name]
    assert not compare(made.as_json("fr"), old).worse


@pytest.mark.parametrize("content", ["", "[]", '{"pages": 3, "site": {}}', '{"pages": [{}], "site": {}}', "\ud800"])
def test_what_is_no_audit_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "old.json").write_text(content, encoding="utf-8", errors="replace")
    with pytest.raises(UserError):
        read_audit(tmp_path / "old.json")
    with pytest.raises(UserError):
        read_audit(tmp_path / "nowhere.json")


def test_kept_audits_are_charted_and_compared(made: Audit, later: Audit, store: Store) -> None:
    name = name_of(["https://www.levain-et-compagnie.fr/sitemap.xml", "https://levain-et-compagnie.fr/blog"])
    assert name == "levain-et-compagnie.fr"
    first, second = keep(made, name, store), keep(later, name, store)
    keep(replace(made, pages=made.pages[:1]), "another", store)
    moments = history(name, store)
    assert [moment.id for moment in moments] == [first, second]
    assert moments[0].figures["pages"] == 17
    assert moments[0].figures["readability"] is not None
    kept = store.audits.result(first)
    assert kept is not None
    assert compare(later.as_json("fr"), kept) == compare(later.as_json("fr"), made.as_json("fr"))
    assert len(json.dumps(slim(made))) < len(json.dumps(made.as_json("en"))) / 3
