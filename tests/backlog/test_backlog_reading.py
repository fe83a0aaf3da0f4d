"""Backlogs come in as people and tools write them; a bad row is a row with a reason, never the end of the file."""

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tuned
from hypothesis import strategies as st

from assistant.backlog import tools
from assistant.backlog.read import UNREAD_DATE, Backlog, ReadOptions, fingerprint, open_backlog
from assistant.backlog.reasons import sentences
from assistant.errors import UserError
from assistant.store import Row

EXAMPLES = Path("assistant/backlog/example").resolve()
FRENCH = "Référence;Texte;Date\nA1;Le marché ouvre à 9 h, c’est l’été !;05/09/2026 07:30\nA2;Très bientôt;13/09/2026\n"


def written(folder: Path, content: str | bytes, name: str = "posts.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def texts(backlog: Backlog) -> list[str]:
    return [row.text for row in backlog.rows()]


def reasons(row: Row) -> str:
    return "".join(sentences([row.problem], "fr")) if row.problem else ""


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_ending_is_read(tmp_path: Path, encoding: str, ending: str) -> None:
    rows = list(open_backlog(written(tmp_path, FRENCH.replace("\n", ending), encoding=encoding)).rows())
    assert [(row.id, row.text) for row in rows] == [
        ("A1", "Le marché ouvre à 9 h, c’est l’été !"),
        ("A2", "Très bientôt"),
    ]
    assert [row.fields["date"] for row in rows] == ["2026-09-05T07:30", "2026-09-13"]
    assert rows[0].columns == {
        "Référence": "A1",
        "Texte": "Le marché ouvre à 9 h, c’est l’été !",
        "Date": "05/09/2026 07:30",
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("first", ["", "sep={}\n"])
def test_any_delimiter_is_read(tmp_path: Path, delimiter: str, first: str) -> None:
    lines = [["Message", "Thème"], ['"Un, deux; trois | quatre"', "a"], ['"Cinq ""six"" :\nsept"', "b"]]
    content = first.format(delimiter) + "\n".join(delimiter.join(line) for line in lines)
    assert texts(open_backlog(written(tmp_path, content))) == ["Un, deux; trois | quatre", 'Cinq "six" :\nsept']


@pytest.mark.parametrize(
    ("header", "mapping"),
    [
        ("Réseau;Contenu;Mots-clés;Visuel", ["network:Réseau", "text:Contenu", "keyphrase:Mots-clés", "image:Visuel"]),
        ("Platform,Caption,Publish date,Notes", ["network:Platform", "text:Caption", "date:Publish date"]),
        ("Text,Image URL,Tags,Posting Time", ["text:Text", "image:Image URL", "tags:Tags", "date:Posting Time"]),
        ("title,html,published_at", ["title:title", "text:html", "date:published_at"]),
        (
            "postAtSpecificTime (YYYY-MM-DD HH:mm:ss),content",
            ["date:postAtSpecificTime (YYYY-MM-DD HH:mm:ss)", "text:content"],
        ),
        (
            "text,link,imageUrls,postAtSpecificTime",
            ["text:text", "link:link", "date:postAtSpecificTime", "image:imageUrls"],
        ),
        ("N°;Texte du post;Réseau(x);Lien(s)", ["id:N°", "text:Texte du post", "network:Réseau(x)", "link:Lien(s)"]),
        (
            "Ref.;Post copy;Channel(s);Hashtag(s)",
            ["id:Ref.", "text:Post copy", "network:Channel(s)", "hashtags:Hashtag(s)"],
        ),
    ],
)
def test_columns_are_told_by_their_names(tmp_path: Path, header: str, mapping: list[str]) -> None:
    delimiter = ";" if ";" in header else ","
    content = header + "\n" + delimiter.join(["x"] * (header.count(delimiter) + 1))
    assert open_backlog(written(tmp_path, content)).mapping == dict(pair.split(":", 1) for pair in mapping)


@pytest.mark.parametrize("name", [n for n in tools.names() if tools.load(n).titled])
def test_a_file_of_a_scheduler_is_recognised(tmp_path: Path, name: str) -> None:
    tool = tools.load(name)
    cells = {tool.columns["text"]: "Bonjour", tool.columns["date"]: "2026-05-12 09:30"}
    content = ",".join(f'"{column}"' for column in tool.header) + "\n" + ",".join(cells.get(c, "") for c in tool.header)
    backlog = open_backlog(written(tmp_path, content))
    assert backlog.tool == name
    row = next(backlog.rows())
    assert (row.text, row.fields["date"]) == ("Bonjour", "2026-05-12T09:30")


def test_the_networks_that_metricool_marks_are_those_of_the_row(tmp_path: Path) -> None:
    header = "Text,Date,Time,Draft,Facebook,Twitter/X,LinkedIn,Instagram\n"
    backlog = open_backlog(written(tmp_path, f"{header}Un,,,FALSE,TRUE,FALSE,,VRAI\nDeux,,,TRUE,false,FAUX,,\n"))
    assert backlog.has_networks
    assert [row.fields.get("network") for row in backlog.rows()] == ["facebook, instagram", None]
    assert not open_backlog(written(tmp_path, FRENCH)).has_networks


def test_the_file_of_hootsuite_has_no_header(tmp_path: Path) -> None:
    content = '05/30/2026 09:00,"Bonjour, Rennes",https://a.example/b\n06/01/2026 10:30,Deux,\n'
    backlog = open_backlog(written(tmp_path, content))
    rows = [(row.text, row.fields) for row in backlog.rows()]
    assert rows == [
        ("Bonjour, Rennes", {"date": "2026-05-30T09:00", "link": "https://a.example/b"}),
        ("Deux", {"date": "2026-06-01T10:30"}),
    ]


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        (
            "05/30/2026 09:00,Bonjour,https://a.example/b,https://a.example/1.JPG?w=2\n06/01/2026 10:30,Deux,,\n",
            {"link": "https://a.example/b", "image": "https://a.example/1.JPG?w=2"},
        ),
        ("05/30/2026 09:00,Bonjour,https://a.example/1.png\n", {"image": "https://a.example/1.png"}),
        (
            '05/30/2026 09:00,Bonjour,"https://a.example/1.png, https://a.example/2.png",https://a.example/b\n',
            {"image": "https://a.example/1.png, https://a.example/2.png", "link": "https://a.example/b"},
        ),
    ],
)
def test_a_column_of_images_without_a_name_is_told_by_its_addresses(
    tmp_path: Path, content: str, fields: dict[str, str]
) -> None:
    first = next(open_backlog(written(tmp_path, content)).rows())
    assert (first.text, first.fields) == ("Bonjour", {"date": "2026-05-30T09:00", **fields})


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("#thé #noël", "Bonjour\n\n#thé #noël"),
        ("#thé#noël,#thé", "Bonjour\n\n#thé #noël"),
        ("thé, thé de noël", "Bonjour\n\n#thé #ThéDeNoël"),
        ("thé noël", "Bonjour\n\n#thé #noël"),
        ("", "Bonjour"),
        ("-", "Bonjour"),
    ],
)
def test_hashtags_of_a_column_are_part_of_the_post(tmp_path: Path, cell: str, text: str) -> None:
    row = next(open_backlog(written(tmp_path, f"Texte;Hashtags;Étiquettes\nBonjour;{cell};promo\n")).rows())
    assert (row.text, row.fields, row.columns["Hashtags"]) == (text, {"tags": "promo"}, cell)


def test_an_hour_that_cannot_be_read_is_told_with_its_date(tmp_path: Path) -> None:
    hours = ("9.30 pm", "", "–", "25:00", "le soir")
    content = "Texte;Date;Heure\n" + "".join(f"Oui;12/05/2026;{hour}\n" for hour in hours)
    rows = list(open_backlog(written(tmp_path, content)).rows())
    assert [row.fields.get("date") for row in rows] == ["2026-05-12T21:30", "2026-05-12", "2026-05-12", None, None]
    assert [row.fields.get(UNREAD_DATE) for row in rows[3:]] == ["12/05/2026 25:00", "12/05/2026 le soir"]


def test_hashtags_that_the_text_holds_are_not_added_again(tmp_path: Path) -> None:
    backlog = open_backlog(written(tmp_path, "Texte;Hashtags\nBonjour #Thé !;#thé #noël\n;#thé\n"))
    assert texts(backlog) == ["Bonjour #Thé !\n\n#noël", ""]


def test_the_mapping_can_be_corrected(tmp_path: Path) -> None:
    path = written(tmp_path, "Message;Accroche;Réseau\nA;B;x\n")
    backlog = open_backlog(path, ReadOptions(("Accroche=text", "Réseau=")))
    assert backlog.mapping == {"text": "Accroche"}
    assert texts(backlog) == ["B"]
    for wrong in ("Titre=text", "Accroche=parfum"):
        with pytest.raises(UserError, match=r"Accroche|keyphrase"):
            open_backlog(path, ReadOptions((wrong,)))


def test_a_bad_row_is_a_row_with_a_reason(tmp_path: Path) -> None:
    content = (
        b'Texte;Lien\n"Premier";a\n;b\n"jamais ferm\xc3\xa9;c\nQuatri\xc3\xa8me;d\n'
        b"Cinq;e;trop;de;cellules\nSix \xff\xfe abim\xc3\xa9;f\n"
        b'Sept "entre" guillemets;g\n"Huit" et demi;h\n\n\nNeuf\n'
    )
    rows = list(open_backlog(written(tmp_path, content)).rows())
    assert [row.number for row in rows] == list(range(1, 10))
    assert [row.text for row in rows if row.problem is None] == [
        "Premier", "Quatrième", 'Sept "entre" guillemets', "Huit et demi", "Neuf",
    ]  # fmt: skip
    assert "pas de texte" in reasons(rows[1])
    assert "guillemet" in reasons(rows[2])
    assert "5" in reasons(rows[4])
    assert "illisibles" in reasons(rows[5])
    assert rows[8].columns == {"Texte": "Neuf", "Lien": ""}


@pytest.mark.parametrize("mark", ['"', ""])
def test_a_cell_without_end_is_one_bad_row(tmp_path: Path, mark: str) -> None:
    file = written(tmp_path, f"id,text\n1,{mark}{'mot ' * 50_000}{mark}\n2,Le marché ouvre\n")
    first, second = open_backlog(file).rows()
    assert "131\u202f072" in reasons(first)
    assert second.text == "Le marché ouvre"


def test_json_and_jsonl_are_read(tmp_path: Path) -> None:
    posts = [{"text": "Un", "id": 7, "tags": ["a", "b"]}, {"text": "Deux", "likes": 3.5}, 12, {"content": "Trois"}]
    for name, content in {
        "a.json": json.dumps(posts),
        "b.json": json.dumps({"version": 1, "posts": posts}, indent=2),
        "c.jsonl": "\n\n".join(json.dumps(post) for post in posts),
    }.items():
        rows = list(open_backlog(written(tmp_path, content, name)).rows())
        assert [(row.id, row.text) for row in rows] == [("7", "Un"), ("2", "Deux"), ("3", ""), ("4", "")], name
        assert rows[0].columns == {"text": "Un", "id": 7, "tags": '["a", "b"]'}
        assert rows[1].columns["likes"] == 3.5
        assert rows[2].problem


def test_a_damaged_json_file_keeps_what_stands_before(tmp_path: Path) -> None:
    rows = list(open_backlog(written(tmp_path, '[{"text": "Un"}, {"text": "Deux"}, {"text": ', "a.json")).rows())
    assert [row.text for row in rows] == ["Un", "Deux", ""]
    assert "JSON" in reasons(rows[2])
    rows = list(open_backlog(written(tmp_path, '[{"text": "Un"},\n', "b.json")).rows())
    assert [(row.text, bool(row.problem)) for row in rows] == [("Un", False), ("", True)]


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Le marché"\ndate: 2026-12-05\nnetwork: [x, linkedin]\nauthor:\n  name: Léa\n---\n\n',
        "---\r\ntitle: 'Le marché'\r\ndate: 2026-12-05\r\nnetwork:\r\n  - x\r\n  - linkedin\r\n---\r\n",
        '+++\ntitle = "Le marché"\ndate = 2026-12-05\nnetwork = ["x", "linkedin"]\n[author]\nname = "Léa"\n+++\n',
    ],
)
def test_what_a_markdown_file_says_of_itself_is_columns(tmp_path: Path, front: str) -> None:
    written(tmp_path, front + "# Noël\n\n---\n\nIl ouvre.", "a.md")
    written(tmp_path, "Sans rien au-dessus.", "b.md")
    first, second = open_backlog(tmp_path).rows()
    assert first.text == "# Noël\n\n---\n\nIl ouvre."
    assert {n: first.fields[n] for n in ("title", "date", "network")} == {
        "title": "Le marché",
        "date": "2026-12-05",
        "network": "x, linkedin",
    }
    assert (second.text, second.fields) == ("Sans rien au-dessus.", {"format": "markdown"})


@pytest.mark.parametrize("content", ["---\nsans fin", "+++\n= pas du TOML\n+++\nTexte", "---\n: :\n---", "+++", ""])
def test_what_only_looks_like_front_matter_stays_text(tmp_path: Path, content: str) -> None:
    written(tmp_path, content, "a.md")
    written(tmp_path, "Texte.", "b.md")
    assert [row.text for row in open_backlog(tmp_path).rows()][1] == "Texte."


def test_a_list_inside_an_object_is_found_behind_what_stands_before(tmp_path: Path) -> None:
    posts = [{"content": "Un", "platforms": ["x", "bluesky"], "media": [{"url": "https://e.fr/a.jpg"}]}]
    for content in (
        {"meta": {"tags": ["a", "b"], "count": 1}, "errors": [], "posts": posts},
        {"data": {"page": {"size": 1}, "items": posts}, "next": None},
    ):
        (row,) = open_backlog(written(tmp_path, json.dumps(content), "a.json")).rows()
        assert (row.text, row.fields) == ("Un", {"network": "x, bluesky", "image": "https://e.fr/a.jpg"})


def test_a_list_of_texts_is_a_backlog(tmp_path: Path) -> None:
    assert texts(open_backlog(written(tmp_path, '["Un.", "Deux."]', "a.json"))) == ["Un.", "Deux."]


def test_a_line_of_a_text_ends_in_one_way(tmp_path: Path) -> None:
    rows = list(open_backlog(written(tmp_path, 'id,texte\r\n1,"Un\r\ndeux"\r\n')).rows())
    assert rows[0].text == "Un\ndeux"
    assert rows[0].columns["texte"] == "Un\r\ndeux"


def test_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    written(tmp_path, "# Titre\n\nTexte", "b.md")
    written(tmp_path / "sub", "<p>Été</p>", "a.html", "cp1252")
    written(tmp_path, b"\x00\x01\x02", "c.txt")
    written(tmp_path, "rien", ".caché.txt")
    rows = list(open_backlog(tmp_path).rows())
    assert [(row.id, row.text, row.fields["format"], bool(row.problem)) for row in rows] == [
        ("b.md", "# Titre\n\nTexte", "markdown", False),
        ("c.txt", "", "text", True),
        ("sub/a.html", "<p>Été</p>", "html", False),
    ]
    assert len(fingerprint(tmp_path)) == 64


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("posts.csv", b"", "empty"),
        ("posts.doc", b"x", ".csv"),
        ("posts.xlsx", b"not a workbook", "Excel"),
        ("posts.json", b'{"a": 1}', "list of posts"),
        ("posts.json", b"", "list of posts"),
        ("posts.json", b"[]", "empty"),
        ("posts.csv", b"Texte;Date\n", "nothing below"),
        ("posts.csv", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        ("posts.csv", b"PK\x03\x04rest", "XLSX"),
        ("posts.txt", b"\xef\xbb\xbf\n<!DOCTYPE html><html><p>Connectez-vous", "HTML"),
    ],
)
def test_a_file_that_is_no_backlog_is_told(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        open_backlog(written(tmp_path, content, name))


def test_a_file_that_is_not_there_and_an_encoding_that_is_none_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"posts\.csv"):
        open_backlog(tmp_path / "posts.csv")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match=r"\.md"):
        open_backlog(tmp_path / "empty")
    with pytest.raises(UserError, match="utf-9"):
        open_backlog(written(tmp_path, FRENCH), ReadOptions(encoding="utf-9"))


@pytest.mark.parametrize("name", ["boulangerie.csv", "en/bakery.csv"])
def test_the_example_is_ten_good_rows(name: str) -> None:
    backlog = open_backlog(EXAMPLES / name)
    rows = list(backlog.rows())
    assert len(rows) == 10
    assert not any(row.problem for row in rows)
    assert set(backlog.mapping) == {"id", "text", "link", "date", "keyphrase"}
    assert all(row.fields["date"].startswith("2027-09-") for row in rows)


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        path = written(tmp_path, "Texte;Lien\n" + "Le marché ouvre samedi à 9 h;https://a.example\n" * rows)
        backlog = open_backlog(path)
        tracemalloc.start()
        assert sum(1 for _ in backlog.rows()) == rows
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    few = peak(5_000)
    assert peak(20_000) < few + 100_000


@tuned(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400), st.sampled_from(["posts.csv", "posts.json", "posts.jsonl", "posts.xlsx"]))
def test_no_content_breaks_the_reader(tmp_path: Path, content: bytes, name: str) -> None:
    try:
        rows = list(open_backlog(written(tmp_path, content, name)).rows())
    except UserError:
        return
    for row in rows:
        row.text.encode("utf-8")
        assert "\0" not in row.text


@tuned(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufffd"), min_size=1), min_size=1, max_size=8)
)
def test_every_text_comes_through_a_csv_as_it_was(tmp_path: Path, posts: list[str]) -> None:
    content = "Texte,Lien\r\n" + "".join('"{}",a\r\n'.format(post.replace('"', '""')) for post in posts)
    rows = list(open_backlog(written(tmp_path, content)).rows())
    assert [row.columns["Texte"] for row in rows] == posts


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("Le marché ouvre samedi.\nConcert dimanche.\n", ["Le marché ouvre samedi.", "Concert dimanche."]),
        ("Bonjour, tout ouvre.\nSalut, tout ferme.\n", ["Bonjour, tout ouvre.", "Salut, tout ferme."]),
        ("Soldes ; c’est parti\nStock ; dernier jour\n", ["Soldes ; c’est parti", "Stock ; dernier jour"]),
        ("Soldes\nConcert\n", ["Soldes", "Concert"]),
        ("Texte\nBonjour, le marché ouvre.\nÀ demain\n", ["Bonjour, le marché ouvre.", "À demain"]),
        ('Texte\n"Bonjour,\nle marché ouvre"\n', ["Bonjour,\nle marché ouvre"]),
        ("Le marché ouvre samedi.;Halles\nConcert.;Lices\n", ["Le marché ouvre samedi.", "Concert."]),
    ],
)
def test_a_file_without_names_of_columns_loses_no_line(tmp_path: Path, content: str, found: list[str]) -> None:
    assert texts(open_backlog(written(tmp_path, content))) == found
