"""The figures of a text as lines for people: how easy it reads, its sentences, its keyphrases, other indices."""

from collections.abc import Sequence

from assistant.checks.readability.indices import Index
from assistant.checks.readability.school_levels import school_level
from assistant.cli.invocation import Invocation
from assistant.findings import PhraseFigures, Report
from assistant.languages import load
from assistant.messages import N_, NN_, Message

EASE = N_("Reading ease {ease} out of 100: {school}.")
SENTENCES = N_("Sentences of {mean} words, give or take {deviation}; the longest has {longest}.")
KEYPHRASE = NN_(
    "“{phrase}” stands once: {density}% of the words.", "“{phrase}” stands {count} times: {density}% of the words."
)
PROPOSED = N_("No keyphrase given. The text seems to be about: {phrases}.")
INDICES = N_("Other indices, by our own counts")
TOO_SHORT = N_("not for a text this short")


def print_figures(invocation: Invocation, report: Report) -> None:
    """Print how easy the text reads, how long its sentences are, and how often it says its keyphrases.

    A text too short for the check of reading ease has none, nor has one sentence alone a mean.
    """
    metrics, pack = report.metrics, load(report.language)
    ease, mean = metrics.get("reading_ease"), metrics.get("sentence_length_mean")
    least = (pack.section("readability.reading_ease") or {}).get("min_words", 0)
    if ease is not None and (metrics.get("words") or 0) >= least:
        invocation.say(EASE, ease=ease, school=school_level(ease, pack))
    if mean is not None and (metrics.get("sentences") or 0) > 1:
        longest, deviation = metrics.get("sentence_length_max"), metrics.get("sentence_length_deviation")
        invocation.say(SENTENCES, mean=mean, deviation=deviation, longest=longest)
    for figures in (*report.keyphrases, *report.related_terms):
        _print_phrase(invocation, figures)


def _print_phrase(invocation: Invocation, figures: PhraseFigures) -> None:
    if figures.count:
        invocation.say(KEYPHRASE, phrase=figures.phrase, count=figures.count, density=figures.density or 0)


def print_proposals(invocation: Invocation, proposals: Sequence[str]) -> None:
    """Print the keyphrases that the text seems to aim at; nothing where there are none."""
    if proposals:
        quoted = Message(N_("“{phrase}”"))
        shown = [Message(quoted.text, {"phrase": phrase}).render(invocation.ui) for phrase in proposals]
        invocation.say(PROPOSED, phrases=", ".join(shown))


def print_indices(invocation: Invocation, found: Sequence[Index]) -> None:
    """Print the other readability indices, each with what it is measured in and its source."""
    print()
    invocation.say(INDICES)
    for index in found:
        row = index.as_json(invocation.ui)
        value = (
            invocation.translate(TOO_SHORT)
            if index.value is None
            else Message("{v}", {"v": index.value}).render(invocation.ui)
        )
        print(f"  {index.name}: {value} ({row['scale']})")
        print(f"    {index.source}")
