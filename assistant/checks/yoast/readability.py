"""Yoast's bullets on readability, from our own sentences, passives and connectives."""

from collections.abc import Mapping

from assistant.checks.check import Subject
from assistant.checks.metrics import share
from assistant.checks.readability import consecutive_openings
from assistant.checks.readability.passive import is_passive
from assistant.checks.readability.subheading_distribution import stretches
from assistant.checks.readability.transitions import has_transition
from assistant.checks.yoast.bullet import Assessment, Judged, Thresholds, stepped
from assistant.messages import N_


def is_text(subject: Subject, limits: Thresholds) -> bool:
    """Whether there is enough text to judge."""
    return len(subject.document.text.strip()) >= int(limits["min_characters"])


def text_presence(subject: Subject, limits: Thresholds) -> Judged | None:
    """Return a red bullet where there is no text to speak of."""
    return None if is_text(subject, limits) else Judged(int(limits["score"]), len(subject.document.text.strip()))


def subheading_distribution(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge the longest stretch without a subheading, in words."""
    words = subject.document.word_count
    longest = max((stretch.words for stretch in stretches(subject.document)), default=0)
    if words > limits["short"] and not any(heading.level > 1 for heading in subject.document.headings):
        return Judged(int(limits["none"]), longest)
    return Judged(int(stepped(longest, limits)) if words > limits["short"] else int(limits["steps"][0][1]), longest)


def paragraph_length(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge the longest paragraph, in words."""
    longest = max((p.length for p in subject.document.prose if p.kind != "heading"), default=0)
    return Judged(int(stepped(longest, limits)), longest)


def sentence_length(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge the share of sentences over so many words, 0 to 1."""
    most = int(limits["words_in"].get(subject.pack.code, limits["words"]))
    long = share(subject.document, lambda sentence: sentence.length > most)
    return None if long is None else Judged(int(stepped(long, limits)), long)


def consecutive_sentences(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge the longest run of sentences that begin alike."""
    section = subject.pack.section("readability.consecutive_openings")
    if section is None:
        return None
    hits = consecutive_openings.find(subject, {**section, "max_run": int(limits["steps"][0][0]) + 1})
    longest = max((int(str(hit.value)) for hit in hits), default=0)
    return Judged(int(stepped(longest, limits)), longest)


def passive_voice(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge the share of passive sentences, 0 to 1."""
    passive = share(subject.document, lambda sentence: is_passive(sentence.text, subject.pack))
    return None if passive is None else Judged(int(stepped(passive, limits)), passive)


def transition_words(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge the share of sentences with a connective, 0 to 1; a short text is green."""
    tied = share(subject.document, lambda sentence: has_transition(sentence.text, subject.pack))
    if tied is None:
        return None
    short = subject.document.word_count < limits["short"]
    return Judged(int(limits["green"] if short else stepped(tied, limits)), tied)


ASSESSMENTS: Mapping[str, Assessment] = {
    "subheading_distribution": Assessment(N_("Subheading distribution"), subheading_distribution),
    "paragraph_length": Assessment(N_("Paragraph length"), paragraph_length),
    "sentence_length": Assessment(N_("Sentence length"), sentence_length),
    "consecutive_sentences": Assessment(N_("Consecutive sentences"), consecutive_sentences),
    "passive_voice": Assessment(N_("Passive voice"), passive_voice),
    "transition_words": Assessment(N_("Transition words"), transition_words),
}
PRESENCE: Mapping[str, Assessment] = {"text_presence": Assessment(N_("Text presence"), text_presence)}
