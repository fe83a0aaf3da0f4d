"""The drafting screen: what is typed is read, marked and rewritten; nothing typed is ever HTML, nothing is lost."""

import gc
import re
import threading

import pytest
from streamlit.testing.v1 import AppTest

from assistant.document import read
from assistant.document.writers import as_docx
from assistant.ui import lasting
from assistant.ui.editor import written_as
from tests.scripted_endpoint import KEY, Reply, ScriptedEndpoint, says, writes
from tests.ui.opening import WAIT, drawn, finished, opened

TEXT = "Le stage de poterie a lieu samedi à 10 h, à Rabat. Il coûte 320 DH. Réservez : https://argile.example/stage"


def typed(text: str, network: str = "x") -> AppTest:
    app = opened("pages/draft.py")
    app.text_area(key="draft_text").set_value(text)
    app.selectbox(key="draft_network").set_value(network).run()
    assert not app.exception
    return app


def test_findings_and_length_follow_the_text() -> None:
    app = typed("Une phrase " + "très longue " * 60 + "enfin finie.")
    assert "de trop pour ce réseau" in drawn(app)
    assert "pp-finding" in drawn(app)
    app.text_area(key="draft_text").set_value("Bonjour à tous.").run()
    assert "de trop pour ce réseau" not in drawn(app)


def test_a_text_too_long_for_one_post_is_seen_as_the_thread_it_would_be() -> None:
    text = "".join(f"Le four numéro {n} ouvre samedi à {n} h précises. " for n in range(9, 20))
    shown = drawn(typed(text)).split("trop long pour une seule publication")[1]
    assert "en fil de 3" in shown
    bodies = re.findall(r'<div class="pp-body"[^>]*>(.*?)</div>', shown)
    assert " ".join(bodies[:3]).split() == text.split()
    assert "en fil de" not in drawn(typed(text, "linkedin"))
    assert "en fil de" not in drawn(typed("Le four ouvre samedi."))


def test_a_task_beyond_the_rules_says_so_before_anything_is_asked_of_them() -> None:
    app = typed("Service nul, remboursez-moi 45 € !")
    assert not app.button(key="rewrite_go").disabled
    app.selectbox(key="rewrite_task").set_value("reply").run()
    assert "cette tâche demande un modèle" in drawn(app)
    assert app.button(key="rewrite_go").disabled
    app.selectbox(key="rewrite_task").set_value("shorten").run()
    assert "cette tâche demande un modèle" not in drawn(app)
    assert not app.button(key="rewrite_go").disabled


def test_what_is_typed_is_never_html() -> None:
    app = typed("<script>alert(1)</script> <img src=x onerror=alert(1)> **gras** :smile: #<b>x</b>")
    html = drawn(app)
    assert "<script>" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    "text", ["", "   \n", ".", "🎉", "\u202e\u0000".replace("\0", ""), "#", "مرحبا بكم في متجرنا", "a" * 20_000]
)
def test_any_text_opens_without_an_error(text: str) -> None:
    app = typed(text)
    assert 'role="alert"' not in drawn(app)


def test_the_language_can_be_corrected() -> None:
    app = typed("Parfait !")
    app.selectbox(key="draft_language").set_value("en").run()
    assert 'lang="en"' in drawn(app)


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ("Bonjour", "text"),
        ("# Titre\n\nTexte", "markdown"),
        ("[a](https://a.example)", "markdown"),
        ("<p>Oui</p>", "html"),
    ],
)
def test_the_format_of_a_pasted_text_is_seen(text: str, format_: str) -> None:
    assert written_as(text) == format_


def test_a_file_replaces_the_text_and_undo_brings_it_back() -> None:
    app = typed(TEXT)
    app.file_uploader(key="draft_file").set_value([("article.md", b"# Titre\n\nUn article.", "text/markdown")]).run()
    assert app.text_area(key="draft_text").value == "# Titre\n\nUn article."
    app.button(key="draft_undo").click().run()
    assert app.text_area(key="draft_text").value == TEXT


def test_a_word_file_opens_as_the_article_it_is() -> None:
    app = typed(TEXT)
    article = as_docx(read("# Le pain\n\nDu **seigle**.", "markdown", "fr"))
    app.file_uploader(key="draft_file").set_value([("Article.docx", article, "application/msword")]).run()
    assert app.text_area(key="draft_text").value == "# Le pain\n\nDu **seigle**."
    assert app.selectbox(key="draft_format").value == "markdown"


def test_a_file_that_is_no_text_is_told() -> None:
    app = typed(TEXT)
    app.file_uploader(key="draft_file").set_value([("image.txt", b"\x89PNG\0\0", "text/plain")]).run()
    assert 'role="alert"' in drawn(app)
    assert app.text_area(key="draft_text").value == TEXT


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told_and_takes_no_text_away(content: bytes) -> None:
    app = typed(TEXT)
    app.file_uploader(key="draft_file").set_value([("vide.md", content, "text/markdown")]).run()
    assert "vide.md est vide" in drawn(app)
    assert app.text_area(key="draft_text").value == TEXT


def test_a_length_without_a_limit_says_what_it_counts() -> None:
    app = typed(TEXT, "newsletter")
    app.multiselect(key="rewrite_networks").set_value(["newsletter"]).run()
    app.button(key="rewrite_go").click().run()
    assert re.search(r"\d+ caractères<", drawn(finished(app, "rewrite_work")))


def test_the_rules_rewrite_for_each_network_and_undo_works() -> None:
    app = typed(TEXT * 4)
    app.multiselect(key="rewrite_networks").set_value(["x", "linkedin", "instagram"]).run()
    app.button(key="rewrite_go").click().run()
    finished(app, "rewrite_work")
    assert drawn(app).count("pp-verdict") == 3
    assert not app.exception
    app.button(key="rewrite_take_0").click().run()
    assert app.text_area(key="draft_text").value != TEXT * 4
    app.button(key="draft_undo").click().run()
    assert app.text_area(key="draft_text").value == TEXT * 4


def with_endpoint(server: ScriptedEndpoint, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    endpoint = server.endpoint()
    monkeypatch.setenv("OPENAI_BASE_URL", str(endpoint.base_url))
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("ASSISTANT_MODEL", endpoint.model)
    app = typed(TEXT, "linkedin")
    assert app.get("button_group")
    return app


def test_a_price_changed_by_the_model_is_not_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedEndpoint(default=writes(lambda draft: draft.replace("320", "230"))) as server:
        app = with_endpoint(server, monkeypatch)
        app.button(key="rewrite_go").click().run()
        finished(app, "rewrite_work")
    html = drawn(app)
    assert "Non acceptée" in html
    assert "pp-altered" in html
    assert "320 DH → 230 DH" in html


def test_an_endpoint_that_cannot_be_reached_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedEndpoint() as server:
        app = with_endpoint(server, monkeypatch)
    app.button(key="rewrite_go").click().run()
    finished(app, "rewrite_work")
    assert not app.exception
    assert 'role="alert"' in drawn(app)
    assert KEY not in drawn(app)


def test_the_text_streams_in_and_the_user_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    with ScriptedEndpoint(default=lambda request: Reply(request.draft, after=gate)) as server:
        app = with_endpoint(server, monkeypatch)
        app.button(key="rewrite_go").click().run()
        work = app.session_state["rewrite_work"]
        heard = threading.Event()
        while not work.progress.text and not work.done:
            heard.wait(0.05)
        app.run()
        assert "pp-stream" in drawn(app)
        said = "Jusqu’ici, environ\u00a0: 1 requête · "
        assert re.search(said + r"[\d\u202f\xa0]+ jetons lus, \d+ écrits · gratuit", drawn(app))
        app.button(key="rewrite_stop").click().run()
        gate.set()
        assert work.wait(WAIT)
        app.run()
    assert "Arrêté, à votre demande." in drawn(app)
    assert app.text_area(key="draft_text").value == TEXT


def test_the_networks_proposed_follow_that_of_the_draft_until_one_chooses() -> None:
    app = typed(TEXT, "facebook")
    assert app.multiselect(key="rewrite_networks").value == ["facebook"]
    app.selectbox(key="draft_network").set_value("linkedin").run()
    assert app.multiselect(key="rewrite_networks").value == ["linkedin"]
    app.multiselect(key="rewrite_networks").set_value(["linkedin", "x"]).run()
    for network in ("bluesky", "threads"):
        app.selectbox(key="draft_network").set_value(network).run()
        assert app.multiselect(key="rewrite_networks").value == ["linkedin", "x"]


def test_what_would_be_sent_is_seen_before(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedEndpoint(says("x")) as server:
        app = with_endpoint(server, monkeypatch)
        assert any("poterie" in code.value for code in app.code)
        assert not server.requests


def test_without_a_keyphrase_some_are_offered_and_one_is_taken() -> None:
    text = (
        "Notre pain au levain sort du four à 7 h. Un pain au levain se garde quatre jours, et la boulangerie sent bon."
    )
    app = typed(text)
    (offered,) = app.button_group(key="draft_proposal").options[:1]
    assert offered == "pain au levain"
    app.button_group(key="draft_proposal").select("pain au levain").run()
    assert not app.exception
    assert app.text_input(key="draft_keyphrases").value == "pain au levain"
    with pytest.raises(KeyError):
        app.button_group(key="draft_proposal")


def test_the_collector_is_spared_what_a_first_check_loads() -> None:
    lasting.spare.cache_clear()
    gc.unfreeze()
    typed(TEXT)
    assert gc.get_freeze_count() > 0


def test_a_first_check_has_the_next_made_ready_beside_it() -> None:
    lasting.make_ready.cache_clear()
    typed(TEXT)
    assert lasting.make_ready.cache_info().currsize == 1
    begun = lasting.make_ready("fr")
    assert lasting.make_ready.cache_info().currsize == 1  # of French, and not begun again
    begun.join(WAIT)
    assert not begun.is_alive()


def test_a_list_keeps_its_bullets_where_no_markdown_is_read() -> None:
    app = typed("# Le levain\n\n- Nourrir [matin](https://four.example) et soir\n- Garder au chaud\n\nC’est prêt.")
    pasted = "Le levain\n\n• Nourrir matin https://four.example et soir\n• Garder au chaud\n\nC’est prêt."
    assert pasted in [code.value for code in app.code]


def test_an_article_is_shown_as_a_search_result_and_taken_away() -> None:
    app = typed(
        "# Le levain du matin\n\nUn pain au levain se garde quatre jours. Voir [le four](https://four.example)."
    )
    app.text_input(key="draft_title").set_value("Le levain, " + "matin après matin, " * 5).run()
    app.text_input(key="draft_terms").set_value("farine").run()
    html = drawn(app)
    assert "pp-result-title" in html
    assert re.search(r"✗ Titre : \d+", html)
    assert "…</p>" in html
    labels = {button.proto.label for button in app.get("download_button")}
    assert {"Markdown", "HTML", "Blocs pour WordPress", "Word (DOCX)"} <= labels
    assert any("le four https://four.example" in code.value for code in app.code)
    assert not app.exception


def test_a_search_result_without_a_description_shows_the_text_and_says_so() -> None:
    app = opened("pages/draft.py")
    app.text_area(key="draft_text").set_value("# Le levain\n\nUn pain au levain se garde quatre jours.").run()
    html = drawn(app)
    assert ">Un pain au levain se garde quatre jours.</p>" in html
    assert "Pas encore de description" in html
    assert "0 caractères sur" not in html


def test_nothing_is_offered_to_be_brought_back_where_nothing_was_replaced() -> None:
    app = opened("pages/draft.py")
    app.button(key="draft_example").click().run()
    assert not [button for button in app.button if button.key == "draft_undo"]
