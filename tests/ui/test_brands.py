"""Brands kept and chosen, findings ignored and told again, passages left alone: on the screens, end to end."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.brand import Brand, Silence
from assistant.settings import load
from assistant.ui import brands
from assistant.ui.byline import initials
from tests.ui.opening import drawn, opened

JARGON = "Notre ADN booste la synergie de la roadmap."
TEXT = f"Le marché ouvre samedi. {JARGON} On vend aussi du miel."


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'brands.db'}")


def drafting(text: str = TEXT, language: str = "fr") -> AppTest:
    app = opened("pages/draft.py", language)
    app.text_area(key="draft_text").set_value(text)
    app.selectbox(key="draft_language").set_value("fr").run()
    assert not app.exception
    return app


def settings_with(**fields: str) -> AppTest:
    app = opened("pages/settings.py")
    for name, value in fields.items():
        element = app.text_input if name in ("name", "keyphrases") else app.text_area
        element(key=f"brand_{name}_new").set_value(value)
    app.button(key="brand_save_new").click().run()
    assert not app.exception
    assert 'role="alert"' not in drawn(app)
    return app


@pytest.mark.usefixtures("store")
def test_a_brand_is_saved_changed_and_forgotten() -> None:
    app = settings_with(
        name="Maison Léon",
        forbidden_words="pas cher → abordable\nleader\n\n",
        required_words="artisan",
        excluded_passages="Mention une.\n\nMention\ndeux.",
    )
    ((key, brand),) = brands.kept(load()).items()
    assert brand == Brand(
        "Maison Léon",
        forbidden_words=("pas cher → abordable", "leader"),
        required_words=("artisan",),
        excluded_passages=("Mention une.", "Mention\ndeux."),
    )
    app.selectbox(key=f"brand_address_{key}").set_value("vous")
    app.multiselect(key=f"brand_checks_off_{key}").set_value(["style.jargon"])
    app.button(key=f"brand_save_{key}").click().run()
    changed = brands.kept(load())[key]
    assert (changed.address, changed.checks_off, changed.name) == ("vous", ("style.jargon",), "Maison Léon")
    app.button(key=f"brand_remove_{key}").click().run()
    assert not app.exception
    assert not brands.kept(load())


@pytest.mark.usefixtures("store")
def test_a_brand_is_forgotten_in_two_goes_and_told_in_the_language_of_the_screen() -> None:
    brands.put(Brand("Maison Léon"), load())
    for language, asked, example in (
        ("fr", "sans retour possible", "pas cher → abordable"),
        ("en", "This cannot be undone", "cheap → affordable"),
    ):
        app = opened("pages/settings.py", language)
        assert asked in drawn(app)
        (key,) = brands.kept(load())
        assert app.text_area(key=f"brand_forbidden_words_{key}").placeholder == example


@pytest.mark.usefixtures("store")
def test_a_draft_follows_the_brand_it_speaks_for() -> None:
    brands.put(Brand("Maison Léon", forbidden_words=("miel → cire",), required_words=("artisan",)), load())
    app = drafting()
    assert "La marque ne dit pas" not in drawn(app)
    app.selectbox(key="draft_brand").set_value(next(iter(brands.kept(load())))).run()
    assert "La marque ne dit pas «\u00a0miel\u00a0»" in drawn(app)
    assert "Dites plutôt" in drawn(app)
    assert "artisan" in drawn(app)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("language", "words"), [("fr", ("Ignorer les", "Me le redire")), ("en", ("Ignore all", "Tell me"))]
)
def test_a_finding_is_ignored_here_and_told_again(language: str, words: tuple[str, str]) -> None:
    app = drafting(language=language)
    number = next(group for group in range(1, 9) if "ADN" in _card(app, group))
    app.button(key=f"ignore_here_{number}_all").click().run()
    assert app.session_state["draft_silences"] == (Silence("style.jargon", JARGON),)
    assert words[1] in [one.label[: len(words[1])] for one in app.button]
    app.text_area(key="draft_text").set_value(TEXT.replace("du miel", "des œufs et de la cire")).run()
    assert "ignored_0" in [one.key for one in app.button], "it stays ignored when another sentence changes"
    app.button(key="ignored_0").click().run()
    assert not app.session_state["draft_silences"]
    assert "ignored_0" not in [one.key for one in app.button]
    assert not app.exception


def _card(app: AppTest, number: int) -> str:
    """Return the card of this number, empty without one."""
    return next((piece for piece in drawn(app).split("<section") if f">{number}. " in piece), "")


@pytest.mark.usefixtures("store")
def test_a_finding_is_ignored_for_the_brand_in_every_draft_until_it_is_told_again() -> None:
    key = brands.put(Brand("Maison Léon"), load())
    app = drafting()
    app.selectbox(key="draft_brand").set_value(key).run()
    number = next(group for group in range(1, 9) if "ADN" in _card(app, group))
    app.button(key=f"ignore_brand_{number}_all").click().run()
    assert brands.kept(load())[key].silences == (Silence("style.jargon", JARGON),)
    other = drafting(f"Bonjour à vous. {JARGON}")
    other.selectbox(key="draft_brand").set_value(key).run()
    assert "ignored_0" in [one.key for one in other.button]
    kept = opened("pages/settings.py")
    assert "style.jargon" in drawn(kept)
    kept.button(key=f"brand_silence_{key}_0").click().run()
    assert not brands.kept(load())[key].silences
    assert "ADN" in "".join(_card(app.run(), group) for group in range(1, 9))


@pytest.mark.usefixtures("store")
def test_a_passage_is_left_alone() -> None:
    app = drafting()
    app.text_area(key="draft_excluded").set_value(f"Une mention.\n\n{JARGON}").run()
    assert "ADN" not in "".join(_card(app, group) for group in range(1, 9))
    assert JARGON in drawn(app), "it is still shown"


@pytest.mark.usefixtures("store")
def test_the_screen_says_where_the_points_went() -> None:
    app = drafting()
    html = drawn(app)
    points = html[html.index("pp-points") :]
    assert "100 − " in html
    assert "−" in points


@pytest.mark.usefixtures("store")
def test_what_is_typed_in_a_brand_is_never_html() -> None:
    key = brands.put(Brand("<b>x</b>", forbidden_words=("<i>miel</i>",), required_words=("<img src=x>",)), load())
    app = drafting()
    app.selectbox(key="draft_brand").set_value(key).run()
    assert "<img src=x>" not in drawn(app)
    assert "<b>x</b>" not in drawn(app)
    assert not app.exception


@pytest.mark.usefixtures("store")
def test_a_voice_is_measured_from_posts_and_kept() -> None:
    app = opened("pages/settings.py", "fr")
    app.text_input(key="brand_name_new").set_value("Léon")
    posts = "Vous venez ? #Pain\n---\nVous aimez le seigle ? #Pain\n ---- \nOn vous attend.\n\nÀ vous ? #Pain"
    app.text_area(key="brand_samples_new").set_value(posts)
    app.text_input(key="brand_signature_new").set_value(" L’équipe ")
    app.text_input(key="brand_hashtags_new").set_value("#Pain, #Levain")
    app.text_area(key="brand_campaign_new").set_value("utm_source={network}\nno sign\n")
    app.button(key="brand_save_new").click().run()
    assert not app.exception
    ((_, brand),) = brands.kept(load()).items()
    assert len(brand.samples) == 3
    assert brand.samples[2].startswith("On vous attend.")
    assert (brand.signature, brand.hashtags, brand.campaign) == (
        "L’équipe", ("#Pain", "#Levain"), {"utm_source": "{network}"},
    )  # fmt: skip
    shown = drawn(app)
    assert "Habitudes, mesurées sur 3 posts" in shown
    assert "des hashtags" in shown


@pytest.mark.usefixtures("store")
def test_previews_show_the_brand_as_each_network_does() -> None:
    brands.put(Brand("L’Atelier du Pain", accounts={"all": "@atelierdupain", "instagram": "@atelier.pain"}), load())
    app = drafting()
    app.selectbox(key="draft_brand").set_value(next(iter(brands.kept(load()))))
    heads = {}
    for network in ("x", "instagram", "linkedin"):
        app.selectbox(key="draft_network").set_value(network).run()
        assert not app.exception
        heads[network] = drawn(app).partition("<header>")[2].partition("</header>")[0]
        assert ">AP</span>" in heads[network]
    assert "L’Atelier du Pain" in heads["x"]
    assert "@atelierdupain · X" in heads["x"]
    assert "atelier.pain</b>" in heads["instagram"]
    assert "@" not in heads["linkedin"]


@pytest.mark.usefixtures("store")
def test_accounts_links_and_picture_are_kept_and_what_is_not_clear_is_told() -> None:
    app = opened("pages/settings.py")
    app.text_input(key="brand_name_new").set_value("Léon")
    app.text_area(key="brand_accounts_new").set_value("@leon\ninstagram = @leon.pain\nminitel = @leon")
    app.text_area(key="brand_links_new").set_value("réserver = https://leon.example/r?a=1\ncommander = leon.example")
    app.text_area(key="brand_campaign_new").set_value("utm_source={network}")
    app.file_uploader(key="brand_picture_new").set_value([("logo.png", b"\x89PNG\r\n\x1a\n...", "image/png")])
    app.button(key="brand_save_new").click().run()
    assert not app.exception
    ((key, brand),) = brands.kept(load()).items()
    assert brand.accounts == {"all": "@leon", "instagram": "@leon.pain"}
    assert brand.links == {"réserver": "https://leon.example/r?a=1"}
    assert brand.campaign == {"utm_source": "{network}"}
    assert brand.picture.startswith("data:image/png;base64,")
    assert "minitel = @leon · commander = leon.example" in drawn(app)
    assert app.text_area(key=f"brand_accounts_{key}").value == "@leon\ninstagram = @leon.pain"
    app.checkbox(key=f"brand_picture_gone_{key}").check()
    app.button(key=f"brand_save_{key}").click().run()
    assert brands.kept(load())[key].picture == ""


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("content", [b"GIF89a", b"\xff\xd8\xff" + bytes(200_000)])
def test_a_picture_that_is_too_heavy_or_no_image_is_told(content: bytes) -> None:
    app = opened("pages/settings.py")
    app.text_input(key="brand_name_new").set_value("Léon")
    app.file_uploader(key="brand_picture_new").set_value([("logo.png", content, "image/png")])
    app.button(key="brand_save_new").click().run()
    ((_, brand),) = brands.kept(load()).items()
    assert (brand.name, brand.picture) == ("Léon", "")
    assert "L’image n’a pas été gardée" in drawn(app)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("L’Atelier du Pain", "AP"),
        ("Argile", "A"),
        ("boulangerie", "B"),
        ("مطعم الأمل", "ما"),
        ("24 heures", "2"),
        ("", ""),
    ],
)
def test_initials_stand_for_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters
