"""Rewriting on the drafting screen: networks and engine chosen, a thread that writes, results to read and to take."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from assistant.brand import Brand
from assistant.checks import Goal
from assistant.document import Document
from assistant.llm.usage import Usage, total
from assistant.messages import NN_
from assistant.networks import load
from assistant.rewriting.engines import BY_RULES, DEMO_NOTICE, NOT_BY_RULES, engine
from assistant.rewriting.rewrite import Rewrite, dry_run, rewrite_all
from assistant.rewriting.task import Watch, Wishes
from assistant.settings import Settings
from assistant.ui import engine_choice, example, keeping, lasting, rewrite_task, variant
from assistant.ui.click import clicked
from assistant.ui.deciding import Decided, decide
from assistant.ui.editor import REWRITES, is_plain, replace_text
from assistant.ui.first_steps import VERSIONS
from assistant.ui.marks import direction
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw
from assistant.ui.session import ENGINE
from assistant.ui.shield import notice
from assistant.ui.words import network_name, networks_in_order
from assistant.ui.work import Work, watch

WORK = keeping.REWRITTEN
BUTTON = "rewrite_go"
NETWORKS = "rewrite_networks"
PROPOSED = "rewrite_proposed"  # the network of the draft, and those that were proposed for it
FIRST = ("x", "linkedin")  # proposed where the draft has no network


@dataclass(frozen=True)
class Request:
    """What is asked: the text, a goal per network, by which engine, and what else is wished."""

    document: Document
    goals: tuple[Goal, ...]
    engine: str
    wishes: Wishes
    settings: Settings

    @property
    def brand(self) -> Brand:
        """Return the brand the text speaks for; an empty one without a goal."""
        return self.goals[0].brand if self.goals else Brand()


@dataclass(frozen=True)
class Step:
    """How far the work is: what is done, the attempt at the next one, and its text so far.

    `about` is what one attempt at each goal is thought to cost; nothing by the rules.
    """

    request: Request
    done: tuple[Rewrite, ...] = ()
    attempt: int = 0
    text: str = ""
    about: tuple[Usage, ...] = ()

    @property
    def now(self) -> int:
        """Return the number of the goal that is written for."""
        return min(len(self.done) // self.request.wishes.variants, len(self.request.goals) - 1)

    @property
    def spent(self) -> Usage:
        """Return what has been spent so far: as it was counted for what is done, as thought for the attempts since."""
        sent = self.attempt if self.about else 0
        return total([*(rewrite.usage for rewrite in self.done), *self.about[self.now : self.now + 1] * sent])


Rewriting = Work[Step, tuple[Rewrite, ...]]


def show(document: Document, goal: Goal, screen: Screen) -> None:
    """Draw the choices, the running work, the results."""
    _ = screen.translate
    with st.container(border=True, key="rewrite"):
        draw(tag("h2", _("Rewrite"), class_="pp-title", id=REWRITES))
        request = _choices(document, goal, screen)
        work: Rewriting | None = st.session_state.get(WORK)
        running = work is not None and not work.done
        if not running and (work is None or work.progress.request.document.source != document.source):
            work = _example(request) or work
        if clicked(
            _("Rewrite for these networks") if request.wishes.task == "rewrite" else _("Write"),
            BUTTON,
            ":material/auto_fix_high:",
            disabled=running or not request.goals or _lacks_model(request),
            primary=True,
        ):
            work = st.session_state[WORK] = start(request)
        if work is not None:
            watch(work, lambda work: _progress(work, screen))
            if work.done:
                _results(work, document, screen)


def _example(request: Request) -> "Rewriting | None":
    """Return the work on an example, begun unasked: by the rules, which send nothing; None for any other text."""
    places = example.networks(request.document.source)
    if not places:
        return None
    goals = tuple(replace(request.goals[0], network=place) for place in places) if request.goals else ()
    work = start(replace(request, goals=goals, engine="rules", wishes=Wishes()))
    st.session_state[WORK] = work
    return work


def networks(text: str, network: str | None) -> tuple[str, ...]:
    """Return the networks that a text is to be rewritten for: those chosen; before they are shown, those proposed."""
    chosen = st.session_state.get(NETWORKS)
    return _proposed(text, network) if chosen is None or _are_left(chosen, network) else tuple(chosen)


def _are_left(chosen: Sequence[str], network: str | None) -> bool:
    """Whether the networks chosen are those that were proposed for another network of the draft."""
    held = st.session_state.get(PROPOSED)
    return held is not None and held[0] != network and held[1] == tuple(chosen)


def _follow(text: str, network: str | None) -> None:
    """Have the networks chosen follow the draft's, where they were proposed for it and left as they were."""
    chosen, held = st.session_state.get(NETWORKS), st.session_state.get(PROPOSED)
    if chosen is None or held is None or held[0] != network:
        proposed = networks(text, network)
        untouched = chosen is None or _are_left(chosen, network)
        st.session_state[PROPOSED] = network, proposed if untouched else None
        st.session_state[NETWORKS] = [*proposed]


def _proposed(text: str, network: str | None) -> tuple[str, ...]:
    return example.networks(text) or ((network,) if network else FIRST)


def start(request: Request) -> Rewriting:
    """Return the work of rewriting, begun."""
    return Work(_run, Step(request))


def _run(work: Rewriting) -> tuple[Rewrite, ...]:
    request = work.progress.request

    def heard(text: str) -> bool:
        work.progress = replace(work.progress, text=text)
        return not work.stopped

    def tried(attempt: int) -> None:
        work.progress = replace(work.progress, attempt=attempt, text="")

    made: list[Rewrite] = []
    by = engine(request.engine, request.settings)
    if request.engine != "rules":
        seen = (dry_run(request.document, goal, by, request.wishes).usage for goal in request.goals)
        work.progress = replace(work.progress, about=tuple(seen))
    looking = Watch(heard, tried, work.stop)
    for rewrite in rewrite_all(request.document, request.goals, by, request.wishes, looking):
        made.append(rewrite)
        work.progress = Step(request, tuple(made), about=work.progress.about)
        if work.stopped:
            break
    lasting.spare(request.engine)
    return tuple(made)


def _choices(document: Document, goal: Goal, screen: Screen) -> Request:
    _ = screen.translate
    task = rewrite_task.task(screen)
    _follow(document.source, goal.network)
    chosen = st.multiselect(
        _("Networks to write for"),
        networks_in_order(screen),
        format_func=lambda name: network_name(name, screen),
        key=NETWORKS,
        placeholder=_("Choose one or more networks"),
        persist_state="session",
    )
    left, middle, right = st.columns([3, 1.1, 1.3])
    with left:
        name = engine_choice.engine(ENGINE, screen)
    target = engine_choice.target_language(middle, name, "rewrite_language", screen)
    instruction = right.text_input(
        _("Anything to tell the model?"),
        key="rewrite_instruction",
        placeholder=_("e.g. warmer, address readers as friends"),
        disabled=name == "rules",
        persist_state="session",
    )
    more = rewrite_task.count_and_judge(name, screen)
    said = str(instruction or "").strip() if name != "rules" else ""
    wishes = replace(more, task=task, target_language=target, instruction=said)
    places: list[str | None] = [*chosen] or ([] if task == "rewrite" else [None])
    goals = tuple(replace(goal, network=network, form=None) for network in places)
    request = Request(document, goals, name, wishes, screen.settings)
    _told(request, screen)
    return request


def _lacks_model(request: Request) -> bool:
    """Whether the task is beyond the rules: they would hand back the text that was to be answered."""
    return request.engine == "rules" and request.wishes.task not in BY_RULES


def _told(request: Request, screen: Screen) -> None:
    """Say what the engine is worth, and where the text would go."""
    _ = screen.translate
    if request.engine == "demo":
        draw(tag("div", _(DEMO_NOTICE), class_="pp-notice pp-warning"))
    if _lacks_model(request):
        draw(tag("div", _(NOT_BY_RULES), class_="pp-notice pp-warning", role="status"))
        return
    if request.engine == "rules":
        draw(
            tag(
                "p",
                _("The rules cut, split and place; they write no new sentence. Nothing is sent."),
                class_="pp-quiet",
            )
        )
        return
    with st.expander(_("See what would be sent, before anything is"), key="rewrite_preview"):
        by = engine(request.engine, request.settings)
        for goal in request.goals[:1]:
            seen = dry_run(request.document, goal, by, request.wishes)
            tokens = (seen.usage.input_tokens, seen.usage.output_tokens)
            draw(tag("p", _("About {read} tokens sent, {written} back.", read=tokens[0], written=tokens[1])))
            for turn in seen.turns:
                st.code(turn["content"], language=None, wrap_lines=True)


def _progress(work: Rewriting, screen: Screen) -> None:
    if work.done:
        return
    _ = screen.translate
    step = work.progress
    goals, done, each = step.request.goals, len(step.done), step.request.wishes.variants
    count = len(goals) * each
    now = network_name(goals[step.now].network, screen)
    told = _("{network}: {done} of {total} written", network=now, done=done, total=count)
    if step.attempt > 1:
        told += " · " + _("attempt {attempt}, the last one was sent back", attempt=step.attempt)
    st.progress(min(done / count, 1.0), text=told)
    language = step.request.wishes.target_language or step.request.document.language
    draw(tag("div", step.text, class_="pp-text pp-stream", dir=direction(language), aria_live="polite"))
    if step.spent.requests:
        draw(tag("p", variant.spent(step.spent, screen), class_="pp-quiet"))
    st.button(_("Stop"), key="rewrite_stop", icon=":material/stop_circle:", on_click=work.stop.set)


def _results(work: Rewriting, document: Document, screen: Screen) -> None:
    _ = screen.translate
    request, made = work.progress.request, work.progress.done
    if work.failure:
        notice(screen.say(work.failure))
    if work.stopped:
        draw(tag("div", _("Stopped, as you asked."), class_="pp-notice pp-info", role="status"))
    if not made:
        return
    if request.document.source != document.source:
        draw(tag("div", _("Your text changed since this rewrite."), class_="pp-notice pp-warning", role="status"))
    accepted = sum(rewrite.accepted for rewrite in made)
    words = NN_("{accepted} of {count} version accepted", "{accepted} of {count} versions accepted")
    summary = _(words, accepted=accepted, count=len(made))
    draw(tag("p", summary, class_="pp-quiet", role="status", id=VERSIONS))
    labels = [_label(r, request.wishes.variants, screen) for r in made]
    for index, (tab, rewrite) in enumerate(zip(st.tabs(labels), made, strict=True)):
        with tab, screen.shield():
            _result(index, rewrite, request, screen)


def _label(rewrite: Rewrite, variants: int, screen: Screen) -> str:
    """Return the name of a tab: the verdict, the network, which text of several."""
    number = f" · {rewrite.variant + 1}" if variants > 1 else ""
    return f"{'✓' if rewrite.accepted else '✗'} {network_name(rewrite.network, screen)}{number}"


def _result(index: int, rewrite: Rewrite, request: Request, screen: Screen) -> None:
    _ = screen.translate
    shown = rewrite.as_json(screen.language)
    draw(variant.verdict(shown, screen))
    source, languages = request.document.source, (request.document.language, rewrite.language)
    if is_plain(screen):
        variant.side_by_side(source, shown, languages, screen)
        _take(index, rewrite.parts, screen)
    else:
        given = Decided(f"rewrite_{index}", source, variant.BETWEEN.join(rewrite.parts), languages)
        st.fragment(_decided)(index, given, rewrite.parts, screen)
    left, right = st.columns(2)
    with left:
        variant.facts(shown, source, languages, screen)
        variant.meaning(shown, screen)
        _notes(rewrite, screen)
        draw(tag("p", variant.cost(shown, screen), class_="pp-quiet"))
        variant.scores(shown, screen)
    with right:
        if rewrite.network:
            variant.posts(rewrite.parts, load(rewrite.network), rewrite.language, request.brand, screen)


def _notes(rewrite: Rewrite, screen: Screen) -> None:
    _ = screen.translate
    if rewrite.notes:
        notes = (tag("li", screen.say(note)) for note in rewrite.notes)
        draw(tag("p", _("What was done"), class_="pp-label"), tag("ul", *notes, class_="pp-reasons"))


def _decided(index: int, given: Decided, parts: tuple[str, ...], screen: Screen) -> None:
    with screen.shield():
        text = decide(given, screen)
        _take(index, parts if text == given.rewrite else (text,), screen)


def _take(index: int, parts: tuple[str, ...], screen: Screen) -> None:
    _ = screen.translate
    with st.container(horizontal=True):
        taken = st.button(
            _("Take it into the editor"),
            key=f"rewrite_take_{index}",
            icon=":material/edit_square:",
            on_click=replace_text,
            args=(variant.BETWEEN.join(parts),),
            help=_("Your text is kept: one click brings it back."),
        )
        with st.popover(_("Copy"), icon=":material/content_copy:", key=f"rewrite_copy_{index}"):
            _copies(parts)
    if taken:
        st.rerun()  # the editor stands outside of this fragment


def _copies(parts: Sequence[str]) -> None:
    for part in parts:
        st.code(part, language=None, wrap_lines=True)
