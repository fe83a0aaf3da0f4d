"""What a rewrite does that its brand does not: its address, its habits, its signature, its partnerships."""

from collections.abc import Iterator

from assistant.checks.style.emoji import emoji
from assistant.checks.style.phrases import phrases
from assistant.languages import load as load_pack
from assistant.messages import N_, NN_, Message, Text
from assistant.networks.entities import hashtags
from assistant.rewriting.habits import Habits, address_of, habits, spoken
from assistant.rewriting.task import Task, figures

OTHER_ADDRESS = N_("This says {said}; the brand’s own posts say {wanted}.")
TOO_MANY_EMOJI = N_("Emoji: {count}; the brand’s own posts hold {limit} at most.")
TOO_MANY_EXCLAMATIONS = NN_(
    "{count} exclamation mark; the brand’s own posts hold {limit} at most.",
    "{count} exclamation marks; the brand’s own posts hold {limit} at most.",
)
TOO_MANY_HASHTAGS = NN_(
    "{count} hashtag; the brand’s own posts hold {limit} at most.",
    "{count} hashtags; the brand’s own posts hold {limit} at most.",
)
NO_SIGNATURE = N_("The brand’s signature is missing: “{signature}”.")
DISCLOSURE_LOST = N_("The draft declares a paid partnership (“{words}”); the rewrite no longer does.")


def faults(text: str, task: Task) -> Iterator[Message]:
    """Yield what a rewrite does that the brand does not, and its draft did not either."""
    brand, draft = task.goal.brand, task.draft
    wanted = spoken(brand)
    said = address_of(text, task.language) if wanted else "none"
    if said not in (wanted, "none") and address_of(draft, task.document.language) != said:
        yield Message(OTHER_ADDRESS, {"said": said, "wanted": wanted})
    shown = habits(brand)
    for sentence, most, before, count in _counts(shown, draft, text) if shown else ():
        if count > max(most, before):
            yield Message(sentence, {"count": count, "limit": most})
    if brand.signature and not _goes_unsigned(task) and brand.signature not in text:
        yield Message(NO_SIGNATURE, {"signature": brand.signature})
    yield from _disclosure(text, task)


def _goes_unsigned(task: Task) -> bool:
    """Whether nobody signs what a task gives: a reply, an image's text, a page's title."""
    return task.goal.form == "reply" or task.wishes.task in figures()["unsigned"]["tasks"]


def _counts(shown: Habits, draft: str, text: str) -> Iterator[tuple[Text, int, int, int]]:
    """Yield what is counted: the sentence of its excess, the most of the habit, the draft's number, the text's."""
    yield TOO_MANY_EMOJI, shown.emoji[1], len(emoji(draft)), len(emoji(text))
    yield TOO_MANY_EXCLAMATIONS, shown.exclamations[1], draft.count("!"), text.count("!")
    yield TOO_MANY_HASHTAGS, shown.hashtags[1], len(hashtags(draft)), len(hashtags(text))


def _disclosure(text: str, task: Task) -> Iterator[Message]:
    """Yield the paid partnership that the draft declares and the rewrite hides."""
    declared = phrases(task.draft, load_pack(task.document.language), "ad_disclosures")
    if declared and not phrases(text, load_pack(task.language), "ad_disclosures"):
        words = task.draft[declared[0].start : declared[0].end]
        yield Message(DISCLOSURE_LOST, {"words": words})
