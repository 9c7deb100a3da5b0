"""Sentences made up for tests, and what is proved of a phrase in them."""

from dataclasses import replace
from datetime import date

from cited_figures.evidence.claim import Claim, Reader
from cited_figures.evidence.fingerprint import normal_form
from cited_figures.evidence.html import Visible
from cited_figures.evidence.places import Page
from cited_figures.evidence.proof import Proof
from cited_figures.evidence.prove import prove
from cited_figures.phrases import Reading
from cited_figures.phrases import read as read_phrase

STATED = date(2021, 3, 15)
STEPS = 6_000_000


def read(phrase: str, language: str) -> Reading:
    return read_phrase(phrase, language)


READ: Reader = read


def page_of(text: str, speaker: str = "") -> Page:
    return Page(Visible(text), speaker, STEPS)


def proof_of(sentence: str, phrase: str, **said: object) -> Proof:
    """Prove a phrase in its sentence, with the right locator and fingerprint."""
    page = page_of(f"This text is an example, to be replaced. {sentence}")
    return prove_in(page, phrase, **said)


def prove_in(page: Page, phrase: str, **said: object) -> Proof:
    place = next(place for place in page.places if normal_form(phrase) in place.text)
    claim = Claim(
        row=0,
        figure="F01",
        printed=phrase,
        locator=place.locator,
        sentence_sha256=place.sha256,
        sentence_chars=len(place.text),
        stated=STATED,
    )
    (proof,) = prove(page, [replace(claim, **said)], READ)  # type: ignore[arg-type]
    return proof
