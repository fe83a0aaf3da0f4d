import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rewriting.masking import mask, unmask

POST = (
    "Réservez sur https://www.ferme-des-ormes.fr/bal?utm_source=x ou au 02 31 00 11 22, écrivez à contact@ferme.fr, "
    "suivez @ferme_des_ormes et @ferme@piaille.fr. Brodélia vous attend."
)
PIECES = st.sampled_from(
    ["https://a.fr/b_c", "www.x.com", "@moi", "@moi@piaille.fr", "a@b.fr", "06 12 34 56 78", "+33 6 12 34 56 78",
     "[[LINK_1]]", "[LINK 1]", "[[", "]]", "[", "]", "_1", "LINK", "Brodélia", " ", "\n", "\\", "\x00", "é", "1"]
)  # fmt: skip


def test_every_address_and_protected_word_is_hidden() -> None:
    masked = mask(POST, protected=("Brodélia",))
    for value in ("https", "02 31", "contact@", "@ferme", "Brodélia"):
        assert value not in masked.text
    assert {p.value for p in masked.table} == {
        "https://www.ferme-des-ormes.fr/bal?utm_source=x",
        "02 31 00 11 22",
        "contact@ferme.fr",
        "@ferme_des_ormes",
        "@ferme@piaille.fr",
        "Brodélia",
    }


@given(st.one_of(st.text(), st.lists(PIECES, max_size=14).map("".join)))
def test_unmasking_gives_the_text_back(text: str) -> None:
    masked = mask(text, protected=("Brodélia",))
    back = unmask(masked.text, masked.table)
    assert back.text == text
    assert (back.lost, back.doubled, back.unknown) == ((), (), ())


@pytest.mark.parametrize(
    "damaged",
    [
        "[[link_1]]",
        "[[ LINK_1 ]]",
        "[LINK_1]",
        r"[[LINK\_1]]",
        "[[LINK 1]]",
        "[[Link-1]]",
        "[[LINK_1]",
        "[[LIEN_1]]",
        "[[ENLACE_1]]",
    ],
)
def test_a_damaged_placeholder_is_still_understood(damaged: str) -> None:
    masked = mask("Voir https://a.fr/b")
    back = unmask(f"Ici : {damaged} !", masked.table)
    assert back.text == "Ici : https://a.fr/b !"
    assert back.lost == ()


def test_lost_doubled_and_made_up_placeholders_are_told() -> None:
    masked = mask("Voir https://a.fr et @moi")
    back = unmask("[[ACCOUNT_2]] [[ACCOUNT_2]] [[LINK_7]]", masked.table)
    assert back.lost == ("https://a.fr",)
    assert back.doubled == ("@moi",)
    assert back.unknown == ("[[LINK_7]]",)


def test_a_value_told_twice_keeps_one_placeholder() -> None:
    masked = mask("@moi et encore @moi")
    assert [(p.value, p.count) for p in masked.table] == [("@moi", 2)]
    assert unmask("@autre [[ACCOUNT_1]]", masked.table).lost == ("@moi",)
