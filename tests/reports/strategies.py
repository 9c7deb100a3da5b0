"""Reports with whatever text a package may hold."""

from hypothesis import settings
from hypothesis import strategies as st

from cited_figures.finding import Exempted, Finding, Location, Report, RuleNote, Severity

UNHURRIED = settings(deadline=None, max_examples=50)
COMMANDS = ["::error::x", "\n::set-output name=x::y", "##[error]x", "%0A"]
NASTY = [*COMMANDS, "\r", "|", "`", "@a", "]]>", "\x00", "\ud800"]
TEXTS = st.text(st.characters()) | st.lists(st.sampled_from(NASTY)).map("".join)
NUMBERS = st.integers(0, 10**6)
SEVERITIES = st.sampled_from(Severity)
FINDINGS = st.builds(
    Finding,
    TEXTS,
    SEVERITIES,
    st.builds(Location, TEXTS, NUMBERS, NUMBERS),
    TEXTS,
    TEXTS,
    TEXTS,
    TEXTS,
)
REPORTS = st.builds(
    Report,
    st.lists(FINDINGS, max_size=15).map(tuple),
    not_run=st.dictionaries(TEXTS, TEXTS, max_size=3),
    exempted=st.lists(st.builds(Exempted, FINDINGS, TEXTS), max_size=3).map(tuple),
    catalogue=st.lists(
        st.builds(RuleNote, TEXTS, TEXTS, SEVERITIES, TEXTS, TEXTS, TEXTS),
        max_size=3,
        unique_by=lambda note: note.id,
    ).map(tuple),
)
