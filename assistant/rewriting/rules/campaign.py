"""Links freed of click identifiers, and tagged with the brand's campaign parameters; twice changes nothing."""

from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from assistant.checks.links.tracking_parameters import parameters, without
from assistant.messages import NN_, Message
from assistant.networks.entities import plain
from assistant.rewriting.rules.limits import limits_of
from assistant.rewriting.rules.task import Aim, Step

TAGGED = NN_(
    "{count} link tagged with the campaign’s parameters.", "{count} links tagged with the campaign’s parameters."
)

CLEANED = NN_("{count} link freed of its click identifier.", "{count} links freed of their click identifiers.")


def clean_links(text: str, aim: Aim) -> Step:
    """Return the text with no parameter in its web links that names somebody's click."""
    limits = limits_of("links.tracking_parameters", aim)
    known = frozenset(limits["parameters"]) if limits and "?" in text else frozenset()
    count = 0
    for link in reversed(plain.links(text)) if known else ():
        if not known.isdisjoint(parameters(link.text)):
            text = text[: link.start] + without(link.text, known) + text[link.end :]
            count += 1
    return Step(text, (Message(CLEANED, {"count": count}),) if count else ())


def tag_links(text: str, aim: Aim) -> Step:
    """Return the text with the parameters the brand wants on each web link that lacks them."""
    network = aim.profile.id if aim.profile else ""
    wanted = {name: value.replace("{network}", network) for name, value in aim.goal.brand.campaign.items()}
    count = 0
    for link in reversed(plain.links(text)) if wanted else ():
        if link.text.casefold().startswith(("http://", "https://")):
            new = tagged(link.text, wanted)
            count += new != link.text
            text = text[: link.start] + new + text[link.end :]
    return Step(text, (Message(TAGGED, {"count": count}),) if count else ())


def tagged(url: str, wanted: Mapping[str, str]) -> str:
    """Return the address with each parameter it does not have yet; what it holds stays as it is written."""
    query = urlsplit(url).query
    there = {pair.partition("=")[0] for pair in query.split("&")}
    added = "&".join(f"{quote(k)}={quote(v, safe='')}" for k, v in wanted.items() if quote(k) not in there)
    if not added:
        return url
    base, mark, fragment = url.partition("#")
    sign = "" if base.endswith(("?", "&")) else "&" if "?" in base else "?"
    return f"{base}{sign}{added}{mark}{fragment}"
