"""From the bytes of a page to the proof of a figure.

``page`` turns bytes into visible text, ``html`` is its part for markup, ``sentences`` cuts the text
into paragraphs and sentences with locators, ``fingerprint`` names them, ``context`` reads a phrase
inside its sentence, ``named`` and ``wordings`` find the periods there, ``prove`` holds rows against
all of that, and ``rows`` works out what is missing in a row. Words of a language are data in
``words/``.
"""
