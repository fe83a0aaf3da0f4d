"""The safe changes that findings offer: made, they leave nothing of their kind to say, and touch nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks import Goal, check
from assistant.document import read
from assistant.document.types import Format
from assistant.findings import Finding


def mended(text: str, findings: tuple[Finding, ...]) -> str:
    """Return the text with all its mends made, from the last to the first."""
    edge = len(text)
    for finding in sorted(findings, key=lambda f: f.mend.start if f.mend else 0, reverse=True):
        if finding.mend and finding.mend.end <= edge:
            text = text[: finding.mend.start] + finding.mend.text + text[finding.mend.end :]
            edge = finding.mend.start
    return text


@pytest.mark.parametrize(
    ("text", "wanted", "network", "written"),
    [
        ("Quelle joie! Venez à 18:30...", "Quelle joie\u00a0! Venez à 18\u00a0h\u00a030…", None, "text"),
        ("## Titre\n\nQuelle **joie**! Venez.", "## Titre\n\nQuelle **joie**\u00a0! Venez.", None, "markdown"),
        ("Vive le #fabriqueenfrance ici.", "Vive le #FabriqueEnFrance ici.", None, "text"),
        ("Une belle trouvaille. #chineraddict", "Une belle trouvaille. #ChinerAddict", None, "text"),
        (
            "Voir https://a.example/p?id=3&fbclid=Ab1#f ici.",
            "Voir https://a.example/p?id=3#f ici.",
            None,
            "text",
        ),
        (
            "Enfin !!! Vous venez ??? Ici : https://a.example/?!!!",
            "Enfin\u00a0! Vous venez\u00a0? Ici\u00a0: https://a.example/?!!!",
            None,
            "text",
        ),
        ("Un mot\u200b caché.", "Un mot caché.", None, "text"),
        ("Site :(https://argile.example) oui.", "Site\u00a0:( https://argile.example) oui.", "x", "text"),
    ],
)
def test_a_mend_writes_what_is_wanted(text: str, wanted: str, network: str | None, written: Format) -> None:
    report = check(read(text, written, "fr"), Goal(network=network))
    assert mended(text, report.findings) == wanted


def test_no_mend_where_markup_stands_between() -> None:
    report = check(read("<p>Quelle&nbsp;joie&#33; Venez <b>à 18</b>:30.</p>", "html", "fr"))
    assert [f for f in report.findings if f.check == "style.typography" and "18" in (f.excerpt or "") and f.mend] == []


@given(st.text(st.sampled_from("aeA é!?:;«»\"'.…#0123456789 h€\n🎉-/"), max_size=80))
def test_mending_leaves_nothing_of_its_kind_to_mend(text: str) -> None:
    for _ in range(8):  # what stood side by side is mended in turn
        findings = check(read(text, "text", "fr"), with_grammar=False).findings
        assert all(0 <= f.mend.start <= f.mend.end <= len(text) for f in findings if f.mend)
        after = mended(text, findings)
        if after == text:
            return
        text = after
    raise AssertionError(f"never done: {text!r}")
