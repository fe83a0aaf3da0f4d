"""`rewrite`, `audit`, `backlog`, `networks`, `models` and `doctor`: their JSON and their exit codes."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from assistant.networks import fits, load, names
from tests.scripted_endpoint import ScriptedEndpoint, writes

POST = (
    "Notre boulangerie rouvre samedi 14 mars à 8 h. La brioche est à 4,50 €, le café est offert. "
    "Réservez au 02 40 12 34 56 ou sur https://exemple.fr/brioche ! Merci à @mairie_nantes. " + "On vous attend. " * 12
)


@pytest.fixture
def post(tmp_path: Path) -> str:
    path = tmp_path / "post.txt"
    path.write_text(POST, encoding="utf-8")
    return str(path)


@pytest.fixture
def posts(tmp_path: Path) -> str:
    path = tmp_path / "posts.csv"
    path.write_text(
        f'id;texte;campagne\na1;"{POST}";mars\na2;"Fermé lundi 5 mai.";mai\na3;"";vide\n', encoding="cp1252"
    )
    return str(path)


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    code = main([*arguments, "--output", "json"])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return code, json.loads(captured.out)


def test_rewrite_by_rules_fits_every_network_and_keeps_the_facts(post: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = call(capsys, "rewrite", post, "--network", "x,linkedin,mastodon", "--engine", "rules")
    assert code == 0
    assert [r["network"] for r in answer["rewrites"]] == ["x", "linkedin", "mastodon"]
    for rewrite in answer["rewrites"]:
        assert rewrite["accepted"] is True
        assert rewrite["engine"] == "rules"
        assert set(rewrite["facts"]) >= {"kept", "dropped", "altered", "invented"}
        assert rewrite["usage"]["requests"] == 0
        whole = " ".join(rewrite["parts"])
        for fact in ("4,50", "02 40 12 34 56", "https://exemple.fr/brioche", "@mairie_nantes", "14 mars"):
            assert fact in whole.replace("\u00a0", " ")
        assert all(fits(part, load(rewrite["network"])) for part in rewrite["parts"])


def test_rewrite_by_an_endpoint_that_changes_a_price_is_not_accepted(
    post: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedEndpoint(default=writes(lambda draft: draft.replace("4,50", "3,50"))) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
        monkeypatch.setenv("ASSISTANT_MODEL", "scripted")
        code, answer = call(capsys, "rewrite", post, "--network", "linkedin", "--attempts", "2")
    (rewrite,) = answer["rewrites"]
    assert code == 1
    assert rewrite["accepted"] is False
    assert rewrite["engine"] == "endpoint"
    assert any("3,50" in altered["rewrite"] for altered in rewrite["facts"]["altered"])
    assert rewrite["attempts"] == 2


def test_what_the_guard_is_not_sure_of_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, told = tmp_path / "post.txt", "sharpen your knives and clear your cupboards: Sam opens a second bakery."
    path.write_text("Sam may open a second bakery in Leeds.", encoding="utf-8")
    with ScriptedEndpoint(default=writes(lambda draft: f"Sourdough lovers, {told}")) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-test")
        monkeypatch.setenv("ASSISTANT_MODEL", "scripted")
        main(["rewrite", str(path), "--network", "linkedin", "--attempts", "1", "--ui", "en"])
    assert "  ? to check: “" in capsys.readouterr().out


def test_dry_run_sends_nothing(post: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedEndpoint() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("ASSISTANT_MODEL", "scripted")
        code, answer = call(capsys, "rewrite", post, "--network", "x", "--dry-run")
        assert server.requests == []
    assert code == 0
    (preview,) = answer["previews"]
    sent = "".join(turn["content"] for turn in preview["messages"])
    assert "boulangerie" in sent
    assert "02 40 12 34 56" not in sent
    assert preview["estimate"]["input_tokens"] > 0


def test_audit_of_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "brioche.html").write_text(
        f"<html lang=fr><title>Brioche</title><h1>Brioche</h1><p>{POST}</p>", encoding="utf-8"
    )
    (site / "vide.html").write_bytes(b"")
    (site / "mots.csv").write_text("url,keyphrase\nbrioche.html,brioche\n", encoding="utf-8")
    code, answer = call(capsys, "audit", str(site), "--keyphrases", str(site / "mots.csv"))
    assert code in (0, 1)
    pages = {Path(page["url"]).name: page for page in answer["pages"]}
    assert pages["brioche.html"]["keyphrase"] == "brioche"
    assert pages["brioche.html"]["keyphrase_given"] is True
    assert pages["brioche.html"]["placements"]["h1"] is True
    assert set(answer["site"]) >= {
        "pages", "errors", "cannibalisation", "near_duplicates", "orphans", "link_opportunities", "broken_links",
    }  # fmt: skip


def test_backlog_from_file_to_export(posts: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, estimate = call(capsys, "backlog", "estimate", posts, "--networks", "x,linkedin")
    assert (estimate["rows"], estimate["bad_rows"], estimate["variants"]) == (3, 1, 4)
    main(["backlog", "run", posts, "--networks", "x,linkedin", "--engine", "rules"])
    job = capsys.readouterr().out.splitlines()[0]
    code, status = call(capsys, "backlog", "status", job)
    assert status["job"] == job
    assert (status["rows"], status["pending"]) == (3, 0)
    assert status["accepted"] == 4
    assert code == (1 if status["to_review"] or status["failed"] else 0)
    out = tmp_path / "out.jsonl"
    call(capsys, "backlog", "export", job, "--to", "jsonl", "--out", str(out))
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {line["state"] for line in lines} >= {"accepted"}
    assert {line["columns"]["campagne"] for line in lines} >= {"mars", "mai"}
    assert all(
        {"row", "id", "network", "source", "parts", "engine", "state", "reasons", "facts", "columns"} <= set(line)
        for line in lines
    )


def test_backlog_review_by_command(posts: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["backlog", "run", posts, "--networks", "x"])
    job = capsys.readouterr().out.splitlines()[0]
    call(capsys, "backlog", "review", job, "--refuse", "2:x")
    _, status = call(capsys, "backlog", "status", job)
    assert status["refused"] == 1
    call(capsys, "backlog", "review", job, "--undo")
    _, status = call(capsys, "backlog", "status", job)
    assert status["refused"] == 0


def test_networks_have_limits_units_and_sources(capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = call(capsys, "networks")
    assert code == 0
    assert [n["id"] for n in answer["networks"]] == list(names())
    assert all(n["sources"] and n["count_unit"] for n in answer["networks"])


def test_models_without_an_endpoint(capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = call(capsys, "models")
    assert code == 0
    assert answer["engines"]["rules"]["ready"] is True
    assert answer["engines"]["endpoint"]["configured"] is False


def test_models_tells_when_the_endpoint_does_not_answer(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("ASSISTANT_MODEL", "nobody")
    code, answer = call(capsys, "models")
    assert code == 1
    assert answer["engines"]["endpoint"]["answers"] is False
    assert answer["engines"]["endpoint"]["message"]


def test_doctor_prepares_the_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = call(capsys, "doctor")
    assert code in (0, 1)
    works = {row["id"]: row["works"] for row in answer["checks"]}
    assert works["database"] is True
    assert list((tmp_path / "data").glob("*.db"))


def test_the_app_opens_without_the_demo_model(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.llm.embedded.PACKAGE", "no-such-package")
    assert main(["doctor"]) == 1
    assert main(["doctor", "--prepare", "--ui", "en"]) == 0
    assert "Demo model: not installed" in capsys.readouterr().out


def test_doctor_tells_of_a_database_that_is_not_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone:secret@127.0.0.1:9/nowhere")
    code, answer = call(capsys, "doctor")
    assert code == 1
    assert "secret" not in json.dumps(answer)
    assert [row["mend"] for row in answer["checks"] if row["id"] == "database"] == ["export DATABASE_URL="]


def test_doctor_says_how_to_mend_a_folder_that_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "file" / "below"))
    assert main(["doctor", "--ui", "fr"]) == 1
    assert 'export ASSISTANT_DATA="$HOME/porteplume"' in capsys.readouterr().out


def test_doctor_tells_of_a_folder_of_prompts_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_PROMPTS", str(tmp_path / "mes prompts"))
    main(["doctor", "--ui", "fr"])
    told = capsys.readouterr().out
    assert f"il n’y a pas de dossier {tmp_path / 'mes prompts'}" in told
    assert f"mkdir -p '{tmp_path / 'mes prompts'}'" in told
    (tmp_path / "mes prompts").mkdir()
    main(["doctor", "--ui", "fr"])
    assert "ASSISTANT_PROMPTS" not in capsys.readouterr().out


def test_models_says_that_the_network_is_off(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("ASSISTANT_OFFLINE", "1")
    assert main(["models", "--model", "any", "--ui", "en"]) == 0
    assert "switched off" in capsys.readouterr().out


MISTAKES = [
    ["rewrite", "{post}", "--network", "minitel"],
    ["rewrite", "{post}"],
    ["rewrite", "{post}", "--network", "x", "--engine", "endpoint"],
    ["audit", "/nowhere/at/all"],
    ["audit", "http://127.0.0.1:9/"],
    ["backlog", "run", "nowhere.csv"],
    ["backlog", "status", "zzz"],
    ["backlog", "export", "zzz", "--to", "csv"],
    ["backlog", "dance", "x"],
]


@pytest.mark.parametrize("arguments", MISTAKES, ids=" ".join)
def test_a_mistake_never_shows_a_traceback(arguments: list[str], post: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main([a.format(post=post) for a in arguments])
    captured = capsys.readouterr()
    assert code in (1, 2)
    assert "Traceback" not in captured.err + captured.out
    assert "Error" not in captured.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["audit", "{post}", "--workers", "-1"],
        ["audit", "{post}", "--max-pages", "0"],
        ["audit", "{post}", "--depth", "-1"],
        ["audit", "{post}", "--report", "."],
        ["audit", "{post}", "--families", "pages"],
        ["backlog", "run", "{posts}", "--networks", "x", "--concurrency", "0"],
        ["backlog", "run", "{posts}", "--networks", "x", "--budget", "-1"],
        ["backlog", "run", "{posts}", "--networks", "x", "--budget", "nan"],
        ["backlog", "run", "{posts}", "--networks", "x", "--map", "texte"],
        ["backlog", "run", "{posts}", "--networks", ","],
        ["backlog", "estimate", "{posts}"],
    ],
)
@pytest.mark.parametrize("ui", ["fr", "en"])
def test_a_number_or_a_list_that_cannot_be_is_told_before_anything_runs(
    arguments: list[str], ui: str, post: str, posts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*(a.format(post=post, posts=posts) for a in arguments), "--ui", ui]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    assert "should not have" not in captured.err
    assert "n’aurait pas dû" not in captured.err


def test_an_audit_read_in_french_is_french_throughout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "brioche.html").write_text(
        f"<html lang=fr><title>{'Brioche ' * 90}</title><h1>Brioche</h1><h2>La brioche</h2><p>{POST}</p>",
        encoding="utf-8",
    )
    (tmp_path / "vide.html").write_bytes(b"")
    main(["audit", str(tmp_path), "--ui", "fr"])
    out = capsys.readouterr().out
    assert "titre, H1, adresse, intertitres" in out or "titre, H1, introduction" in out
    assert "dont 1 illisible." in out
    assert all(len(line) < 120 for line in out.splitlines())


@pytest.mark.parametrize(("words", "told"), [("Stage", "1 mot ·"), ("Stage de poterie", "3 mots ·")])
def test_an_audit_counts_one_word_in_the_singular(
    words: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.html").write_text(f'<html lang="fr"><title>T</title><p>{words}</p></html>', encoding="utf-8")
    main(["audit", str(tmp_path), "--ui", "fr"])
    assert f"    {told}" in capsys.readouterr().out.replace("\u00a0", " ")
