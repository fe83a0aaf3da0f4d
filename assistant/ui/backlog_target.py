"""What a scheduler's file needs of the user: their own sample file, or the channels of their account."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from assistant.backlog import tools
from assistant.store import Job, Store
from assistant.ui.screen import Screen
from assistant.ui.uploads import Upload
from assistant.ui.words import network_name

BY_CHANNEL = "postiz"  # the target that names channels by its own ids


@dataclass(frozen=True)
class Target:
    """For whom a file is made."""

    name: str
    template: Upload | None = None
    channels: Mapping[str, str] = field(default_factory=dict)


def show(name: str, job: Job, store: Store, screen: Screen) -> Target:
    """Draw what the target asks for beyond its name; return it with what was given."""
    if name == BY_CHANNEL:
        return Target(name, channels=_channels(store.variants.networks(job.id), screen))
    if name in tools.names() and tools.load(name).titled:
        return Target(name, template=_template(tools.load(name).name, screen))
    return Target(name)


def _template(tool: str, screen: Screen) -> Upload | None:
    _ = screen.translate
    with st.expander(
        _("Your own sample file of {tool}", tool=tool), icon=":material/table_view:", key="backlog_sample"
    ):
        given = st.file_uploader(
            _("CSV from {tool}: its columns are filled by name, in its order", tool=tool),
            type=["csv"],
            key="backlog_template",
        )
    return Upload(given.name, given.getvalue()) if given is not None else None


def _channels(networks: tuple[str, ...], screen: Screen) -> dict[str, str]:
    _ = screen.translate
    title = _("Your channels in Postiz")
    with st.expander(title, icon=":material/hub:", key="backlog_channels"):
        given = {
            network: st.text_input(
                network_name(network, screen),
                key=f"backlog_channel_{network}",
                placeholder=_("id of the channel; without it, the network’s name"),
            )
            for network in networks
        }
    return {network: channel.strip() for network, channel in given.items() if channel.strip()}
