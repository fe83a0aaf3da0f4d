"""What goes out is what the reader of the file asks for, read again before it is handed over."""

import csv
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tuned
from hypothesis import strategies as st

from assistant.backlog import tools
from assistant.backlog.export import Exported, ExportOptions, export, postiz, targets
from assistant.backlog.export.csv import harmless
from assistant.backlog.export.strict import validate
from assistant.backlog.jobs import create_job
from assistant.backlog.options import JobOptions
from assistant.backlog.read import open_backlog
from assistant.backlog.schedule import Rules
from assistant.errors import DataError, UserError
from assistant.settings import load
from assistant.store import ACCEPTED, STATES, TO_REVIEW, Store, Variant, open_store

POSTS = """Id;Texte;Lien;Date;Thème
A1;Le marché ouvre samedi à 9 h.;https://a.example/m;05/09/2026 07:30;=1+1
A2;"=SOMME(A1:A2) dit le tableur";;06/09/2026;@vie
A3;-20 % sur tout;https://a.example/p;;+33
A4;Un fil;;07/09/2026 08:00;d
"""
Job = Callable[..., str]


@pytest.fixture
def store(tmp_path: Path) -> Any:
    opened = open_store(load())
    yield opened
    opened.close()


@pytest.fixture
def job(tmp_path: Path, store: Store) -> str:
    path = tmp_path / "été.csv"
    path.write_text(POSTS, encoding="utf-8")
    name = create_job(path, JobOptions(networks=("x", "linkedin"), language="fr"), store)
    texts = {1: ("Marché samedi, 9 h.",), 2: ("=SOMME(A1:A2), « dit-il »\nici",), 3: ("-20 % ; sur, tout",)}
    facts = {"kept": ["9 h"], "dropped": [], "altered": [], "invented": []}
    made = [
        Variant(n, w, ACCEPTED, t, (), {"engine": "rules", "facts": facts})
        for n, t in texts.items()
        for w in ("x", "linkedin")
    ]
    made.append(Variant(4, "x", ACCEPTED, ("Un", "deux", "trois"), (), {"engine": "rules"}))
    reason = {"text": "The row has no text.", "params": {}}
    made.append(Variant(4, "linkedin", TO_REVIEW, ("Un fil",), (reason,), {"engine": "rules"}))
    store.variants.finish(name, made)
    return name


def read_csv(path: Path, delimiter: str = ",") -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter, strict=True))


def test_every_target_is_found() -> None:
    assert set(targets()) >= {"buffer", "hootsuite", "metricool", "publer", "highlevel", "csv", "xlsx", "jsonl"}


def test_jsonl_is_the_contract_s(tmp_path: Path, store: Store, job: str) -> None:
    done = export(job, store, "jsonl", tmp_path / "out.jsonl", ExportOptions(states=STATES, ui="fr"))
    lines = [json.loads(line) for line in done.files[0].read_text(encoding="utf-8").splitlines()]
    assert (done.written, len(lines), done.left_out) == (8, 8, ())
    first = lines[0]
    assert {
        name: first[name] for name in ("row", "id", "network", "source", "parts", "engine", "state", "reasons")
    } == {
        "row": 1,
        "id": "A1",
        "network": "linkedin",
        "source": "Le marché ouvre samedi à 9 h.",
        "parts": ["Marché samedi, 9 h."],
        "engine": "rules",
        "state": "accepted",
        "reasons": [],
    }
    assert first["facts"]["kept"] == ["9 h"]
    assert first["columns"]["Thème"] == "=1+1"
    assert lines[6]["reasons"] == ["La ligne n’a pas de texte."]


def test_csv_holds_the_row_s_own_columns_and_no_formula(tmp_path: Path, store: Store, job: str) -> None:
    done = export(job, store, "csv", tmp_path / "out.csv", ExportOptions(ui="fr"))
    header, *lines = read_csv(done.files[0], ";")
    assert header[:5] == ["Id", "Texte", "Lien", "Date", "Thème"]
    assert header[5:] == ["Ligne", "Réseau", "Texte pour le réseau", "État", "Motifs"]
    assert lines[0][:7] == [
        "A1", "Le marché ouvre samedi à 9 h.", "https://a.example/m", "05/09/2026 07:30", "'=1+1", "1", "linkedin",
    ]  # fmt: skip
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in lines for cell in line)
    assert lines[-1][7] == "Un\n---\ndeux\n---\ntrois"
    assert len(lines) == done.written == 7
    assert read_csv(export(job, store, "csv", tmp_path / "en.csv", ExportOptions(ui="en")).files[0])[0][6] == "Network"


def test_a_number_of_a_workbook_is_no_date_in_a_french_csv(tmp_path: Path, store: Store) -> None:
    workbook = openpyxl.Workbook()
    sheet: Any = workbook.active
    for line in (["Texte", "Coût"], ["Un", 12.5]):
        sheet.append(line)
    workbook.save(tmp_path / "posts.xlsx")
    name = create_job(tmp_path / "posts.xlsx", JobOptions(networks=("x",), language="fr"), store)
    store.variants.finish(name, [Variant(1, "x", ACCEPTED, ("Un",), (), {})])
    for ui, delimiter, cost in (("fr", ";", "12,5"), ("en", ",", "12.5")):
        done = export(name, store, "csv", tmp_path / f"{ui}.csv", ExportOptions(ui=ui))
        assert read_csv(done.files[0], delimiter)[1][1] == cost


def test_xlsx_holds_texts_as_they_are_and_no_formula(tmp_path: Path, store: Store, job: str) -> None:
    done = export(job, store, "xlsx", tmp_path / "out.xlsx")
    rows = list(openpyxl.load_workbook(done.files[0]).worksheets[0].iter_rows())
    assert [cell.value for cell in rows[3]][7] == "=SOMME(A1:A2), « dit-il »\nici"
    assert not any(cell.data_type == "f" for row in rows for cell in row)
    assert next(open_backlog(done.files[0]).rows()).text == "Le marché ouvre samedi à 9 h."


@pytest.mark.parametrize("target", tools.names())
def test_a_scheduler_s_file_reads_back_as_a_backlog(tmp_path: Path, store: Store, job: str, target: str) -> None:
    done = export(job, store, target, tmp_path / "out.csv")
    assert done.written + len(done.left_out) == 7
    texts = [row.text for path in done.files for row in open_backlog(path).rows()]
    assert len(texts) == done.written
    assert any(text.startswith("=SOMME(A1:A2), « dit-il »\nici") for text in texts)


def cells(done: Exported, network: str) -> list[dict[str, str]]:
    path = next(p for p in done.files if p.stem.endswith(network))
    header, *lines = read_csv(path)
    return [dict(zip(header, line, strict=True)) for line in lines]


def test_buffer_gets_a_file_a_network_and_the_link_in_the_text(tmp_path: Path, store: Store, job: str) -> None:
    done = export(job, store, "buffer", tmp_path / "out.csv")
    assert [path.name for path in done.files] == ["out-linkedin.csv", "out-x.csv"]
    first, second, third = cells(done, "linkedin")
    assert first == {
        "Text": "Marché samedi, 9 h.\n\nhttps://a.example/m",
        "Image URL": "",
        "Tags": "=1+1",
        "Posting Time": "2026-09-05 07:30",
    }
    assert second["Posting Time"] == "2026-09-06 09:00"
    assert third["Posting Time"] == ""
    assert [left.reason.render("fr") for left in done.left_out] == [
        "Buffer prend une publication par ligne, et le texte est un fil."
    ]


@pytest.mark.parametrize(
    ("target", "left_out", "notes"),
    [
        (
            "hootsuite",
            {"mastodon": "Hootsuite ne publie pas sur Mastodon", "blog": "Hootsuite ne publie pas sur Article de blog"},
            [
                "Rien de ce que nous avons lu ne dit si Hootsuite publie sur Bluesky\u00a0: 1",
                "1 publication pour Instagram",
                "1 publication pour YouTube",
            ],
        ),
        (
            "highlevel",
            {"mastodon": "", "blog": ""},
            ["Rien de ce que nous avons lu", "1 publication pour Instagram", "1 publication pour YouTube"],
        ),
        ("buffer", {"youtube": "YouTube (titre et description) demande une vidéo", "blog": ""}, ["1 publication pour"]),
        ("publer", {"blog": "Publer ne publie pas sur"}, ["1 publication pour", "1 publication pour YouTube"]),
        ("metricool", {"mastodon": "", "blog": "", "bluesky": "Votre fichier d’exemple"}, ["1 publication pour", "1 "]),
        ("postiz", {"youtube": "Postiz ne publie pas sur YouTube", "blog": ""}, ["1 publication pour Instagram"]),
    ],
)
def test_networks_that_a_scheduler_does_not_reach_are_told(
    target: str, left_out: dict[str, str], notes: list[str], tmp_path: Path, store: Store
) -> None:
    path, networks = tmp_path / "posts.csv", ("mastodon", "bluesky", "instagram", "youtube", "blog")
    path.write_text("Texte;Date\nUn marché.;28/02/2099\n", encoding="utf-8")
    name = create_job(path, JobOptions(networks=networks, language="fr"), store)
    store.variants.finish(name, [Variant(1, network, ACCEPTED, ("Un marché.",)) for network in networks])
    template = tmp_path / "template.csv"
    template.write_text("Text,Date,Time,Instagram,Youtube\n", encoding="utf-8")
    options = ExportOptions(template=template if target == "metricool" else None)
    made = export(name, store, target, tmp_path / target, options)
    found = {one.key.network: one.reason.render("fr") for one in made.left_out}
    assert found.keys() == left_out.keys()
    assert all(found[network].startswith(told) for network, told in left_out.items())
    assert made.written == len(networks) - len(left_out)
    told = [note.render("fr") for note in made.notes]
    assert [one.startswith(begin) for one, begin in zip(told, notes, strict=True)] == [True] * len(notes)


def test_publer_gets_a_thread_as_comments(tmp_path: Path, store: Store, job: str) -> None:
    thread = cells(export(job, store, "publer", tmp_path / "out.csv"), "x")[-1]
    assert thread["Text"] == "Un"
    assert thread["Comment(s) - Separated by ||"] == "deux||trois"
    assert thread["Date - Intl. format or prompt"] == "2026-09-07 08:00"


def test_hootsuite_gets_three_columns_and_no_row_without_a_date(tmp_path: Path, store: Store, job: str) -> None:
    done = export(job, store, "hootsuite", tmp_path / "out.csv")
    lines = read_csv(next(path for path in done.files if "linkedin" in path.name))
    assert lines[0] == ["2026-09-05 07:30:00", "Marché samedi, 9 h.", "https://a.example/m"]
    assert sum("date" in left.reason.render("fr") for left in done.left_out) == 2


def test_images_that_a_scheduler_s_file_cannot_hold_are_told(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "posts.csv"
    path.write_text("Texte;Date;Visuel\nUn;05/09/2026;https://a.example/1.png\nDeux;06/09/2026;\n", encoding="utf-8")
    name = create_job(path, JobOptions(networks=("x",), language="fr"), store)
    store.variants.finish(name, [Variant(n, "x", ACCEPTED, (str(n),), (), {}) for n in (1, 2)])
    notes = {to: export(name, store, to, tmp_path / to).notes for to in ("hootsuite", "buffer")}
    assert notes["buffer"] == ()
    assert [note.render("fr") for note in notes["hootsuite"]] == [
        "1 publication a des images, et le fichier de Hootsuite n’a pas de colonne pour elles : ajoutez-les là-bas."
    ]


def test_the_workbook_for_people_is_wide_enough_to_read_and_can_be_filtered(
    tmp_path: Path, store: Store, job: str
) -> None:
    sheet: Any = openpyxl.load_workbook(export(job, store, "xlsx", tmp_path / "out.xlsx").files[0]).active
    assert sheet.auto_filter.ref == sheet.dimensions
    widths = {sheet[f"{letter}1"].value: dimension.width for letter, dimension in sheet.column_dimensions.items()}
    assert widths["Texte"] >= len("Le marché ouvre samedi à 9 h.")
    assert max(widths.values()) <= 60


def test_metricool_s_own_template_is_filled_by_name(tmp_path: Path, store: Store, job: str) -> None:
    template = tmp_path / "template.csv"
    template.write_text("Date,Text,New column,Time,LinkedIn,Twitter/X\n", encoding="utf-8")
    done = export(job, store, "metricool", tmp_path / "out.csv", ExportOptions(template=template))
    header, first, *_ = read_csv(done.files[0])
    assert header == ["Date", "Text", "New column", "Time", "LinkedIn", "Twitter/X"]
    assert first == ["2026-09-05", "Marché samedi, 9 h.\n\nhttps://a.example/m", "", "07:30:00", "TRUE", "FALSE"]
    with pytest.raises(UserError, match=r"absent\.csv cannot be read"):
        export(job, store, "metricool", tmp_path / "out.csv", ExportOptions(template=tmp_path / "absent.csv"))
    template.write_text("Jour,Texte\n", encoding="utf-8")
    with pytest.raises(UserError, match="Metricool"):
        export(job, store, "metricool", tmp_path / "out.csv", ExportOptions(template=template))


def test_a_file_is_cut_at_the_scheduler_s_cap(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "many.csv"
    path.write_text("Texte;Date\n" + "".join(f"Post {n};05/09/2026\n" for n in range(95)), encoding="utf-8")
    job = create_job(path, JobOptions(networks=("linkedin",), language="fr"), store)
    store.variants.finish(job, [Variant(n, "linkedin", ACCEPTED, (f"Post {n}",)) for n in range(1, 96)])
    done = export(job, store, "highlevel", tmp_path)
    assert [p.name for p in done.files] == ["many-highlevel-linkedin-01.csv", "many-highlevel-linkedin-02.csv"]
    assert [len(read_csv(p)) for p in done.files] == [91, 6]


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("2026-09-05 07:30", "05/09/2026"),
        lambda text: text.replace("Posting Time", "posting time"),
        lambda text: text.removeprefix("\ufeff"),
        lambda text: text.replace('"Marché samedi', '"","Marché samedi'),
        lambda text: text.replace("Marché samedi, 9 h.\n\nhttps://a.example/m", " "),
        lambda text: text.replace("Marché samedi", "Marché samedi " * 300),
        lambda text: text + '"x","","",""\r\n',
    ],
)
def test_the_validator_refuses_what_the_scheduler_would(
    tmp_path: Path, store: Store, job: str, damage: Callable[[str], str]
) -> None:
    path = export(job, store, "buffer", tmp_path / "out.csv").files[0]
    validate(path, tools.load("buffer"), "linkedin", 3)
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8", newline="")
    with pytest.raises(DataError, match="Buffer"):
        validate(path, tools.load("buffer"), "linkedin", 3)


def test_what_cannot_be_written_is_told(tmp_path: Path, store: Store, job: str) -> None:
    with pytest.raises(UserError, match="minitel"):
        export(job, store, "minitel", tmp_path / "out.csv")
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="--out"):
        export(job, store, "csv", tmp_path / "file" / "out.csv")


@given(st.text())
def test_no_text_is_a_formula(text: str) -> None:
    assert not str(harmless(text)).startswith(("=", "+", "-", "@", "\t", "\r"))


@tuned(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40).filter(str.strip))
def test_any_text_goes_into_every_file_and_comes_back(tmp_path: Path, store: Store, text: str) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"text": text, "date": "2026-09-05 07:30"}), encoding="utf-8")
    job = create_job(path, JobOptions(networks=("linkedin",), language="fr"), store)
    store.variants.finish(job, [Variant(1, "linkedin", ACCEPTED, (text,))])
    for target in targets():
        assert export(job, store, target, tmp_path / "out").written in (0, 1)
    line = json.loads((tmp_path / "out" / "one-jsonl.jsonl").read_text(encoding="utf-8"))
    assert line["parts"] in ([text], [])
    scheduled = read_csv(tmp_path / "out" / "one-buffer.csv")[1][0] if line["parts"] else text
    assert scheduled == text


def test_posts_without_a_date_are_spread_where_rules_are_given(tmp_path: Path, store: Store, job: str) -> None:
    rules = Rules(date(2026, 9, 7), days=(0, 2), hours=(time(9), time(17)))
    done = export(job, store, "hootsuite", tmp_path / "out.csv", ExportOptions(rules=rules))
    lines = read_csv(next(path for path in done.files if "linkedin" in path.name))
    assert [line[0] for line in lines] == ["2026-09-05 07:30:00", "2026-09-06 09:00:00", "2026-09-07 09:00:00"]
    assert not any("date" in left.reason.render("fr") for left in done.left_out)


@pytest.mark.parametrize("target", ["buffer", "postiz"])
def test_a_date_that_is_past_is_told_and_replaced_where_rules_are_given(
    target: str, tmp_path: Path, store: Store, job: str
) -> None:
    late = datetime(2026, 9, 5, 12, tzinfo=UTC)
    done = export(job, store, target, tmp_path / "out", ExportOptions(now=late))
    past = [left for left in done.left_out if "passée" in left.reason.render("fr")]
    assert {left.key.row for left in past} == {1}
    rules = Rules(date(2026, 9, 14), hours=(time(9), time(17)), a_day=2)
    done = export(job, store, target, tmp_path / "again", ExportOptions(rules=rules, now=late))
    assert not any("passée" in left.reason.render("fr") for left in done.left_out)
    written = "".join(path.read_text(encoding="utf-8-sig") for path in done.files)
    assert "2026-09-14" in written
    assert "2026-09-05" not in written
    assert "2026-09-06" in written  # a date to come is kept


def test_postiz_gets_bodies_of_its_api_in_utc(tmp_path: Path, store: Store, job: str) -> None:
    options = ExportOptions(channels={"x": "cm4ean69r0003w8w1cdomox9n"})
    done = export(job, store, "postiz", tmp_path / "out.json", options)
    bodies = json.loads(done.files[0].read_text(encoding="utf-8"))
    assert len(bodies) == done.written == 5
    thread = next(body for body in bodies if len(body["posts"][0]["value"]) > 1)
    assert thread == {
        "type": "schedule",
        "date": "2026-09-07T06:00:00.000Z",
        "shortLink": False,
        "tags": [{"value": "d", "label": "d"}],
        "posts": [
            {
                "integration": {"id": "cm4ean69r0003w8w1cdomox9n"},
                "value": [{"content": part, "image": []} for part in ("Un", "deux", "trois")],
                "settings": {"__type": "x", "who_can_reply_post": "everyone"},
            }
        ],
    }
    texts = {body["posts"][0]["value"][0]["content"] for body in bodies}
    assert "Marché samedi, 9 h.\n\nhttps://a.example/m" in texts
    assert sum("date" in left.reason.render("fr") for left in done.left_out) == 2


def test_what_to_know_before_posts_go_to_postiz_is_told(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "many.csv"
    rows = "".join(f"Post {n};05/09/2026;https://e.example/{n}.jpg\n" for n in range(95))
    path.write_text(f"Texte;Date;Visuel\n{rows}", encoding="utf-8")
    job = create_job(path, JobOptions(networks=("linkedin",), language="fr"), store)
    store.variants.finish(job, [Variant(n, "linkedin", ACCEPTED, (f"Post {n}",)) for n in range(1, 31)])
    few = export(job, store, "postiz", tmp_path / "few.json", ExportOptions(ui="fr"))
    assert ["médiathèque" in note.render("fr") for note in few.notes] == [True]
    store.variants.finish(job, [Variant(n, "linkedin", ACCEPTED, (f"Post {n}",)) for n in range(31, 96)])
    many = export(job, store, "postiz", tmp_path / "many.json", ExportOptions(ui="fr"))
    assert len(many.files) == 2
    hourly, _ = (note.render("fr") for note in many.notes)
    assert "90" in hourly
    assert "30" in hourly


@pytest.mark.parametrize("spoil", [
    lambda body: body.pop("shortLink"),
    lambda body: body.update(type="later"),
    lambda body: body.update(date="2026-09-07T06:00:00"),
    lambda body: body["posts"][0]["settings"].pop("__type"),
    lambda body: body["posts"][0]["integration"].update(id=""),
    lambda body: body["posts"][0]["value"][0].update(content="a" * 5000),
])  # fmt: skip
def test_what_postiz_would_refuse_is_told(
    tmp_path: Path, store: Store, job: str, spoil: Callable[[dict[str, Any]], object]
) -> None:
    path = export(job, store, "postiz", tmp_path / "out.json").files[0]
    bodies = json.loads(path.read_text(encoding="utf-8"))
    spoil(bodies[1])
    path.write_text(json.dumps(bodies), encoding="utf-8")
    with pytest.raises(DataError, match="Postiz"):
        postiz.validate(path, len(bodies))
