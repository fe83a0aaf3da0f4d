"""Parts that many pages have in common, kept once: menus repeat their links on every page, checks their sentences."""

from dataclasses import replace

from assistant.audit.types import OutLink, PageAudit
from assistant.findings import Finding
from assistant.messages import Message

SHORT = 24  # characters of a value that other pages are likely to have too


class SharedParts:
    """The parts of the pages of one audit; pages come from other processes, each with copies of its own."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._links: dict[OutLink, OutLink] = {}
        self._messages: dict[object, Message] = {}

    def page(self, page: PageAudit) -> PageAudit:
        """Return the same page, made of parts that other pages have too where there are such."""
        if page.error is not None:
            return page
        material = replace(page.material, links=tuple(map(self._link, page.material.links)))
        return replace(page, material=material, findings=tuple(map(self._finding, page.findings)))

    def _link(self, link: OutLink) -> OutLink:
        known = self._links.get(link)
        if known is None:
            url, anchor, *others = link
            known = OutLink(self._text(url), self._text(anchor), *others)
            self._links[known] = known
        return known

    def _finding(self, finding: Finding) -> Finding:
        return Finding(  # `replace` would take three times as long
            self._text(finding.check),
            finding.level,
            self._message(finding.message),
            self._message(finding.fix) if finding.fix else None,
            finding.start,
            finding.end,
            finding.excerpt,
            finding.value,
            finding.limit,
            self._text(finding.source) if finding.source else None,
            finding.points,
            finding.mend,
        )

    def _message(self, message: Message) -> Message:
        """Return the same message; one that quotes a passage is of its page alone, and not remembered."""
        values = message.params.values()
        if all(isinstance(v, int | float) or (isinstance(v, str) and len(v) <= SHORT) for v in values):
            return self._messages.setdefault((message.text, *message.params.items()), message)
        return message

    def _text(self, text: str) -> str:
        return self._texts.setdefault(text, text)
