"""`models`: the engines at hand, and whether the configured endpoint answers."""

from argparse import ArgumentParser
from collections.abc import Callable

from assistant.cli.invocation import FOUND, NOTHING_FOUND, Invocation
from assistant.llm import embedded
from assistant.llm.client import endpoint_of
from assistant.llm.probe import probe
from assistant.messages import N_
from assistant.rewriting.engines import DEMO_NOTICE

HELP = N_("name the engines at hand and test the endpoint")


def add_arguments(parser: ArgumentParser, _: Callable[[str], str]) -> None:
    """Add the model to test."""
    parser.add_argument("--model", metavar="NAME", help=_(N_("model to ask, instead of ASSISTANT_MODEL")))


def run(invocation: Invocation) -> int:
    """Print the engines; 1 when an endpoint is configured and does not answer."""
    settings, model = invocation.settings, invocation.args.model
    given = bool(model and (settings.api_key or settings.base_url)) and not settings.offline
    configured = settings.endpoint_configured or given
    asked = probe(endpoint_of(settings, model)) if configured else None
    demo = embedded.installed()
    if invocation.as_json:
        endpoint = {"configured": configured} | (asked.as_json(invocation.ui) if asked else {})
        engines = {"rules": {"ready": True}, "demo": {"ready": demo, "model": embedded.MODEL}, "endpoint": endpoint}
        invocation.print_json({"version": 1, "engines": engines})
    else:
        invocation.say(N_("rules     ready: no model, on this machine"))
        ready = N_("demo      ready: {model}, on this machine") if demo else N_("demo      not installed")
        invocation.say(ready, model=embedded.MODEL)
        invocation.say(DEMO_NOTICE)
        if settings.offline:
            invocation.say(N_("endpoint  not asked: the network is switched off (ASSISTANT_OFFLINE)"))
        elif asked is None:
            invocation.say(N_("endpoint  none: set OPENAI_API_KEY or OPENAI_BASE_URL, and ASSISTANT_MODEL"))
        elif asked.message is None:
            text = N_("endpoint  answers: {model} at {address}, in {seconds} s")
            invocation.say(text, model=asked.model, address=asked.address, seconds=round(asked.seconds, 2))
        else:
            print(f"endpoint  {asked.message.render(invocation.ui)}")
    return FOUND if asked is not None and not asked.answers else NOTHING_FOUND
