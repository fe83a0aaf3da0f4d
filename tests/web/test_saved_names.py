"""The addresses of saved files: a folder around the site, and an extension that its links leave out, are no part."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.audit import AuditOptions, audit
from assistant.audit.sheets import sheets
from assistant.web.saved_names import saved_names

HOME = "https://www.camelia.example"
NAMES = ["index.html", "thes.html", "blog/index.html", "blog/sencha.html", "img/the.jpg"]


def links(*hrefs: str) -> bytes:
    return "".join(f'<a class="x" href="{href}">ici</a>' for href in hrefs).encode()


@pytest.mark.parametrize(
    ("around", "hrefs", "canonicals", "name", "address"),
    [
        ("", ["/thes.html", "blog/sencha.html"], [], "thes.html", "/thes.html"),
        ("", ["/thes", "/blog/sencha", "/blog/"], [], "thes.html", "/thes"),
        ("", ["/thes", "/blog/sencha", "/blog/"], [], "blog/index.html", "/blog/index.html"),
        ("", ["thes#prix", "thes?x=1", "thes.html"], [], "thes.html", "/thes"),
        (
            "",
            ["mailto:a@b.example", "https://autre.example/thes", "//autre.example/thes"],
            [],
            "thes.html",
            "/thes.html",
        ),
        ("maison/", ["/thes.html"], [], "maison/thes.html", "/thes.html"),
        ("a/b/", ["/thes"], [], "a/b/blog/sencha.html", "/blog/sencha"),
        ("boutique/", ["/thes.html"], [f"{HOME}/boutique/thes.html"], "boutique/thes.html", "/boutique/thes.html"),
        ("", ["/thes"], [], "img/the.jpg", "/img/the.jpg"),
    ],
)
def test_a_file_has_the_address_that_the_links_give_it(
    around: str, hrefs: list[str], canonicals: list[str], name: str, address: str
) -> None:
    names = [f"{around}{own}" for own in NAMES]
    found = saved_names(HOME, names, [(f"{around}index.html", links(*hrefs))], canonicals)
    assert found.address(name) == f"{HOME}{address}"
    assert found.address(name) in found.addresses(names)


def test_a_folder_without_a_home_page_stays_in_the_addresses() -> None:
    names = ["blog/sencha.html", "blog/gyokuro.html"]
    assert saved_names(HOME, names, [], []).address(names[0]) == f"{HOME}/blog/sencha.html"


@given(
    st.lists(st.text(max_size=12), max_size=6),
    st.lists(st.tuples(st.text(max_size=12), st.binary(max_size=60)), max_size=3),
)
@settings(max_examples=60, deadline=None)
def test_no_name_and_no_page_is_too_odd(names: list[str], heads: list[tuple[str, bytes]]) -> None:
    found = saved_names(HOME, names, [(name, b'<a href="' + head) for name, head in heads], [])
    assert all(found.address(name) in found.addresses(names) for name in names)


PAGE = '<html lang="fr"><head><title>{name}</title></head><body><h1>{name}</h1><p>Texte.</p>{links}</body></html>'


def test_a_zipped_folder_with_bare_links_has_no_false_orphans_nor_dead_links(tmp_path: Path) -> None:
    shop = {
        "index.html": ["/thes", "/blog/", "/disparue"],
        "thes.html": ["/", "/blog/sencha"],
        "blog/index.html": ["/blog/sencha"],
        "blog/sencha.html": ["../thes"],
        "seule.html": ["/"],
    }
    path = tmp_path / "site.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("__MACOSX/._index.html", "x")
        for name, hrefs in shop.items():
            told = "".join(f'<a href="{href}">{href}</a>' for href in hrefs)
            archive.writestr(f"maison/{name}", PAGE.format(name=name, links=told))
    made = audit([str(path)], AuditOptions(workers=1))
    assert made.site.orphans == ("maison/seule.html",)
    assert [link.url.rpartition("/")[2] for link in made.site.broken_links] == ["disparue"]
    assert made.site.clicks["maison/blog/sencha.html"] == 2
    dead = [line[0] for table in sheets(made, "fr") for line in table.lines if "maison/index.html" in line]
    assert "/disparue" in dead
