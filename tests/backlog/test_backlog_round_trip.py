"""A review goes out as a file, comes back filled in, and never writes over what somebody else decided meanwhile."""

import json
import re
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tuned
from hypothesis import strategies as st

from assistant.backlog.jobs import create_job
from assistant.backlog.options import JobOptions
from assistant.backlog.review import accept, history, refuse, undo
from assistant.backlog.round_trip import read_review, send_review, take_in
from assistant.backlog.round_trip.page import ANSWERS
from assistant.errors import UserError
from assistant.store import ACCEPTED, EDITED, REFUSED, TO_REVIEW, Entry, Filter, Key, Store, Variant

ONE, TWO, FIVE = Key(1, "x"), Key(2, "x"), Key(5, "x")
KINDS = ("relecture.xlsx", "relecture.html")
Said = dict[Key, dict[str, str]]  # verdict, text, comment by variant


@pytest.fixture
def job(posts: Path, store: Store) -> str:
    name = create_job(posts, JobOptions(networks=("x",), language="fr"), store)
    made = [
        Variant(1, "x", TO_REVIEW, ("Le marché ouvre samedi à 8 h.",), ({"text": "The text is empty."},), {}),
        Variant(2, "x", TO_REVIEW, ("Concert gratuit dimanche,", "place des Lices."), (), {}),
        Variant(5, "x", ACCEPTED, ("=1+1 : la piscine rouvre lundi.",), (), {}),
    ]
    store.variants.finish(name, made)
    return name


def entry(job: str, key: Key, store: Store) -> Entry:
    found = store.variants.get(job, key)
    assert found is not None
    return found


def fill(path: Path, said: Said, who: str = "") -> Path:
    """Fill a review in as a person would: in the cells of the workbook, or as the page saves itself."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        for line in sheet.iter_rows(min_row=2):
            _, row, _, network = str(line[9].value).split("/")
            for column, name in enumerate(("verdict", "text", "comment"), 6):
                given = said.get(Key(int(row), network), {}).get(name)
                if given is not None:
                    line[column].value = given
        book.properties.lastModifiedBy = who
        book.save(path)
        return path
    page = path.read_text(encoding="utf-8")
    slips = []
    for card in re.findall(r"<article data-mark=.*?</article>", page, re.DOTALL):
        mark = re.findall(r'data-mark="([^"]+)"', card)[0]
        text = re.findall(r'<textarea class="own"[^>]*>\n(.*?)</textarea>', card, re.DOTALL)[0]
        own = said.get(Key(int(mark.split("/")[1]), mark.split("/")[3]), {})
        verdict = {"accepter": "accept", "refuser": "refuse"}.get(own.get("verdict", ""), own.get("verdict", ""))
        slips.append(
            {
                "mark": mark,
                "verdict": verdict,
                "text": own.get("text", unescape(text)),
                "comment": own.get("comment", ""),
            }
        )
    told = json.dumps({"who": who, "slips": slips}).replace("<", "\\u003c")
    block = f'<script type="application/json" id="review">{told}</script>'
    path.write_text(ANSWERS.sub(lambda _: block, page), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", KINDS)
def test_a_review_that_comes_back_is_taken_in(name: str, tmp_path: Path, job: str, store: Store) -> None:
    path = tmp_path / name
    assert send_review(job, store, path, Filter(), "fr") == 3
    said = {
        ONE: {"text": "Le marché ouvre samedi à 9 h.", "comment": "L’heure était fausse."},
        TWO: {"verdict": "accepter"},
        FIVE: {"verdict": "refuser", "comment": "Trop tôt."},
    }
    returned = read_review(fill(path, said, "Inès"))
    assert (returned.job, returned.who, returned.problems) == (job, "Inès", ())
    taken = take_in(job, returned, returned.who, store)
    assert dict(taken.done) == {"edit": 1, "accept": 1, "refuse": 1}
    assert not taken.conflicts
    assert not taken.problems
    assert [entry(job, key, store).variant.state for key in (ONE, TWO, FIVE)] == [EDITED, ACCEPTED, REFUSED]
    assert entry(job, ONE, store).variant.parts == ("Le marché ouvre samedi à 9 h.",)
    assert entry(job, ONE, store).variant.reasons == ()
    assert entry(job, TWO, store).variant.parts == ("Concert gratuit dimanche,", "place des Lices.")
    assert entry(job, FIVE, store).variant.details["comments"][0]["text"] == "Trop tôt."
    assert {decision.who for decision in history(job, store)} == {"Inès"}
    again = take_in(job, read_review(path), "Inès", store)
    assert dict(again.done) == {}
    assert again.conflicts == ()


@pytest.mark.parametrize("name", KINDS)
def test_a_review_left_blank_changes_nothing(name: str, tmp_path: Path, job: str, store: Store) -> None:
    path = tmp_path / name
    send_review(job, store, path, Filter(states=(TO_REVIEW,)), "en")
    taken = take_in(job, read_review(fill(path, {})), "Inès", store)
    assert (dict(taken.done), taken.conflicts, taken.problems) == ({}, (), ())
    assert history(job, store) == ()


@pytest.mark.parametrize("name", KINDS)
def test_a_review_of_nothing_goes_out_and_comes_back(name: str, tmp_path: Path, job: str, store: Store) -> None:
    assert send_review(job, store, tmp_path / name, Filter(states=(REFUSED,)), "fr") == 0
    path = tmp_path / name
    assert dict(take_in(job, read_review(path if path.suffix == ".xlsx" else fill(path, {})), "Inès", store).done) == {}


@pytest.mark.parametrize("name", KINDS)
def test_a_review_filled_in_is_not_written_over(name: str, tmp_path: Path, job: str, store: Store) -> None:
    path = tmp_path / name
    sent = send_review(job, store, path, Filter(), "fr")
    assert send_review(job, store, path, Filter(), "fr") == sent, "nobody wrote in it"
    filled = fill(path, {ONE: {"verdict": "refuser"}})
    with pytest.raises(UserError, match="not taken in yet"):
        send_review(job, store, filled, Filter(), "fr")
    take_in(job, read_review(filled), "Inès", store)
    assert send_review(job, store, filled, Filter(), "fr") == sent


@pytest.mark.parametrize("name", KINDS)
def test_what_changed_meanwhile_is_shown_and_not_replaced(name: str, tmp_path: Path, job: str, store: Store) -> None:
    path = tmp_path / name
    send_review(job, store, path, Filter(), "fr")
    refuse(job, [ONE, TWO], "Paul", store)
    accept(job, [TWO], "Paul", store)
    said = {ONE: {"verdict": "accepter"}, TWO: {"verdict": "accepter"}, FIVE: {"text": "La piscine rouvre lundi."}}
    returned = read_review(fill(path, said))
    taken = take_in(job, returned, "Inès", store)
    assert [(c.slip.key, c.who, c.entry.variant.state) for c in taken.conflicts] == [(ONE, "Paul", REFUSED)]
    assert dict(taken.done) == {"edit": 1}, "the acceptance of both is no conflict"
    assert entry(job, ONE, store).variant.state == REFUSED
    anyway = take_in(job, returned, "Inès", store, {ONE})
    assert dict(anyway.done) == {"accept": 1}
    assert entry(job, ONE, store).variant.state == ACCEPTED
    assert undo(job, store)
    assert entry(job, ONE, store).variant.state == REFUSED


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("OK !", ACCEPTED),
        ("Validé", ACCEPTED),
        ("oui", ACCEPTED),
        ("Refusé", REFUSED),
        ("Non.", REFUSED),
        ("refuse", REFUSED),
    ],
)
def test_a_verdict_may_be_written_by_hand(word: str, state: str, tmp_path: Path, job: str, store: Store) -> None:
    path = tmp_path / KINDS[0]
    send_review(job, store, path, Filter(states=(TO_REVIEW,)), "fr")
    taken = take_in(job, read_review(fill(path, {ONE: {"verdict": word}})), "Zoé", store)
    assert not taken.problems
    assert entry(job, ONE, store).variant.state == state


def test_a_text_that_was_left_as_it_was_sent_is_no_edit_of_the_new_one(tmp_path: Path, job: str, store: Store) -> None:
    path = tmp_path / "relecture.xlsx"
    send_review(job, store, path, Filter(), "fr")
    accept(job, [ONE], "Paul", store)
    taken = take_in(job, read_review(fill(path, {ONE: {"comment": "Vu."}})), "Inès", store)
    assert (dict(taken.done), taken.conflicts) == ({"comment": 1}, ())
    found = entry(job, ONE, store).variant
    assert (found.state, found.details["comments"][0]["who"]) == (ACCEPTED, "Inès")


def test_what_a_person_broke_in_the_file_is_told_line_by_line(tmp_path: Path, job: str, store: Store) -> None:
    path = tmp_path / "relecture.xlsx"
    send_review(job, store, path, Filter(), "fr")
    fill(path, {ONE: {"verdict": "peut-être"}, TWO: {"verdict": "ACCEPTER "}, FIVE: {"verdict": "refuse"}})
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet.cell(4, 10).value = "perdu"
    sheet.append([None] * 6 + ["refuser"])
    book.save(path)
    returned = read_review(path)
    assert [slip.key for slip in returned.slips] == [TWO]
    told = [problem.render("fr") for problem in returned.problems]
    assert len(told) == 3
    assert "peut-être" in told[0]
    assert all("marque cachée" in line for line in told[1:])


def test_the_workbook_marks_changes_and_runs_no_formula(tmp_path: Path, job: str, store: Store) -> None:
    path = tmp_path / "relecture.xlsx"
    send_review(job, store, path, Filter(), "fr")
    sheet = openpyxl.load_workbook(path, rich_text=True).worksheets[0]
    titles = ["Version, changements marqués", "À regarder", "Décision", "Votre texte (à retoucher ici)", "Commentaire"]
    assert [cell.value for cell in sheet[1]][4:9] == titles
    marked = [piece.text for piece in sheet["E2"].value if not isinstance(piece, str) and piece.font.u == "single"]
    assert "".join(marked).split() == ["8"]
    assert not any(cell.data_type == "f" for line in sheet.iter_rows() for cell in line)
    assert sheet["H4"].value == "=1+1 : la piscine rouvre lundi."
    assert sheet.data_validations.dataValidation[0].formula1 == '"accepter,refuser"'


def test_the_page_needs_nothing_else_and_runs_nothing_of_the_posts(tmp_path: Path, posts: Path, store: Store) -> None:
    name = create_job(posts, JobOptions(networks=("x",), language="fr"), store)
    evil = '</script><script>alert(1)</script><img src=x onerror="alert(2)"></textarea>'
    store.variants.finish(name, [Variant(1, "x", TO_REVIEW, (evil,), (), {})])
    send_review(name, store, tmp_path / "relecture.html", Filter(states=(TO_REVIEW,)), "fr")
    page = (tmp_path / "relecture.html").read_text(encoding="utf-8")
    assert "<img" not in page
    assert page.count("<script") == 2
    assert "default-src 'none'" in page
    assert not re.search(r"""(?:src|href)=["']?https?:""", page)


NO_SLIP = b'<script type="application/json" id="review">{"slips":[{"mark":3}]}</script>'


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html><p>Bonjour</p></html>", NO_SLIP])
@pytest.mark.parametrize("name", KINDS)
def test_a_file_that_is_no_review_is_told(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError, match="review"):
        read_review(path)


def test_the_review_of_another_job_is_not_taken_in(tmp_path: Path, job: str, posts: Path, store: Store) -> None:
    send_review(job, store, tmp_path / "a.html", Filter(), "fr")
    returned = read_review(fill(tmp_path / "a.html", {}))
    other = create_job(posts, JobOptions(networks=("linkedin",), language="fr"), store)
    with pytest.raises(UserError, match=job):
        take_in(other, returned, "Inès", store)
    with pytest.raises(UserError, match=r"\.xlsx, \.html"):
        send_review(job, store, tmp_path / "a.pdf", Filter(), "fr")


@tuned(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.text(min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=3))
def test_any_text_that_nobody_touched_comes_back_as_it_was(parts: list[str], tmp_path: Path, store: Store) -> None:
    clean = [part.encode("utf-8", "replace").decode().replace("\0", "") for part in parts]
    path = tmp_path / "posts.csv"
    path.write_text("Texte\nBonjour\n", encoding="utf-8")
    job = create_job(path, JobOptions(networks=("linkedin",), language="fr"), store)
    store.jobs.remove(job)
    create_job(path, JobOptions(networks=("linkedin",), language="fr"), store)
    store.variants.finish(job, [Variant(1, "linkedin", TO_REVIEW, tuple(clean), (), {})])
    for name in KINDS:
        (tmp_path / name).unlink(missing_ok=True)  # the file of another example is about another text
        send_review(job, store, tmp_path / name, Filter(), "fr")
        returned = read_review(fill(tmp_path / name, {}))
        assert dict(take_in(job, returned, "Inès", store).done) == {}
