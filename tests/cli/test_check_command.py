"""`python -m assistant check`, as a script calls it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from assistant.document import read
from assistant.document.decode import decode
from assistant.document.writers import as_docx

METRICS = {
    "characters", "words", "sentences", "paragraphs", "syllables", "reading_time_seconds", "reading_ease",
    "sentence_length_mean", "long_sentences_share", "passive_share", "transition_share", "keyphrase_count",
    "keyphrase_density", "network_length", "network_limit",
}  # fmt: skip
FINDING = {"check", "level", "message", "start", "end", "excerpt", "value", "limit", "source", "fix"}
POST = "Notre boulangerie rouvre samedi à 8 h. Venez goûter la brioche : https://exemple.fr/brioche !"


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.txt"
    path.write_text(POST, encoding="utf-8")
    return path


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    code = main(["check", "--output", "json", *arguments])
    return code, json.loads(capsys.readouterr().out)


def test_json_is_that_of_the_contract(post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, report = check(capsys, str(post), "--network", "x", "--keyphrase", "brioche")
    assert code in (0, 1)
    assert report["version"] == 1
    assert (report["language"], report["format"], report["network"]) == ("fr", "text", "x")
    assert set(report["metrics"]) >= METRICS
    assert set(report["scores"]) >= {"readability", "keyphrase", "links", "network", "style"}
    findings = report["findings"]
    assert isinstance(findings, list)
    for finding in findings:
        assert set(finding) >= FINDING
        assert finding["level"] in ("problem", "warning", "info", "good")
        if finding["start"] is not None:
            assert POST[finding["start"] : finding["end"]] == finding["excerpt"]


def test_a_figure_that_cannot_be_computed_is_null(post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, report = check(capsys, str(post))
    metrics = report["metrics"]
    assert isinstance(metrics, dict)
    assert metrics["network_length"] is None
    assert metrics["keyphrase_density"] is None


def test_too_long_for_the_network_is_a_problem_and_exit_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Une phrase courte pour vous. " * 20, encoding="utf-8")
    code, report = check(capsys, str(path), "--network", "x")
    assert code == 1
    metrics = report["metrics"]
    assert isinstance(metrics, dict)
    assert metrics["network_length"] > metrics["network_limit"] == 280


@pytest.mark.parametrize(
    ("asked", "network", "limit"),
    [("x:premium", "x:premium", 25_000), ("mastodon:1000", "mastodon:1000", 1000), ("Twitter", "x", 280)],
)
def test_the_limit_is_that_of_the_account_or_server_named(
    asked: str, network: str, limit: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "post.txt"
    path.write_text("a" * 300 + "\n", encoding="utf-8")
    _, report = check(capsys, str(path), "--network", asked, "--language", "fr")
    metrics = report["metrics"]
    assert isinstance(metrics, dict)
    assert (report["network"], metrics["network_limit"]) == (network, limit)
    assert metrics["network_length"] == 300  # no network counts the last line's end
    main(["rewrite", str(path), "--network", asked, "--engine", "rules", "--language", "fr", "--output", "json"])
    (rewrite,) = json.loads(capsys.readouterr().out)["rewrites"]
    assert rewrite["network"] == network
    assert len(rewrite["parts"]) == (2 if limit < 300 else 1)


@pytest.mark.parametrize("name", ["post.md", "post.html"])
def test_offsets_are_in_the_text_as_given(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = {
        "post.md": "# La *brioche* du samedi\n\nVenez **goûter** la brioche [ici](http://exemple.fr).\n",
        "post.html": "<h1>La <em>brioche</em> du samedi</h1><p>Goûtez l&rsquo;été, <a href='http://exemple.fr'>ici</a>.</p>",
    }[name]
    (tmp_path / name).write_text(source, encoding="utf-8")
    _, report = check(capsys, str(tmp_path / name), "--keyphrase", "brioche", "--language", "fr")
    findings = report["findings"]
    assert isinstance(findings, list)
    marked = [f for f in findings if f["start"] is not None]
    assert marked
    for finding in marked:
        given = source[finding["start"] : finding["end"]]
        assert finding["excerpt"] in given or "&" in given or "*" in given


def test_standard_input_is_read() -> None:
    command = [sys.executable, "-m", "assistant", "check", "-", "--output", "json"]
    done = subprocess.run(command, input=POST.encode(), capture_output=True, check=False)
    assert json.loads(done.stdout)["language"] == "fr"


@pytest.mark.parametrize(
    "arguments",
    [["check", "absent.txt"], ["check", "."], ["check", "{post}", "--network", "minitel"], ["check"], ["nonsense"],
     ["check", "{post}", "--brand", "absent.toml"], ["check", "{empty}"], ["check", "{binary}"], []],
)  # fmt: skip
@pytest.mark.parametrize("ui", ["fr", "en"])
def test_a_mistake_is_told_on_one_line_with_exit_2(
    arguments: list[str], ui: str, post: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "binary.txt").write_bytes(b"\x89PNG\0\0\1")
    places = {"post": post, "empty": tmp_path / "empty.txt", "binary": tmp_path / "binary.txt"}
    given = [a.format_map(places) for a in arguments]
    assert main([*given, "--ui", ui] if given else []) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1
    assert "Traceback" not in captured.err


def test_the_system_speaks_french_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / "absent.txt"), "--ui", "fr"]) == 2
    assert capsys.readouterr().err.endswith("fichier ou dossier introuvable.\n")


def test_a_mistake_stays_on_one_line_whatever_the_name(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["check", "a\nb.txt"], ["check", "a", "--language", "f\nr"], ["a\nb"]):
        assert main(arguments) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_language_of_the_messages_may_stand_before_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--ui", "fr", "check", "absent.txt"]) == 2
    assert "introuvable" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("encoding", "text"), [("cp1252", "L’été à Rabat"), ("utf-16", "L’été à Rabat"), ("utf-8-sig", "été")]
)
def test_what_windows_writes_is_read(
    encoding: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(text.encode(encoding))
    _, report = check(capsys, str(path))
    metrics = report["metrics"]
    assert isinstance(metrics, dict)
    assert metrics["characters"] == len(text)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("L’été à Rabat".encode() + b"\xed\xa0\x80" + " déjà".encode(), "L’été à Rabat��� déjà"),
        ("Un café, un thé glacé à 3 €".encode()[:-1], "Un café, un thé glacé à 3 �"),
        ("Un café à l’été".encode("cp1252"), "Un café à l’été"),
        (b"Caf\xe9", "Café"),
    ],
)
def test_one_damaged_letter_does_not_spoil_the_others(
    content: bytes, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(content)
    assert decode(content, path.name) == text
    assert check(capsys, str(path), "--language", "fr")[0] == 0


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    main(["check", *arguments])
    return capsys.readouterr().out


def test_what_repeats_is_said_once_with_its_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "post.txt"
    path.write_text("Venez !\n\nEntrez !\n\nGoûtez !\n\nRevenez !\n", encoding="utf-8")
    out = said(capsys, str(path), "--language", "fr", "--ui", "fr")
    assert out.count("La ligne pourrait se couper ici.") == 1
    assert "4 endroits, lignes 1, 3, 5, 7" in out


@pytest.mark.parametrize("ui", ["fr", "en"])
def test_every_point_is_traced_to_a_check(ui: str, post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, report = check(capsys, str(post), "--keyphrase", "traiteur", "--network", "x")
    findings, scores = report["findings"], report["scores"]
    assert isinstance(findings, list)
    assert isinstance(scores, dict)
    for family, score in scores.items():
        lost = sum(f["points"] for f in findings if f["check"].startswith(f"{family}."))
        assert lost == (0 if score is None else 100 - score)
    out = said(capsys, str(post), "--keyphrase", "traiteur", "--explain", "--ui", ui)
    assert f"{scores['keyphrase']} = 100 - {100 - scores['keyphrase']}" in out
    assert "keyphrase.missing" in out


def test_a_passage_is_left_out(post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, whole = check(capsys, str(post), "--network", "x", "--language", "fr")
    _, rest = check(capsys, str(post), "--network", "x", "--exclude", POST[:39], "--language", "fr")
    before, after = whole["metrics"], rest["metrics"]
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert (before["sentences"], after["sentences"]) == (2, 1)
    assert before["network_length"] == after["network_length"]


def test_a_brand_file_silences_excludes_and_forbids(
    tmp_path: Path, post: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brand = tmp_path / "brand.toml"
    brand.write_text('forbidden_words = ["brioche → pain"]\n', encoding="utf-8")
    code, report = check(capsys, str(post), "--brand", str(brand))
    told = [f for f in report["findings"] if f["check"] == "style.brand_forbidden_word"]
    assert code == 1
    assert [f["excerpt"] for f in told] == ["brioche"]
    sentence = "Venez goûter la brioche : https://exemple.fr/brioche !"
    silence = f'[[silences]]\ncheck = "style.brand_forbidden_word"\nsentence = "{sentence}"\n'
    brand.write_text(f'forbidden_words = ["brioche → pain"]\n{silence}', encoding="utf-8")
    code, report = check(capsys, str(post), "--brand", str(brand))
    assert code == 0
    assert [f["check"] for f in report["silenced"]] == ["style.brand_forbidden_word"]
    assert "1 remarque est passée sous silence." in said(capsys, str(post), "--brand", str(brand), "--ui", "fr")


def test_yoasts_bullets_are_added_on_demand(post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, report = check(capsys, str(post), "--yoast", "--ui", "fr")
    yoast = report["yoast"]
    assert isinstance(yoast, dict)
    for part in (yoast["seo"], yoast["readability"]):
        assert 0 <= part["score"] <= 100
        assert {bullet["rating"] for bullet in part["bullets"]} <= {"red", "orange", "green", "grey"}
    assert "yoast" not in check(capsys, str(post))[1]
    assert "rouge   Longueur du texte" in said(capsys, str(post), "--yoast", "--ui", "fr")
    assert "red     Text length" in said(capsys, str(post), "--yoast", "--ui", "en")


def test_a_check_that_does_not_exist_is_told(tmp_path: Path, post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    brand = tmp_path / "brand.toml"
    brand.write_text('checks_off = ["style.jargon", "style.jargn"]\n', encoding="utf-8")
    main(["check", str(post), "--brand", str(brand), "--ui", "en"])
    assert capsys.readouterr().err == "The brand file names checks that do not exist: style.jargn.\n"


def test_a_word_file_is_checked_as_the_article_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "article.docx"
    path.write_bytes(as_docx(read("# Le pain\n\nNotre boulangerie cuit du seigle le samedi.", "markdown", "fr")))
    _, report = check(capsys, str(path))
    assert (report["language"], report["format"]) == ("fr", "markdown")
    assert report["metrics"]["words"] == 9


def test_a_damaged_word_file_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "article.docx"
    path.write_bytes(b"PK\x03\x04damaged")
    assert main(["check", str(path), "--ui", "fr"]) == 2
    assert "article.docx n’est pas lisible comme fichier Word." in capsys.readouterr().err
