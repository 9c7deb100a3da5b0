"""Rows held against a page: the core, on plain data."""

from collections.abc import Iterator, Sequence
from itertools import islice

from . import respective, whose
from .claim import Claim, Reader, Said
from .clauses import Spot
from .context import objections
from .cues import Objection
from .fingerprint import normal_form
from .places import Page, Place, occurrences
from .proof import Found, Proof, Status

_MOST = 20  # sentences with a phrase that are read
_OCCURRENCES = 5  # of a phrase in one sentence that are read


def prove(page: Page, claims: Sequence[Claim], read: Reader) -> list[Proof]:
    """Return what a page says of each row, in order.

    ``read`` reads a phrase in a language and raises ValueError for what it does not fully
    understand. Raises ExhaustedError for a text that takes too long to search.
    """
    remembering = _remembering(read)
    return [_proof(page, claim, remembering) for claim in claims]


def _remembering(read: Reader) -> Reader:
    """Return a reader that reads no phrase twice; figures of one sentence have many in common."""
    known: dict[tuple[str, str], Said | ValueError] = {}

    def remembered(phrase: str, language: str) -> Said:
        key = phrase, language
        if key not in known:
            try:
                known[key] = read(phrase, language)
            except ValueError as refusal:
                known[key] = refusal.with_traceback(None)
        found = known[key]
        if isinstance(found, ValueError):
            raise found
        return found

    return remembered


def elsewhere(claim: Claim) -> Proof:
    """Return the proof of a row that cites another source."""
    return Proof(
        claim.row, claim.figure, Status.ELSEWHERE, claim.printed, claim.locator, claim.table
    )


def _proof(page: Page, claim: Claim, read: Reader) -> Proof:
    phrase = normal_form(claim.printed)
    holding = page.holding(phrase)
    judged = {
        place: _first_objection(page, place, phrase, claim, read) for place in holding[:_MOST]
    }
    sentence = _sentence(page, claim)
    status, reason, longer = Status.MISSING, "", ""
    if holding:
        status = Status.PHRASE_ONLY
    if sentence and occurs(sentence.text, phrase):
        whole = _whole(sentence, holding)
        objection = (
            judged[whole] if whole in judged else _first_objection(page, whole, phrase, claim, read)
        )
        is_there = sentence.locator == claim.locator
        status = Status.EXACT if is_there else Status.MOVED
        if objection:
            status, reason, longer = Status.CONTRADICTED, objection.reason, objection.longer
    elif sentence:
        reason = "the phrase does not stand in the sentence of the row"
    return Proof(
        row=claim.row,
        figure=claim.figure,
        status=status,
        printed=claim.printed,
        locator=claim.locator,
        table=claim.table,
        place=sentence.locator if sentence else "",
        reason=reason,
        longer=longer,
        has_sentence=sentence is not None,
        found=tuple(_found(place, judged.get(place)) for place in holding),
    )


def occurs(text: str, phrase: str) -> bool:
    """Return whether a phrase stands in a text as whole words and numbers."""
    return next(occurrences(text, phrase), None) is not None


def _sentence(page: Page, claim: Claim) -> Place | None:
    """Return the sentence that the row names: at its locator, else wherever it stands.

    A corroboration may have a locator only; without a fingerprint, no figure has a sentence.
    """
    there = page.at(claim.locator)
    if not claim.sentence_sha256:
        is_there = there and occurs(there.text, normal_form(claim.printed))
        return there if is_there and claim.table != "figures" else None
    if there and there.sha256 == claim.sentence_sha256 and len(there.text) == claim.sentence_chars:
        return there
    return page.find(claim.sentence_sha256, claim.sentence_chars)


def _whole(sentence: Place, holding: Sequence[Place]) -> Place:
    """Return the whole sentence of a passage, which may be a part of it, or some sentences."""
    if sentence.locator:
        return sentence
    around = (p for p in holding if sentence.text in p.text or p.text in sentence.text)
    return next(around, sentence)


def _found(place: Place, objection: Objection | None) -> Found:
    reason, longer = (objection.reason, objection.longer) if objection else ("", "")
    return Found(place.locator, place.sha256, len(place.text), reason, longer)


def _first_objection(
    page: Page, place: Place, phrase: str, claim: Claim, read: Reader
) -> Objection | None:
    """Return why a sentence does not say what a row says; None if it does, at one place of it."""
    first: Objection | None = None
    for start in islice(occurrences(place.text, phrase), _OCCURRENCES):
        spot = Spot.near(place.text, start, start + len(phrase), place.note)
        objection = next(_objections(page, place, spot, claim, read), None)
        if objection is None:
            return None
        first = first or objection
    return first


def _objections(
    page: Page, place: Place, spot: Spot, claim: Claim, read: Reader
) -> Iterator[Objection]:
    yield from objections(spot, claim, read)
    yield from page.timing.objections(spot, place.paragraph, claim)
    subject = normal_form(claim.subject).lower()
    if subject and not occurs(place.text.lower(), subject):
        yield Objection(f'the sentence does not name "{claim.subject}"')
    yield from respective.objections(spot, claim)
    yield from whose.objections(spot, claim)
