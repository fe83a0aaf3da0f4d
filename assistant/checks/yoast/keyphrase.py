"""Yoast's bullets on the keyphrase, from our own search for it: in any inflection and order, within a sentence."""

from collections.abc import Mapping
from math import ceil

from assistant.checks.check import Subject
from assistant.checks.keyphrase.atoms import atoms
from assistant.checks.keyphrase.phrase import Phrase, function_words
from assistant.checks.keyphrase.places import introduction, places, share_held
from assistant.checks.links import keyphrase_as_anchor
from assistant.checks.yoast.bullet import Assessment, Judged, Thresholds, stepped
from assistant.document.surface import sentences
from assistant.messages import N_


def phrase_of(subject: Subject) -> Phrase | None:
    """Return the main keyphrase, None without a word in it."""
    return subject.phrase if subject.phrase and subject.phrase.units else None


def in_introduction(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge whether the first paragraph holds the keyphrase, in one sentence or spread over several."""
    opening, phrase = introduction(subject.document), phrase_of(subject)
    if opening is None or phrase is None or share_held(opening.text, phrase) < 1:
        return Judged(int(limits["none"]))
    together = any(share_held(sentence.text, phrase) == 1 for sentence in opening.sentences)
    return Judged(int(limits["together" if together else "spread"]))


def length(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge how many content words the keyphrase has."""
    phrase = phrase_of(subject)
    words = len(phrase.units) if phrase else 0
    return Judged(int(stepped(words, limits)), words)


def density(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge how often the keyphrase stands in the text, for the length of both."""
    phrase, words = phrase_of(subject), subject.document.word_count
    if phrase is None or not words:
        return Judged(int(limits["none"]))
    count = len(subject.matches[subject.goal.keyphrase or ""])
    if words < limits["long"]:
        most, grave = next((most, grave) for up_to, most, grave in limits["short"] if words <= up_to)
        mark = "low" if not count else "right" if count <= most else "much" if count <= grave else "stuffed"
        return Judged(int(limits[mark]), count)
    factor = float(limits["base_weight"]) + len(phrase.units) / float(limits["words_per_weight"])
    percent = count / words * 100 * factor
    least = max(ceil(limits["min_percent"] * words / 100 / factor), int(limits["min_count"]))
    if percent < limits["min_percent"] or count < least:
        mark = "low"
    elif percent <= limits["max_percent"]:
        mark = "right"
    else:
        mark = "much" if percent <= limits["stuffed_percent"] else "stuffed"
    return Judged(int(limits[mark]), round(percent, 2))


def in_meta_description(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge in how many sentences of the description the keyphrase stands."""
    phrase, description = phrase_of(subject), subject.document.meta.description
    if phrase is None or not description:
        return Judged(int(limits["none"]))
    count = sum(share_held(s.text, phrase) == 1 for s in sentences(description, subject.document.language))
    return Judged(int(limits["none" if not count else "many" if count > limits["most"] else "right"]), count)


def in_subheadings(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge the share of the subheadings that reflect the keyphrase, 0 to 1."""
    if phrase_of(subject) is None or not subject.document.word_count:
        return Judged(int(limits["nothing"]))
    count = sum(heading.level > 1 for heading in subject.document.headings)
    if not count:
        return Judged(int(limits["missing"])) if subject.document.word_count > limits["long"] else None
    found = places(subject.document, subject.goal.keyphrase or "").subheadings or 0.0
    right = limits["min_share"] <= found <= limits["max_share"] or (count == 1 and found == 1)
    return Judged(int(limits["right" if right else "few"]), round(found, 3))


def competing_links(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge how many links have the keyphrase for a text."""
    if phrase_of(subject) is None:
        return None
    count = sum(1 for _ in keyphrase_as_anchor.find(subject, {}))
    return Judged(int(limits["competing" if count else "none"]), count)


def in_image_alt(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge the share of the images whose description holds the keyphrase, 0 to 1."""
    phrase, images = phrase_of(subject), subject.document.images
    if phrase is None or not images:
        return Judged(int(limits["nothing"]))
    held = sum(bool(image.alt) and share_held(image.alt or "", phrase) == 1 for image in images)
    found = held / len(images)
    if not held:
        return Judged(int(limits["without"]), 0.0)
    few = len(images) < limits["many"]
    right = few or limits["min_share"] <= found <= limits["max_share"]
    return Judged(int(limits["right" if right else "without"]), round(found, 3))


def in_title(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge whether the title holds the keyphrase as it was typed, and whether it begins with it."""
    phrase, title = phrase_of(subject), subject.document.meta.title
    if phrase is None or not title or share_held(title, phrase) < 1:
        return Judged(int(limits["missing"]))
    row = [atom.form for atom in atoms(title, phrase.language)]
    wanted = [form for form, _ in phrase.words]
    places_found = [at for at in range(len(row)) if row[at : at + len(wanted)] == wanted]
    known = function_words(phrase.language)
    first = bool(places_found) and all(form in known for form in row[: places_found[0]])
    return Judged(int(limits["first" if first else "somewhere"]))


def in_slug(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge whether the last part of the address holds enough of the keyphrase."""
    if phrase_of(subject) is None or not subject.document.meta.slug:
        return Judged(int(limits["nothing"]))
    held = places(subject.document, subject.goal.keyphrase or "").slug
    return Judged(int(limits["right" if held else "missing"]))


def only_function_words(subject: Subject, limits: Thresholds) -> Judged | None:
    """Judge a keyphrase that says nothing: function words alone."""
    known = function_words(subject.document.language)
    forms = [atom.form for atom in atoms(subject.goal.keyphrase or "", subject.document.language)]
    return Judged(int(limits["only"])) if forms and all(form in known for form in forms) else None


ASSESSMENTS: Mapping[str, Assessment] = {
    "keyphrase_in_introduction": Assessment(N_("Keyphrase in introduction"), in_introduction),
    "keyphrase_length": Assessment(N_("Keyphrase length"), length),
    "keyphrase_density": Assessment(N_("Keyphrase density"), density),
    "keyphrase_in_meta_description": Assessment(N_("Keyphrase in meta description"), in_meta_description),
    "keyphrase_in_subheadings": Assessment(N_("Keyphrase in subheading"), in_subheadings),
    "competing_links": Assessment(N_("Competing links"), competing_links),
    "keyphrase_in_image_alt": Assessment(N_("Keyphrase in image alt attributes"), in_image_alt),
    "keyphrase_in_title": Assessment(N_("Keyphrase in SEO title"), in_title),
    "keyphrase_in_slug": Assessment(N_("Keyphrase in slug"), in_slug),
    "function_words_in_keyphrase": Assessment(N_("Function words in keyphrase"), only_function_words),
}
