"""What is said to a model: Jinja templates of `prompts/`, one per task and language; the user's own folder comes first.

A template of the user's that does not work is told, and the shipped one is used.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import jinja2.nodes
from babel import Locale
from babel.numbers import format_decimal
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assistant.brand import Brand
from assistant.errors import DataError, UserError
from assistant.messages import N_, Message
from assistant.networks import Profile
from assistant.rewriting.habits import habits, spoken
from assistant.rewriting.prompt_faults import TEMPLATE_FAULTS, MissingMark, reason

FOLDER = Path(__file__).resolve().parents[2] / "prompts"
LANGUAGES = ("fr", "en")  # the languages prompts are written in; English speaks for the others
INNER = ("repair", "judge")
USER_MARK = "=== user ==="  # what stands before it goes to the model as its standing orders


@dataclass(frozen=True)
class Rendered:
    """A prompt ready to send; `warning` says why a user's template was left aside."""

    text: str
    warning: Message | None = None


def prompt_language(language: str) -> str:
    """Return the language to speak to a model in, for a text in `language`."""
    return language if language in LANGUAGES else "en"


def tasks(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the prompts there are, the user's own included."""
    folders = [FOLDER, *([folder] if folder else [])]
    names = {path.name.split(".")[0] for f in folders for path in f.glob("*.j2")}
    return tuple(sorted(names - {"base"}))


def choices(folder: Path | None = None) -> tuple[str, ...]:
    """Return the tasks a user may ask for: not what the loop says by itself, nor the short form for small models."""
    names = [name for name in tasks(folder) if name not in INNER and not name.endswith("_small")]
    return tuple(sorted(names, key=lambda name: (name != "rewrite", name)))


def file_of(name: str, language: str) -> str:
    """Return the file of a prompt, inside its folder."""
    return f"{name}.{prompt_language(language)}.j2"


def render(name: str, language: str, values: Mapping[str, object], folder: Path | None = None) -> Rendered:
    """Return the prompt `name` filled with `values`; raise `DataError` where a shipped one is broken."""
    file = f"{name}.{prompt_language(language)}.j2"
    if folder is not None and any((folder / f).is_file() for f in (file, f"base.{prompt_language(language)}.j2")):
        try:
            return Rendered(_checked(name, _environment(folder).get_template(file).render(values)))
        except TEMPLATE_FAULTS as error:
            return Rendered(_shipped(name, file, values), _broken(folder / file, error))
    return Rendered(_shipped(name, file, values))


def source(name: str, language: str, folder: Path | None = None) -> str:
    """Return a template as it is written: the user's where there is one, else the shipped one."""
    file = f"{name}.{language}.j2"
    own = folder / file if folder else None
    return (own if own and own.is_file() else FOLDER / file).read_text(encoding="utf-8")


def fault(
    text: str,
    values: Mapping[str, object],
    place: tuple[str, str] = ("rewrite", "fr"),
    folder: Path | None = None,
) -> Message | None:
    """Return what is wrong with a template a user has written, None when it works with `values`.

    `place` is its name and language.
    """
    name, language = place
    file = file_of(name, language)
    try:
        _checked(name, _environment(folder).from_string(text).render(values))
    except TEMPLATE_FAULTS as error:
        return _broken(Path(file), error)
    return None


def unsent(text: str, folder: Path | None = None) -> tuple[str, ...]:
    """Return the pieces of a template that no prompt will hold: a child's words outside of its parent's blocks."""
    try:
        body, known = _environment(folder).parse(text).body, blocks(text, folder)
    except TEMPLATE_FAULTS:
        return ()  # `fault` tells it
    if not any(isinstance(node, jinja2.nodes.Extends) for node in body):
        return ()
    silent = (node for node in body if not isinstance(node, jinja2.nodes.Block) or node.name not in known)
    words = (data.data for node in silent for data in node.find_all(jinja2.nodes.TemplateData))
    return tuple(said for word in words if (said := " ".join(word.split())))


def blocks(text: str, folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of the blocks that a template's parents offer; a broken one raises one of `TEMPLATE_FAULTS`."""
    environment = _environment(folder)
    names: dict[str, None] = {}
    seen: set[str] = set()
    parent = environment.parse(text).find(jinja2.nodes.Extends)
    while parent is not None and isinstance(parent.template, jinja2.nodes.Const) and environment.loader:
        if parent.template.value in seen:
            break
        seen.add(parent.template.value)
        above = environment.parse(environment.loader.get_source(environment, parent.template.value)[0])
        names |= dict.fromkeys(node.name for node in above.find_all(jinja2.nodes.Block))
        parent = above.find(jinja2.nodes.Extends)
    return tuple(names)


def tone(profile: Profile, language: str, folder: Path | None = None) -> str:
    """Return how one writes on a network, in the language of the prompt."""
    return render(f"tones/{profile.id}", language, {}, folder).text


def fence(draft: str) -> str:
    """Return a mark that cannot stand in `draft`, and is the same for the same draft (answers are remembered)."""
    return hashlib.sha256(draft.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def network_values(profile: Profile, language: str) -> dict[str, object]:
    """Return what prompts say of a network."""
    spoken = prompt_language(language)
    said = words()[spoken]
    least, most = profile.range("hashtags_recommended") or (0, 0)
    limit = profile.max_length
    length = limit and f"{_spelt(limit, spoken)} {said['units'][profile.count_unit]}"
    hashtags = said["hashtags_range"].format(least=least, most=most) if most else ""
    return {
        "name": profile.label(spoken),
        "limit": limit,
        "length": length,
        "threads": profile.has_threads,
        "hashtags": hashtags,
        "links": profile.facts.get("links_clickable", True),
        "markdown": profile.facts.get("markdown") is True,
    }


@cache
def _spelt(limit: int, locale: str) -> str:
    return str(format_decimal(limit, locale=locale))


def brand_values(brand: Brand, language: str = "fr") -> dict[str, object]:
    """Return what prompts say of a brand: `habits` is None without enough sample posts."""
    names = ("name", "forbidden_words", "required_words", "hashtags", "signature", "links")
    shown, said = habits(brand), words()[prompt_language(language)]["habits"]
    ends = {"opening": said.get(shown.opening), "closing": said.get(shown.closing)} if shown else {}
    measured = {**asdict(shown), **ends} if shown else None
    return {**{name: getattr(brand, name) for name in names}, "address": spoken(brand), "habits": measured}


@cache
def language_name(code: str, language: str) -> str:
    """Return the name of a language in the language of the prompt."""
    return str(Locale.parse(prompt_language(language)).languages.get(code, code))


@cache
def autonym(code: str) -> str:
    """Return what a language calls itself: understood in any language of the screens."""
    return str(Locale.parse(code).languages.get(code, code))


@cache
def words() -> Mapping[str, Any]:
    """Return the words of `words.toml`."""
    return tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))


@cache
def _environment(folder: Path | None) -> ImmutableSandboxedEnvironment:
    """Return the environment that reads the user's folder, then ours; a template cannot reach beyond its values."""
    folders = [str(f) for f in (folder, FOLDER) if f is not None]
    return ImmutableSandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


def _shipped(name: str, file: str, values: Mapping[str, object]) -> str:
    try:
        return _checked(name, _environment(None).get_template(file).render(values))
    except jinja2.TemplateNotFound as error:
        raise UserError(
            N_("There is no prompt {name}; there are {names}."), name=repr(name), names=", ".join(tasks())
        ) from error
    except TEMPLATE_FAULTS as error:
        told = _broken(FOLDER / file, error)
        raise DataError(N_("The shipped prompt {file} does not work: {reason}."), **told.params) from error


def _checked(name: str, text: str) -> str:
    """Return a rendered prompt, trimmed; raise `MissingMark` when it forgets the draft's place."""
    if "/" not in name and name != "repair" and USER_MARK not in text:
        raise MissingMark(USER_MARK)
    return text.strip()


def _broken(path: Path, error: Exception) -> Message:
    line = getattr(error, "lineno", None)
    return Message(
        N_("The prompt {file} does not work: {reason}. The shipped one is used; mend or remove yours."),
        {"file": f"{path.name}{f':{line}' if line else ''}", "reason": reason(error)},
    )
