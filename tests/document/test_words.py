"""Words are cut as the language writes them; links, addresses and handles are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.document.marks import addresses
from assistant.document.surface import words
from assistant.languages import codes


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("fr", "L’été, j'aime aujourd’hui", "L’|été|j'|aime|aujourd’hui"),
        ("fr", "la presqu'île d'un prud'homme", "la|presqu'île|d'|un|prud'homme"),
        ("fr", "QU'EST-CE qu'il dit", "QU'|EST-CE|qu'|il|dit"),
        ("fr", "Où va-t-il ? Dites-le-moi. Peut-on ?", "Où|va|il|Dites|le|moi|Peut|on"),
        ("fr", "un rendez-vous, l'arc-en-ciel, peut-être", "un|rendez-vous|l'|arc-en-ciel|peut-être"),
        ("fr", "3,50 € et 1\u202f500 abonné·es", "3,50|et|1\u202f500|abonné·es"),
        ("fr", "cafe\u0301 crème", "cafe\u0301|crème"),
        ("en", "Don't touch Ana's rock'n'roll", "Don't|touch|Ana's|rock'n'roll"),
        ("en", "state-of-the-art o'clock", "state-of-the-art|o'clock"),
        ("it", "dell'arte, c'è un'altra", "dell'|arte|c'|è|un'|altra"),
        ("ar", "أبوابنا مفتوحة، أهلاً بكم!", "أبوابنا|مفتوحة|أهلاً|بكم"),
        (None, "it's all's l'été c'mon", "it's|all's|l'|été|c'mon"),
        ("fr", "Voir https://a.fr/b-c, exemple.fr, a.b@c.fr, @la.fabrique #fete", "Voir|fete"),
        ("fr", "🎉bravo🎉", "bravo"),
    ],
)
def test_words(language: str | None, text: str, wanted: str) -> None:
    assert [w.text for w in words(text, 0, language)] == wanted.split("|")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Voir (https://a.fr/x(1)).", ["https://a.fr/x(1)"]),
        ("exemple.fr, www.x.com/?a=1!", ["https://exemple.fr", "https://www.x.com/?a=1"]),
        ("mail : a.b@c.fr.", ["mailto:a.b@c.fr"]),
        ("« https://a.fr »", ["https://a.fr"]),
        ("fin.Le node.js rapport.pdf 3.50 p.m. S.A.V. M.Dupont", []),
    ],
)
def test_addresses(text: str, wanted: list[str]) -> None:
    assert [a.url for a in addresses(text)] == wanted


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("aé'’-.@:/#t1, \n\ud800\u0301w")), st.sampled_from([*codes(), None]))
def test_words_stand_where_they_say(text: str, language: str | None) -> None:
    for word in words(text, 7, language):
        assert text[word.start - 7 : word.end - 7] == word.text
