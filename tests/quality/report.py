"""The report of a run, as Markdown: figures first, then why some were refused, then a few texts to read."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from statistics import fmean

from tests.quality.measure import Row
from tests.quality.posts import Post

HEAD = """# Quality of rewrites: {title}

{posts} posts ({languages}) for {networks} networks, {rows} rewrites, on {date}.
Made by `python -m tests.quality {command}`.
The posts stand in `posts.fr.toml` and `posts.en.toml`. {sample}
"""
NOTE = """
*Accepted* is the product’s own verdict: the text fits, no fact of the draft is altered, lost or invented as far as the
guard reads, no problem that the draft had not, the language is right. What a reader likes is not in these figures:
read the texts at the end.
"""
SHARES = {
    "hashtags_as_advised": "hashtags within the number advised",
    "link_last_where_wanted": "link last, where the network wants it so",
    "first_sentence_before_fold": "first sentence whole before the fold",
    "same_address": "says *tu* or *vous* as the draft does",
    "no_vague_call": "no vague call to action",
    "no_machine_cliche": "no machine cliché",
}
MEANS = {
    "exclamation_marks": "exclamation marks a text",
    "emoji": "emoji a text",
    "words_a_sentence": "words a sentence",
    "length_kept": "length, as a share of the draft’s",
    "readability_gain": "points of readability gained",
    "style_gain": "points of style gained",
}
SHOWN_TEXTS = 3
_QUOTED = re.compile(r"“[^”]*”")
_NUMBER = re.compile(r"\d[\d.,]*")


def written(rows: Sequence[Row], shown: Iterable[Post], about: dict[str, str]) -> str:
    """Return the report of these rows; `about` fills what its head says of the run."""
    networks = list(dict.fromkeys(row.network for row in rows))
    count = len({row.post for row in rows})
    languages = Counter(language for _, language in {(row.post, row.language) for row in rows})
    told = ", ".join(f"{n} in {language}" for language, n in sorted(languages.items(), reverse=True))
    head = HEAD.format(posts=count, languages=told, networks=len(networks), rows=len(rows), **about)
    groups: list[tuple[str, Callable[[Row], bool]]] = [("all", lambda row: True)]
    groups += [(language, _is("language", language)) for language in sorted(languages, reverse=True)]
    groups += [(network, _is("network", network)) for network in networks]
    figures = [_figures(name, [row for row in rows if keeps(row)]) for name, keeps in groups]
    return "\n".join(
        [head, *_table(figures), NOTE, *_features(rows), *_cost(rows), *_refusals(rows), *_texts(rows, shown)]
    )


def _is(name: str, value: str) -> Callable[[Row], bool]:
    return lambda row: getattr(row, name) == value


def _figures(name: str, rows: Sequence[Row]) -> list[str]:
    facts = Counter[str]()
    for row in rows:
        facts.update(row.facts)
    known = facts["kept"] + facts["dropped"] + facts["altered"]
    return [
        name,
        str(len(rows)),
        _share(row.accepted and row.attempts == 1 for row in rows),
        _share(row.accepted for row in rows),
        f"{facts['kept'] / known:.1%}" if known else "–",
        str(facts["altered"]),
        str(facts["invented"]),
        _share(row.fit for row in rows),
        _share(row.right_language for row in rows),
    ]


def _table(figures: Sequence[Sequence[str]]) -> list[str]:
    heads = (
        "",
        "rewrites",
        "accepted at first try",
        "after repair",
        "facts kept",
        "altered",
        "invented",
        "fit",
        "language",
    )
    lines = [f"| {' | '.join(heads)} |", f"|---{'|--:' * (len(heads) - 1)}|"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in figures)]


def _features(rows: Sequence[Row]) -> list[str]:
    lines = ["## Tone and place", "", "| feature | all | over |", "|---|--:|--:|"]
    for name, label in {**SHARES, **MEANS}.items():
        values = [value for row in rows if (value := row.features[name]) is not None]
        shown = "–" if not values else f"{fmean(values):.0%}" if name in SHARES else f"{fmean(values):.2f}"
        lines.append(f"| {label} | {shown} | {len(values)} |")
    return lines


def _cost(rows: Sequence[Row]) -> list[str]:
    def total(name: str) -> float:
        return sum(row.usage[name] or 0 for row in rows)

    seconds = fmean(row.seconds for row in rows)
    unknown = any(row.usage["cost"] is None for row in rows)
    cost = "no price known" if unknown else f"{total('cost'):.4f} US dollars"
    return [
        "",
        "## Cost",
        "",
        f"{total('requests'):.0f} requests, {total('input_tokens'):.0f} tokens read, "
        f"{total('output_tokens'):.0f} written; {cost}; {seconds:.2f} s a rewrite on the machine of this run.",
    ]


def _refusals(rows: Sequence[Row]) -> list[str]:
    kinds = Counter(_NUMBER.sub("N", _QUOTED.sub("“…”", reason)) for row in rows for reason in set(row.reasons))
    lines = ["", "## Why some were not accepted", ""]
    lines += [f"- {count} × {kind}" for kind, count in kinds.most_common(15)] or ["None was refused."]
    return lines


def _texts(rows: Sequence[Row], shown: Iterable[Post]) -> list[str]:
    lines = ["", "## Some texts", ""]
    for post in list(shown)[:SHOWN_TEXTS]:
        lines += [f"### {post.id}", "", *_quoted(post.text), ""]
        for row in rows:
            if row.post == post.id:
                verdict = "accepted" if row.accepted else f"not accepted: {' '.join(row.reasons)}"
                lines += [f"**{row.network}**, {verdict}", "", *_quoted("\n⁂\n".join(row.parts)), ""]
    return lines


def _quoted(text: str) -> list[str]:
    return [f"> {line}  ".rstrip() if not line else f"> {line}  " for line in text.splitlines()]


def _share(values: Iterable[bool]) -> str:
    held = list(values)
    return f"{sum(held) / len(held):.0%}" if held else "–"
