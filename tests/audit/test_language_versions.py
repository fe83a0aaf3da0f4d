"""Pages that name each other as versions of one text in other languages: both must, or search engines ignore it."""

from pathlib import Path

import pytest

from assistant.audit import AuditOptions, audit

HOME = "https://www.camelia.example"


def page(name: str, language: str, versions: dict[str, str], robots: str = "") -> str:
    tags = "".join(f'<link rel="alternate" hreflang="{code}" href="{HOME}{path}">' for code, path in versions.items())
    return (
        f'<html lang="{language}"><head><title>{name}</title><link rel="canonical" href="{HOME}/{name}.html">'
        f"{tags}{robots}</head><body><h1>{name}</h1><p>{name}</p></body></html>"
    )


@pytest.mark.parametrize(
    ("back", "found"),
    [
        ({"en": "/tea.html", "fr": "/the.html"}, []),
        ({"fr": "/the.html"}, [("tea.html", "fr", f"{HOME}/the.html")]),
        ({}, [("tea.html", "fr", f"{HOME}/the.html")]),
    ],
)
def test_a_version_that_does_not_name_the_other_back_is_told(
    back: dict[str, str], found: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    (tmp_path / "tea.html").write_text(page("tea", "en", {"en": "/tea.html", "fr": "/the.html"}), encoding="utf-8")
    (tmp_path / "the.html").write_text(page("the", "fr", back), encoding="utf-8")
    made = audit([str(tmp_path)], AuditOptions(workers=1))
    assert [tuple(version) for version in made.site.unanswered_versions] == found
    told = made.site.as_json("fr")["unanswered_versions"]
    assert told == [{"url": url, "language": code, "leads_to": leads} for url, code, leads in found]


def test_versions_that_were_not_read_or_are_not_indexed_are_no_fault(tmp_path: Path) -> None:
    outside = {"en": "/tea.html", "de": "/tee.html"}
    (tmp_path / "tea.html").write_text(page("tea", "en", outside), encoding="utf-8")
    hidden = page("the", "fr", {"en": "/tea.html"}, '<meta name="robots" content="noindex">')
    (tmp_path / "the.html").write_text(hidden, encoding="utf-8")
    made = audit([str(tmp_path)], AuditOptions(workers=1))
    assert made.site.unanswered_versions == ()
