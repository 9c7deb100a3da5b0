"""From the bytes of a page to the proof of a figure.

``page`` turns bytes into visible text, ``html`` is its part for markup, ``sentences`` cuts the text
into paragraphs and sentences with locators, ``fingerprint`` names them, ``context`` and ``named``
read a phrase and a period inside a sentence, ``prove`` holds rows against all of that, and ``fill``
works out what is missing in a row. Words of a language are data in ``words/``.
"""
