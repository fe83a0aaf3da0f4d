"""The brands, on the screen of the settings: how each speaks, and what it decided about the checks."""

from dataclasses import replace

import streamlit as st

from assistant.brand import ADDRESSES, Brand, Silence
from assistant.checks import checks
from assistant.messages import N_, NN_
from assistant.ui import brand_places, brand_voice, brands
from assistant.ui.markup import tag
from assistant.ui.report import clipped
from assistant.ui.screen import Screen, draw
from assistant.ui.shield import notice

NEW = "new"
CHOSEN = "settings_brand"
SAVED = "settings_brand_saved"
BETWEEN = "\n\n"
# The fields that hold one word or phrase a line: label, help.
LISTS = {
    "forbidden_words": (
        N_("Banned words, one a line"),
        N_(
            "Not said, in any form: “cher” finds “chères”; in quotation marks, as written. After an arrow, what to say."
        ),
    ),
    "required_words": (
        N_("Required words, one a line"),
        N_("What every text must say: a baseline, a legal notice, the name of a product."),
    ),
    "protected_words": (
        N_("Untouchable words, one a line"),
        N_("Never rewritten: names of products and people, as they must be written."),
    ),
}


def show(screen: Screen) -> None:
    """Draw the brands: the choice of one, its fields, what it does not want to be told."""
    _ = screen.translate
    draw(tag("h2", _("Brands"), class_="pp-title"))
    draw(
        tag(
            "p",
            _("Kept on this computer. A draft that speaks for a brand follows what stands here."),
            class_="pp-quiet",
        )
    )
    known = brands.kept(screen.settings)
    if known:
        if st.session_state.get(CHOSEN) not in (None, NEW, *known):
            st.session_state[CHOSEN] = NEW
        st.selectbox(
            _("Your brands"),
            (*known, NEW),
            format_func=lambda key: _("A new brand") if key == NEW else known[key].name,
            key=CHOSEN,
        )
    key = st.session_state.get(CHOSEN, NEW) if known else NEW
    brand = known.get(key, Brand())
    _fields(key, brand, screen)
    brand_voice.show(brand, screen)
    if key != NEW:
        _silences(key, brand.silences, screen)


def _fields(key: str, brand: Brand, screen: Screen) -> None:
    _ = screen.translate
    with st.form(f"brand_form_{key}", enter_to_submit=False):
        name, address, keyphrases = st.columns([2, 1, 3])
        name.text_input(_("Name of the brand"), value=brand.name, key=_field(key, "name"))
        address.selectbox(
            _("It says"),
            (brands.NONE, *ADDRESSES),
            index=(brands.NONE, *ADDRESSES).index(brand.address or brands.NONE),
            format_func=lambda code: _("Either") if code == brands.NONE else code,
            key=_field(key, "address"),
        )
        phrases = ", ".join(brand.keyphrases)
        keyphrases.text_input(_("Its keyphrases, with commas"), value=phrases, key=_field(key, "keyphrases"))
        for column, (field, (label, told)) in zip(st.columns(len(LISTS)), LISTS.items(), strict=True):
            words = "\n".join(getattr(brand, field))
            example = _("cheap → affordable") if field == "forbidden_words" else None
            column.text_area(_(label), words, help=_(told), placeholder=example, height=120, key=_field(key, field))
        brand_voice.fields(key, brand, screen)
        brand_places.fields(key, brand, screen)
        passages, off = st.columns(2)
        passages.text_area(
            _("Passages to leave alone"),
            BETWEEN.join(brand.excluded_passages),
            height=90,
            placeholder=_("legal notices, lyrics, a customer’s words; a blank line between two"),
            key=_field(key, "excluded_passages"),
        )
        off.multiselect(
            _("Checks turned off"),
            sorted({*checks(), *brand.checks_off}),
            default=list(brand.checks_off),
            key=_field(key, "checks_off"),
            placeholder=_("None"),
        )
        st.form_submit_button(
            _("Save the brand"), type="primary", key=f"brand_save_{key}", on_click=_save, args=(key, screen)
        )
    saved, unkept = st.session_state.pop(SAVED, (None, ()))
    if saved == key:
        draw(tag("div", _("Saved."), class_="pp-notice pp-good", role="status"))
        for message in unkept:
            notice(screen.say(message))
    if key != NEW:
        with st.popover(_("Forget this brand…"), key=f"brand_forget_{key}", icon=":material/delete:"):
            draw(tag("p", _("All that stands here of this brand goes. This cannot be undone.")))
            st.button(_("Forget it"), key=f"brand_remove_{key}", on_click=_remove, args=(key,))


def _field(key: str, name: str) -> str:
    return f"brand_{name}_{key}"


def _save(key: str, screen: Screen) -> None:
    state = st.session_state
    typed = {name: str(state.get(_field(key, name)) or "") for name in ("name", "keyphrases", "address", *LISTS)}
    address = typed["address"] if typed["address"] in ADDRESSES else None
    voice = brand_voice.typed(key)
    places, unkept = brand_places.typed(key)
    passages = brands.passages(str(state.get(_field(key, "excluded_passages")) or ""))

    def changed(brand: Brand) -> Brand:
        return replace(
            brand,
            name=typed["name"].strip() or screen.translate(N_("My brand")),
            address=address,
            keyphrases=tuple(phrase for part in typed["keyphrases"].split(",") if (phrase := part.strip())),
            excluded_passages=passages,
            checks_off=tuple(state.get(_field(key, "checks_off")) or ()),
            forbidden_words=brands.lines(typed["forbidden_words"]),
            required_words=brands.lines(typed["required_words"]),
            protected_words=brands.lines(typed["protected_words"]),
            **voice,
            **places,
        )

    if key == NEW:
        key = brands.put(changed(Brand()), screen.settings)
        for name in (*typed, *voice, *brand_places.FIELDS, "excluded_passages", "checks_off"):
            state.pop(_field(NEW, name), None)
        state[CHOSEN] = key
    else:
        brands.change(key, changed)
    state[SAVED] = (key, unkept)


def _remove(key: str) -> None:
    brands.remove(key)
    st.session_state.pop(CHOSEN, None)


def _silences(key: str, silences: tuple[Silence, ...], screen: Screen) -> None:
    _ = screen.translate
    if not silences:
        return
    label = _(
        NN_("{count} finding ignored for this brand", "{count} findings ignored for this brand"), count=len(silences)
    )
    with st.expander(label, key=f"brand_silences_{key}", icon=":material/notifications_off:"):
        for index, silence in enumerate(silences):
            with st.container(horizontal=True, vertical_alignment="center"):
                told = tag("q", clipped(silence.sentence), dir="auto") if silence.sentence else _("the whole text")
                draw(tag("p", tag("small", silence.check), " ", told, class_="pp-ignored"))
                st.button(
                    _("Tell me again"),
                    key=f"brand_silence_{key}_{index}",
                    icon=":material/undo:",
                    on_click=_tell_again,
                    args=(key, silence),
                )


def _tell_again(key: str, silence: Silence) -> None:
    brands.change(key, lambda brand: replace(brand, silences=tuple(s for s in brand.silences if s != silence)))
