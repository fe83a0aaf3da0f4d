"""Yoast's bullets as lines for people: the two totals, each with its bullets, the worst first."""

from assistant.checks.yoast import Part, Yoast
from assistant.cli.invocation import Invocation
from assistant.messages import N_, Message

COLOURS = {"red": N_("red"), "orange": N_("orange"), "green": N_("green"), "grey": N_("grey")}
TOTAL = N_("{name}: {score} out of 100, {colour}")
TITLE = N_("Yoast SEO {version}, by our own counts")


def print_yoast(invocation: Invocation, yoast: Yoast) -> None:
    """Print the bullets."""
    print()
    invocation.say(TITLE, version=yoast.version)
    for name, part in ((N_("SEO analysis"), yoast.seo), (N_("Readability analysis"), yoast.readability)):
        _print_part(invocation, name, part)


def _print_part(invocation: Invocation, name: str, part: Part) -> None:
    words = {colour: invocation.translate(word) for colour, word in COLOURS.items()}
    wide = max(map(len, words.values()))
    invocation.say(TOTAL, name=Message(name), score=part.score, colour=words[part.rating])
    for bullet in sorted(part.bullets, key=lambda bullet: list(COLOURS).index(bullet.rating)):
        print(f"  {words[bullet.rating]:{wide}}  {Message(bullet.name).render(invocation.ui)}")
