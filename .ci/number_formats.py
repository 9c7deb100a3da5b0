"""Write number formats and months of all languages but English and Chinese from CLDR.

python .ci/number_formats.py, with babel installed.
"""

import json
import re
from pathlib import Path

from babel import Locale, localedata
from babel.core import get_global
from babel.numbers import get_territory_currencies

TARGET = Path(__file__).parents[1] / "src/validate/cited_figures/phrases/words/number_formats.json"
CURRENCIES = ("EUR", "USD", "GBP", "JPY", "CHF", "CNY")
GRAMMARS = {"en", "zh", "yue"}
LAKHS = (3, 2)  # digits in the last group of a number and in those in front of it: 44,64,081
MARKS = ("decimal", "group", "lakhs")
COUNTRY = 2  # letters of a country code
BLANKS = "\u00a0\u202f\u2009 "


def words_of(pattern: str) -> str:
    """Return the words of a pattern such as "0 Millionen"."""
    return re.sub(r"[0¤'{}\u200e\u200f]", "", pattern).strip(BLANKS)


def scales(locale: Locale) -> dict[str, int]:
    """Return the scale words of a language, all plurals, with their factors."""
    found: dict[str, int] = {}
    for style in ("long", "short"):
        for forms in locale.compact_decimal_formats.get(style, {}).values():
            for factor, pattern in forms.items():
                text = getattr(pattern, "pattern", str(pattern))
                zeros = re.search("0+", text)
                name = words_of(text)
                if zeros and name and not re.search(r"[\d,.]", name.rstrip(".")):
                    value = int(factor) // 10 ** (len(zeros[0]) - 1)
                    if found.setdefault(name, value) != value:
                        found[name] = 0  # the same word for two factors
    return {name: value for name, value in found.items() if value > 1}


def money(locale: Locale) -> dict[str, str]:
    """Return the names and signs of the currencies that a language prints most."""
    likely = get_global("likely_subtags").get(locale.language, "")
    territory = locale.territory or likely.rpartition("_")[2]
    codes = [
        *CURRENCIES,
        *(get_territory_currencies(territory) if len(territory) == COUNTRY else ()),
    ]
    names: dict[str, str] = {}
    plurals = locale._data["currency_names_plural"]  # noqa: SLF001 - babel has no other way
    for code in dict.fromkeys(codes):
        for name in (locale.currencies.get(code), *dict(plurals.get(code, {})).values()):
            if name and name != code:
                names[name.lower()] = code
        sign = locale.currency_symbols.get(code)
        if sign and sign not in {code, "¥"} and not (sign == "$" and code != "USD"):
            names.setdefault(sign.lower(), code)
    return names


def symbols_of(locale: Locale) -> dict[str, str]:
    """Return the number symbols of a locale, those of Latin digits where it has no own ones."""
    for system in (locale.default_numbering_system, "latn"):
        symbols = dict(locale.number_symbols.get(system, {}))
        if "decimal" in symbols and "group" in symbols:
            return symbols
    return {}


def percent(locale: Locale) -> list[str]:
    """Return the signs and words for percent."""
    found = {symbols_of(locale).get("percentSign", "%"), "%"}
    patterns = locale._data["unit_patterns"].get("concentr-percent", {})  # noqa: SLF001
    for forms in patterns.values():
        for pattern in dict(forms).values() if hasattr(forms, "values") else ():
            found.add(words_of(str(pattern)).lower())
    return sorted(word for word in found if word)


def months(locale: Locale) -> str:
    """Return the names of the months, as in january/jan., with semicolons between them.

    Nothing is returned for a language that writes them in digits.
    """
    wide, short = (locale.months["format"][width] for width in ("wide", "abbreviated"))
    listed = "; ".join("/".join(_forms(wide[month], short[month])) for month in wide)
    return "" if re.search(r"\d", listed) else listed


def _forms(name: str, short: str) -> dict[str, None]:
    """Return a name and its short form, with a dot: without one, some are words of their own."""
    shorts = () if short == name else (f"{short.rstrip('.')}.",)
    return dict.fromkeys(form.lower() for form in (name, *shorts))


def main() -> None:
    """Write one entry for each language, and for each region that differs from its language."""
    formats: dict[str, object] = {}
    for name in sorted(localedata.locale_identifiers(), key=lambda name: (name.count("_"), name)):
        locale = Locale.parse(name)
        if locale.language in GRAMMARS or locale.variant or len(locale.language) > COUNTRY:
            continue
        symbols = symbols_of(locale)
        if not symbols:
            continue
        entry: dict[str, object] = {
            "decimal": symbols["decimal"],
            "group": symbols["group"],
        }
        if locale.decimal_formats[None].grouping == LAKHS:
            entry["lakhs"] = True
        tag = name.replace("_", "-")
        if "_" in name:
            base = formats.get(locale.language)
            if not base or entry == {key: base[key] for key in MARKS if key in base}:  # type: ignore[index, operator]
                continue
            formats[tag] = entry
            continue
        formats[tag] = entry | {
            "percent": percent(locale),
            "scales": scales(locale),
            "currencies": money(locale),
            "months": months(locale),
        }
    text = json.dumps(formats, ensure_ascii=False, indent=0, sort_keys=True)
    TARGET.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
