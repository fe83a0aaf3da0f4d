"""Which of our languages a text is written in."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from assistant.languages.pack import codes


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(codes()))
    return identifier


def identify(text: str) -> str | None:
    """Return the code of the language `text` seems to be in; None when it holds no letter."""
    if not any(character.isalpha() for character in text):
        return None
    language, _ = _identifier().classify(text)
    return str(language)


DEFAULT = "fr"


def differs(text: str, language: str) -> str | None:
    """Return the language of `text` where it is clearly not `language`, else None."""
    return None
