"""The audit screen: pages in, a table out; nothing private is fetched, nothing on the server is read from afar."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.audit import Audit, AuditOptions, PageAudit, Progress
from assistant.audit.handed_over import FOLDER
from assistant.audit.measured import quick
from assistant.audit.unfinished import Asked, Note
from assistant.brand import Brand
from assistant.settings import load
from assistant.ui.audit_handed import Handed
from assistant.ui.audit_view import Made
from assistant.ui.auditing import Auditing, Request, Step, noted
from assistant.ui.brands import put
from assistant.ui.storage import store_of
from assistant.ui.uploads import Upload
from assistant.ui.work import Work
from tests.ui.opening import HERE, ROOT, WAIT, drawn, finished
from tests.web.archives import packed, response

PAGE = (
    '<html lang="fr"><head><title>{title}</title></head><body><h1>{title}</h1>'
    "<p>{title} à Rabat, le samedi.</p></body></html>"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("atelier", "stage"):
        (tmp_path / f"{name}.html").write_text(PAGE.format(title=f"Notre {name} de poterie"), encoding="utf-8")
    (tmp_path / "vide.html").write_text("", encoding="utf-8")
    return tmp_path


def asked(targets: str, url: str = HERE["url"]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages/audit.py"), default_timeout=WAIT)
    app.query_params["lang"] = "fr"
    app.context = {"url": url}
    app.run()
    app.text_area(key="audit_targets").set_value(targets)
    app.button(key="audit_go").click().run()
    assert not app.exception
    return app


def test_a_folder_becomes_a_table_with_its_errors_as_rows(site: Path) -> None:
    app = finished(asked(str(site)), "audit_work")
    assert "3 pages auditées · 1 illisible" in drawn(app)
    table = app.dataframe[0].value
    assert sorted(table["url"]) == ["atelier.html", "stage.html", "vide.html"]
    assert table["error"].notna().sum() == 1
    assert len(app.get("download_button")) == 4


def test_saved_pages_are_audited_from_the_browser(site: Path) -> None:
    app = AppTest.from_file(str(ROOT / "pages/audit.py"), default_timeout=WAIT).run()
    files = [(path.name, path.read_bytes(), "text/html") for path in sorted(site.glob("*e*.html"))]
    app.file_uploader(key="audit_files").set_value(files)
    app.button(key="audit_go").click().run()
    finished(app, "audit_work")
    assert sorted(app.dataframe[0].value["url"]) == sorted(name for name, _, _ in files)


def test_an_archive_of_the_web_is_audited_from_the_browser() -> None:
    app = AppTest.from_file(str(ROOT / "pages/audit.py"), default_timeout=WAIT).run()
    names = ("/four", "/tour")
    urls = [f"https://www.atelier.example{name}" for name in names]
    content = packed([response(url, PAGE.format(title="Notre atelier").encode()) for url in urls])
    app.file_uploader(key="audit_files").set_value([("site.warc.gz", content, "application/gzip")])
    app.button(key="audit_go").click().run()
    finished(app, "audit_work")
    assert sorted(app.dataframe[0].value["url"]) == list(names)


def test_two_archives_of_one_name_are_both_audited() -> None:
    app = AppTest.from_file(str(ROOT / "pages/audit.py"), default_timeout=WAIT).run()
    names = ("/four", "/tour")
    urls = [f"https://www.atelier.example{name}" for name in names]
    contents = [packed([response(url, PAGE.format(title="Notre atelier").encode())]) for url in urls]
    app.file_uploader(key="audit_files").set_value([("x.warc.gz", one, "application/gzip") for one in contents])
    app.button(key="audit_go").click().run()
    finished(app, "audit_work")
    assert sorted(app.dataframe[0].value["url"]) == list(names)


def test_an_audit_cut_short_is_continued(site: Path, tmp_path: Path) -> None:
    request = Request((str(site),), AuditOptions(cache=tmp_path / "kept"))
    cut: Auditing = Work(
        lambda _: Made(Audit((PageAudit("stage.html"),), stopped=True)), Step(request, Progress(1, 0, 3))
    )
    assert cut.wait(WAIT)
    app = AppTest.from_file(str(ROOT / "pages/audit.py"), default_timeout=WAIT)
    app.query_params["lang"] = "fr"
    app.session_state["audit_work"] = cut
    app.run()
    app.button(key="audit_on").click().run()
    finished(app, "audit_work")
    assert not app.exception
    assert app.session_state["audit_work"].progress.request.options.resume
    assert "3 pages auditées" in drawn(app)
    assert not any(button.key == "audit_on" for button in app.button)


def cut_short(site: Path, folder: Path | None) -> None:
    """Leave behind what a window does that is closed while it audits files handed over in it."""
    pages = tuple(Upload(path.name, path.read_bytes()) for path in sorted(site.glob("*.html")))
    export = "Requêtes les plus fréquentes,Clics,Impressions,CTR,Position\natelier de poterie,3,400,1 %,9\n"
    phrases = Upload("phrases.csv", "adresse;mot-clé\nstage.html;poterie à Rabat\n".encode())
    handed = Handed(pages, (), (Upload("Requêtes.csv", export.encode()),), (phrases,), folder)
    store = store_of(load())
    with Note(store, noted(Request((), AuditOptions(max_pages=10), handed, store=store))) as note:
        handed.keep(handed.identity())
        note.read(1)
    handed.sweep(store)


def handed_over() -> list[Path]:
    return list((load().data_folder / FOLDER).glob("*"))


def test_files_handed_over_in_a_window_that_closed_are_gone_on_with(site: Path) -> None:
    cut_short(site, load().data_folder)
    app = opened()
    assert "atelier.html" in drawn(app)
    assert "24\u00a0heures au plus" in drawn(app)
    next(button for button in app.button if button.label == "Le reprendre").click().run()
    finished(app, "audit_work")
    assert not app.exception
    assert "3 pages auditées" in drawn(app)
    assert app.dataframe[0].value.set_index("url").loc["stage.html", "keyphrase"] == "poterie à Rabat"
    assert any("Requêtes à portée" in expander.label for expander in app.expander)
    assert not handed_over()


def test_files_handed_over_go_when_their_audit_is_forgotten(site: Path) -> None:
    cut_short(site, load().data_folder)
    assert handed_over()
    app = opened()
    next(button for button in app.button if button.label == "L’oublier").click().run()
    assert "interrompu" not in drawn(app)
    assert not handed_over()


def test_files_that_nobody_kept_are_not_offered(site: Path) -> None:
    cut_short(site, None)
    assert "interrompu" not in drawn(opened())


def test_from_afar_nobody_is_offered_the_files_of_others(site: Path) -> None:
    cut_short(site, load().data_folder)
    assert "atelier.html" not in drawn(opened("https://atelier.example/audit"))


@pytest.mark.parametrize(("url", "keeps"), [(HERE["url"], True), ("https://atelier.example/audit", False)])
def test_files_are_kept_only_for_who_is_at_the_machine(site: Path, url: str, keeps: bool) -> None:
    app = opened(url)
    app.file_uploader(key="audit_files").set_value([("stage.html", (site / "stage.html").read_bytes(), "text/html")])
    app.button(key="audit_go").click().run()
    handed = app.session_state["audit_work"].progress.request.handed
    assert bool(handed.identity()) is keeps
    finished(app, "audit_work")
    assert not handed_over()


def begun_elsewhere(targets: tuple[str, ...], ended: bool) -> None:
    """Note an audit as a window that is gone left it: ended from outside, or still at it."""
    note = Note(store_of(load()), Asked(targets, max_pages=10)).__enter__()
    note.read(1)
    if ended:
        note.__exit__()


def opened(url: str = HERE["url"]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages/audit.py"), default_timeout=WAIT)
    app.query_params["lang"] = "fr"
    app.context = {"url": url}
    return app.run()


def test_an_audit_that_another_window_left_is_gone_on_with(site: Path) -> None:
    begun_elsewhere((str(site),), ended=True)
    app = opened()
    assert "s’est interrompu après 1 page" in drawn(app)
    next(button for button in app.button if button.label == "Le reprendre").click().run()
    finished(app, "audit_work")
    assert "3 pages auditées" in drawn(app)
    assert app.session_state["audit_work"].progress.request.options.resume
    assert "interrompu" not in drawn(opened())


def test_an_audit_left_is_forgotten_when_asked(site: Path) -> None:
    begun_elsewhere((str(site),), ended=True)
    app = opened()
    next(button for button in app.button if button.label == "L’oublier").click().run()
    assert "interrompu" not in drawn(app)
    assert "interrompu" not in drawn(opened())


def test_an_audit_that_runs_elsewhere_is_not_begun_twice(site: Path) -> None:
    begun_elsewhere((str(site),), ended=False)
    app = opened()
    assert "continue dans une autre fenêtre" in drawn(app)
    assert not any(button.label == "Le reprendre" for button in app.button)


def test_from_afar_nothing_is_told_of_folders_of_the_machine(site: Path) -> None:
    begun_elsewhere((str(site),), ended=True)
    assert str(site) not in drawn(opened("https://atelier.example/audit"))


def test_a_folder_of_the_server_is_not_read_from_afar(site: Path) -> None:
    app = asked(str(site), "https://atelier.example/audit")
    assert "est sur le serveur" in drawn(app)
    assert "audit_work" not in app.session_state


@pytest.mark.parametrize("target", ["http://127.0.0.1:9/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/"])
def test_a_private_address_is_never_fetched(target: str) -> None:
    app = finished(asked(target), "audit_work")
    assert "1 illisible" in drawn(app)
    assert app.session_state["audit_work"].progress.request.options.limits.allow_private is False


def test_where_no_page_could_be_read_the_reason_is_told_in_place_of_figures() -> None:
    for _ in range(2):  # the second one is laid beside the first
        app = finished(asked("http://127.0.0.1:9/"), "audit_work")
        shown = drawn(app)
        assert "Aucune page n’a pu être lue" in shown
        assert "réseau privé" in shown
        assert "pp-metrics" not in shown
        assert "Rien n’a empiré" not in shown
        assert "Rien à reprendre" not in shown
        assert app.dataframe


@pytest.mark.parametrize("targets", ["", "  \n ", "-", "/nowhere/at/all"])
def test_what_cannot_be_audited_is_told(targets: str) -> None:
    app = asked(targets)
    if "audit_work" in app.session_state:
        finished(app, "audit_work")
    assert 'role="alert"' in drawn(app)


def test_offline_fetches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_OFFLINE", "1")
    app = finished(asked("https://www.example.com/"), "audit_work")
    assert "1 illisible" in drawn(app)


def test_pages_of_others_and_searches_are_laid_beside(site: Path) -> None:
    app = AppTest.from_file(str(ROOT / "pages/audit.py"), default_timeout=WAIT)
    app.query_params["lang"] = "fr"
    app.context = HERE
    app.run()
    app.text_area(key="audit_targets").set_value(str(site / "atelier.html"))
    other = ("autre.html", PAGE.format(title="Cours de tournage et émaux").encode(), "text/html")
    app.file_uploader(key="audit_rival_files").set_value([other])
    export = "Requêtes les plus fréquentes,Clics,Impressions,CTR,Position\natelier de poterie,3,400,1 %,9\n"
    app.file_uploader(key="audit_searches").set_value([("Requêtes.csv", export.encode(), "text/csv")])
    app.button(key="audit_go").click().run()
    finished(app, "audit_work")
    assert not app.exception
    html = drawn(app)
    assert "Couverture" in html
    assert "tournage" in html
    assert any("Requêtes à portée" in expander.label for expander in app.expander)


def test_an_export_that_is_none_is_told_before_the_audit(site: Path) -> None:
    app = AppTest.from_file(str(ROOT / "pages/audit.py"), default_timeout=WAIT)
    app.context = HERE
    app.run()
    app.text_area(key="audit_targets").set_value(str(site))
    app.file_uploader(key="audit_searches").set_value([("x.csv", b"a,b\n1,2\n", "text/csv")])
    app.button(key="audit_go").click().run()
    assert 'role="alert"' in drawn(app)
    assert "audit_work" not in app.session_state


def test_the_keyphrases_of_pages_come_from_a_file(site: Path) -> None:
    app = opened()
    app.text_area(key="audit_targets").set_value(str(site))
    content = "adresse;mot-clé\nstage.html;poterie à Rabat\n".encode()
    app.file_uploader(key="audit_map").set_value([("phrases.csv", content, "text/csv")])
    app.button(key="audit_go").click().run()
    finished(app, "audit_work")
    table = app.dataframe[0].value.set_index("url")
    assert table.loc["stage.html", "keyphrase"] == "poterie à Rabat"


def test_a_keyphrase_file_that_is_none_is_told(site: Path) -> None:
    app = opened()
    app.text_area(key="audit_targets").set_value(str(site))
    app.file_uploader(key="audit_map").set_value([("phrases.csv", b"a,b\n1,2\n", "text/csv")])
    app.button(key="audit_go").click().run()
    assert "phrases.csv" in drawn(app)
    assert "audit_work" not in app.session_state


def test_the_pages_are_judged_for_the_brand_chosen(site: Path) -> None:
    key = put(Brand(name="Atelier", keyphrases=("poterie",)), load())
    app = opened()
    app.text_area(key="audit_targets").set_value(str(site))
    app.selectbox(key="draft_brand").set_value(key)
    app.button(key="audit_go").click().run()
    finished(app, "audit_work")
    table = app.dataframe[0].value.set_index("url")
    assert table.loc["stage.html", "keyphrase"] == "poterie"


def test_a_second_audit_says_what_got_worse_and_charts_both(site: Path) -> None:
    finished(asked(str(site)), "audit_work")
    (site / "stage.html").write_text("", encoding="utf-8")
    app = finished(asked(str(site)), "audit_work")
    assert not app.exception
    assert "depuis l’audit précédent" in drawn(app)
    assert "n’est plus lisible" in drawn(app)
    assert "Au fil du temps" in [tab.label for tab in app.tabs]


def test_the_table_is_filtered(site: Path) -> None:
    app = finished(asked(str(site)), "audit_work")
    app.text_input(key="audit_filter").set_value("POTERIE stage").run()
    assert list(app.dataframe[0].value["url"]) == ["stage.html"]
    app.text_input(key="audit_filter").set_value("").run()
    app.segmented_control(key="audit_choice").set_value("errors").run()
    assert list(app.dataframe[0].value["url"]) == ["vide.html"]


def test_the_table_begins_with_what_is_most_to_mend_and_is_ordered_as_asked(site: Path) -> None:
    (site / "stage.html").write_text(PAGE.format(title="Stage").replace("Stage", "Stage de tour"), encoding="utf-8")
    app = finished(asked(str(site)), "audit_work")
    table = app.dataframe[0].value
    assert table["url"][0] == "vide.html"
    assert list(table["problems"][1:]) == sorted(table["problems"][1:], reverse=True)
    app.selectbox(key="audit_order").set_value("url").run()
    assert list(app.dataframe[0].value["url"]) == ["atelier.html", "stage.html", "vide.html"]
    app.selectbox(key="audit_order").set_value("words").run()
    words = [count for count in app.dataframe[0].value["words"] if count == count]
    assert words == sorted(words)


def test_the_quick_checks_are_asked_for_and_what_was_not_measured_is_said(site: Path) -> None:
    app = AppTest.from_file(str(ROOT / "pages/audit.py"), default_timeout=WAIT)
    app.query_params["lang"] = "fr"
    app.context = {"url": HERE["url"]}
    app.run()
    app.radio(key="audit_checks").set_value("quick")
    app.text_area(key="audit_targets").set_value(str(site))
    app.button(key="audit_go").click().run()
    finished(app, "audit_work")
    assert not app.exception
    assert app.session_state["audit_work"].progress.request.options.families == quick()
    assert "Non mesuré" in drawn(app)
    assert "Lisibilité, Style" in drawn(app)
    assert "score_readability" not in app.dataframe[0].value
