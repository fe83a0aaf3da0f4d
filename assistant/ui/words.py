"""What the screens call the codes of the layers below: families, levels, metrics, formats, languages, networks."""

from babel import Locale
from babel.numbers import format_decimal

from assistant.findings import Level
from assistant.messages import N_
from assistant.networks import load, names
from assistant.ui.screen import Screen

# A level is told by its sign and its word as well as by its colour.
LEVEL_NAMES: dict[Level, tuple[str, str]] = {
    "problem": ("✗", N_("To mend")),
    "warning": ("!", N_("To improve")),
    "info": ("i", N_("Good to know")),
    "good": ("✓", N_("Well done")),
}
METRIC_NAMES = {
    "words": N_("Words"),
    "sentences": N_("Sentences"),
    "paragraphs": N_("Paragraphs"),
    "characters": N_("Characters"),
    "reading_time_seconds": N_("Reading time"),
    "reading_ease": N_("Reading ease"),
    "reading_age": N_("Reading age"),
    "sentence_length_mean": N_("Words per sentence"),
    "sentence_length_max": N_("Longest sentence"),
    "long_sentences_share": N_("Long sentences"),
    "complex_words_share": N_("Rare words"),
    "passive_share": N_("Passive voice"),
    "transition_share": N_("Linking words"),
    "keyphrase_count": N_("Keyphrase found"),
    "keyphrase_density": N_("Keyphrase density"),
}
FORMAT_NAMES = {
    "auto": N_("Found by itself"),
    "text": N_("Plain text"),
    "markdown": N_("Markdown"),
    "html": N_("HTML"),
}
FORM_NAMES = {
    "auto": N_("By the network"),
    "post": N_("Post"),
    "thread": N_("Thread"),
    "article": N_("Article"),
    "newsletter": N_("Newsletter"),
    "reply": N_("Reply"),
    "contest": N_("Contest"),
}
TASK_NAMES = {
    "rewrite": N_("Rewrite for a network"),
    "shorten": N_("Shorten"),
    "lengthen": N_("Develop"),
    "simplify": N_("Make plain for everybody"),
    "change_tone": N_("Change the tone"),
    "translate": N_("Translate"),
    "brief": N_("Write from a brief"),
    "page": N_("Write from a web page"),
    "article": N_("Write an article from an outline"),
    "reply": N_("Reply to a comment"),
    "animate": N_("Get people to take part"),
    "newsletter": N_("Write a newsletter"),
    "title_description": N_("Title and description of a page"),
    "alt_text": N_("Alternative text of an image"),
    "base": N_("What all tasks share"),
    "repair": N_("What sends a text back"),
    "judge": N_("Second reading of the meaning"),
    "rewrite_small": N_("Rewrite, for small models"),
}
ENGINE_NAMES = {
    "rules": N_("Rules engine"),
    "demo": N_("Demo model"),
    "endpoint": N_("Model endpoint"),
}


def language_name(code: str, screen: Screen) -> str:
    """Return a language's name in the screen's language, with a capital: it stands alone in a menu."""
    name = Locale.parse(code).get_language_name(screen.language) or code
    return name[:1].upper() + name[1:]


def network_name(network: str | None, screen: Screen) -> str:
    """Return a network's name as the screen's language writes it."""
    _ = screen.translate
    return load(network).label(screen.language) if network else _("No network")


def networks_in_order(screen: Screen) -> list[str]:
    """Return the ids of the networks by name, those that closed last."""
    return sorted(names(), key=lambda name: (load(name).is_legacy, network_name(name, screen).casefold()))


def level_label(level: Level, screen: Screen) -> str:
    """Return a level as its sign and its word."""
    sign, word = LEVEL_NAMES[level]
    return f"{sign} {screen.translate(word)}"


def number(value: float, screen: Screen) -> str:
    """Return a number as the screen's language writes it, with one decimal at most."""
    return str(format_decimal(value, format="#,##0.#", locale=screen.language))


def metric_value(name: str, value: float | None, screen: Screen) -> str:
    """Return a metric as people read it: shares in per cent, seconds as minutes, a dash where it cannot be computed."""
    _ = screen.translate
    if value is None:
        return "–"
    if name.endswith("_share"):
        return _("{value}%", value=round(value * 100))
    if name == "reading_age":
        return _("from {age} on", age=round(value))
    if name == "keyphrase_density":
        return _("{value}%", value=round(value, 1))
    if name == "reading_time_seconds":
        minutes, seconds = divmod(round(value), 60)
        return (
            _("{minutes} min {seconds} s", minutes=minutes, seconds=seconds)
            if minutes
            else _("{count} s", count=seconds)
        )
    return number(value, screen)
