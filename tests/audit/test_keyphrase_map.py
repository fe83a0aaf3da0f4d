"""The map of keyphrases is read as a spreadsheet saves it."""

from pathlib import Path

import pytest

from assistant.audit.keyphrase_map import Aims, read_map
from assistant.errors import UserError


@pytest.mark.parametrize(
    "content",
    [
        "url,keyphrase\nhttps://exemple.fr/pain,pain d’épice\n".encode(),
        "\ufeffURL;Keyphrase\r\nhttps://exemple.fr/pain;pain d’épice\r\n".encode(),
        "url;mot-clé\r\nhttps://exemple.fr/pain;pain d’épice\r\n".encode("cp1252"),
        "clics\tkeyword\tadresse\n12\tpain d’épice\thttps://exemple.fr/pain\n".encode(),
        'url,keyphrase\nhttps://exemple.fr/pain,"pain d’épice"\nhttps://exemple.fr/vide,\n\n'.encode(),
    ],
)
def test_map_is_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "map.csv").write_bytes(content)
    assert read_map(tmp_path / "map.csv") == {"https://exemple.fr/pain": "pain d’épice"}


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\x00\xff\x00", None])
def test_file_that_is_no_map_is_told(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "map.csv").write_bytes(content)
    with pytest.raises(UserError) as raised:
        read_map(tmp_path / "map.csv")
    assert "map.csv" in raised.value.message.render("fr")


@pytest.mark.parametrize(
    ("label", "address"),
    [
        ("https://exemple.fr/pain", "https://exemple.fr/pain"),
        ("https://exemple.fr/pain/", "https://www.exemple.fr/pain/?utm_source=x"),
        ("blog/pain.html", "https://site.invalid/blog/pain.html"),
        ("page", "https://exemple.fr/blog/cake.html"),
    ],
)
def test_page_finds_its_phrase_by_address_path_or_name(label: str, address: str) -> None:
    aims = Aims({"https://exemple.fr/pain": "pain", "blog/pain.html": "pain", "cake.html": "pain"})
    assert aims.of(label, address) == "pain"
    assert aims.of("autre", "https://exemple.fr/autre") is None
