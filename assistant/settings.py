"""Settings from the environment and from `.env`; read once at the edges, passed down as a value."""

import codecs
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

import platformdirs
from dotenv import dotenv_values

from assistant.errors import UserError, reason_of
from assistant.messages import N_

APP = "porteplume"
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
USER_AGENT = "Porteplume/0.1 (+https://github.com/porteplume/porteplume)"


@dataclass(frozen=True)
class Settings:
    """What the person who runs the assistant decided."""

    data_folder: Path
    database_url: str = field(repr=False)  # it may hold a password
    api_key: str | None = field(default=None, repr=False)
    base_url: str | None = None
    model: str | None = None
    offline: bool = False
    prompts_folder: Path | None = None
    plain_editor: bool = False  # a plain text field in place of the live editor

    @property
    def endpoint_configured(self) -> bool:
        """Whether a model endpoint can be called: a model is named, with a key or an address of its own."""
        return bool(self.model and (self.api_key or self.base_url)) and not self.offline

    @property
    def lacks_prompts_folder(self) -> bool:
        """Whether the user named a folder for prompts that is not there."""
        folder = self.prompts_folder
        return folder is not None and folder != self.data_folder / "prompts" and not folder.is_dir()


def _content(path: Path) -> str:
    """Return what a settings file says, "" where there is none, in the encodings of Windows too."""
    try:
        content = path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise UserError(
            N_("The settings file {path} cannot be read: {reason}."), path=str(path), reason=reason_of(error)
        ) from error
    marked = next((name for mark, name in MARKS if content.startswith(mark)), None)
    try:
        return content.decode(marked or "utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def load(environ: Mapping[str, str] | None = None, dotenv: Path | None = None) -> Settings:
    """Return the settings of this process: the environment first, then `.env` in the working folder."""
    written = dotenv_values(stream=StringIO(_content(dotenv or Path(".env"))))
    values = {name: value for name, value in written.items() if value} | dict(environ or os.environ)
    folder = Path(values.get("ASSISTANT_DATA") or platformdirs.user_data_path(APP))
    prompts = values.get("ASSISTANT_PROMPTS")
    return Settings(
        data_folder=folder,
        database_url=values.get("DATABASE_URL") or f"sqlite:///{folder / 'porteplume.db'}",
        api_key=values.get("OPENAI_API_KEY") or None,
        base_url=values.get("OPENAI_BASE_URL") or None,
        model=values.get("ASSISTANT_MODEL") or None,
        offline=values.get("ASSISTANT_OFFLINE", "").lower() in {"1", "true", "yes", "oui"},
        prompts_folder=Path(prompts) if prompts else folder / "prompts",
        plain_editor=values.get("ASSISTANT_EDITOR", "").lower() == "plain",
    )
