"""What a statement rests on, said beside it, and remembered for the list of sources."""

from html import escape

from jiama import sources
from jiama.teach import claimed
from jiama.text import Translator


class Evidence:
    """The sources one page has used, in the order of first use.

    Parameters
    ----------
    tr
        The page's translator.
    """

    def __init__(self, tr: Translator):
        self._tr = tr
        self.tables: dict[str, None] = {}
        self.cases: dict[str, None] = {}
        self.papers: dict[str, None] = {}
        self.claims: dict[str, None] = {}

    def mark(self, kind: str, key: str) -> str:
        """Return an evidence mark as HTML."""
        words = escape(getattr(self, f"_{kind}")(key))
        return f'<span class="jm-evidence">{words}</span>'

    def _claim(self, key: str) -> str:
        self.claims[key] = None
        found = claimed.result(key)
        if found is None:
            return self._tr("lesson.evidence.untested")
        return self._tr("lesson.evidence.claim", share=claimed.share(found.stated.share, self._tr))

    def _cite(self, key: str) -> str:
        self.papers[key] = None
        return self._tr("lesson.evidence.cite", who=short(sources.bibliography()[key], self._tr))

    def _case(self, key: str) -> str:
        self.cases[key] = None
        return self._tr("lesson.evidence.case", title=sources.case(key).title)

    def _sum(self, key: str) -> str:
        return self._tr("lesson.evidence.sum")

    def _here(self, key: str) -> str:
        return self._tr("lesson.evidence.here")


def short(reference: sources.Reference, tr: Translator) -> str:
    """Return a publication as it is cited in a sentence: authors and year."""
    who = tr("lesson.evidence.and").join(reference.authors[:2])
    if len(reference.authors) > 2:
        who = tr("lesson.evidence.others", who=reference.authors[0])
    return who if reference.year is None else f"{who}{tr('lesson.evidence.join')}{reference.year}"
