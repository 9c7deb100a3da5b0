"""Words that mean one thing here and another there."""

from fractions import Fraction

import pytest

from cited_figures.phrases import Unreadable, read
from cited_figures.phrases.reading import NO_SIGN, NO_UNIT

READ = [
    # direction and level
    ("rose to 5 percent", "eq", "5", "percent", "level"),
    ("rose by 5 percent", "eq", "5", "percent", "up"),
    ("down to 5 percent", "eq", "5", "percent", "level"),
    ("up to 5 percent", "le", "5", "percent", "level"),
    ("edged down 5 percent", "eq", "-5", "percent", "down"),
    ("fell below 5 percent", "lt", "5", "percent", "level"),
    ("fell by under 5 percent", "gt", "-5", "percent", "down"),
    ("climbed past 5 million", "gt", "5000000", "count", "level"),
    ("growth reached 5 percent", "eq", "5", "percent", "up"),
    ("growth slowed by 5 percent", "eq", "-5", "percent", "down"),
    ("an increase in revenue of 5 percent", "eq", "5", "percent", "up"),
    ("growing revenue of 5 billion yuan", "eq", "5000000000", "CNY", "level"),
    ("logged a 5-percent growth", "eq", "5", "percent", "up"),
    ("PM2.5 levels fell 5 percent", "eq", "-5", "percent", "down"),
    ("added 5 percent more power", "eq", "5", "percent", "up"),
    ("growth of -5 percent", "eq", "-5", "percent", "down"),
    ("a tax of 5 percent", "eq", "5", "percent", "level"),
    ("a rise by 5 percent", "eq", "5", "percent", "up"),
    ("5 percent of the decline", "eq", "5", "percent", "level"),
    ("a 3 million drop", "eq", "-3000000", "count", "down"),
    ("5 times more than before", "eq", "5", "times", "level"),
    ("5 times more likely", "eq", "5", "times", "level"),
    ("+5 percent", "eq", "5", "percent", ""),
    # comparators
    ("nearly reached 5 percent", "approx", "5", "percent", "level"),
    ("approx. 300 firms", "approx", "300", "count:firms", "level"),
    ("max. 5 percent", "le", "5", "percent", "level"),
    ("Rs. 500 crore", "eq", "5000000000", "INR", "level"),
    ("5 percent or more", "ge", "5", "percent", "level"),
    ("5 percent more", "eq", "5", "percent", "up"),
    ("top 600 million", "gt", "600000000", "count", "level"),
    # numbers
    ("one hundred and five firms", "eq", "105", "count:firms", "level"),
    ("two hundred thousand people", "eq", "200000", "count:people", "level"),
    ("two million five hundred thousand people", "eq", "2500000", "count:people", "level"),
    ("fewer than twenty-five", "lt", "25", "count", "level"),
    ("two and a half times", "eq", "5/2", "times", "level"),
    ("1.5 hundred thousand users", "eq", "150000", "count:users", "level"),
    ("half a percentage point", "eq", "1/2", "percentage_point", "level"),
    ("a quarter of a million people", "eq", "250000", "count:people", "level"),
    ("647 000 people", "eq", "647000", "count:people", "level"),
    ("8,000 to 1 million people", "range", "8000", "count:people", "level"),
    ("in 300 cities", "eq", "300", "count:cities", "level"),
    ("added 5 in 12 months", "eq", "5", "count", "up"),
    ("1 million in China", "eq", "1000000", "count", "level"),
    ("RMB 5 billion yuan", "eq", "5000000000", "CNY", "level"),
    ("a 5 percent interest rate", "eq", "5", "percent", "level"),
    ("one person in China", "eq", "1", "count:person", "level"),
    ("$1.2-1.5 billion", "range", "1200000000", "USD", "level"),
    ("$3 to $5 billion", "range", "3000000000", "USD", "level"),
    ("120 km per hour", "eq", "120", "unit:km/h", "level"),
    ("1.5°C", "eq", "3/2", "unit:°C", "level"),
    ("$300m", "eq", "300000000", "USD", "level"),
    ("300m users", "eq", "300000000", "count:users", "level"),
    ("4 per thousand", "eq", "4", "permille", "level"),
    ("4 per thousand live births", "eq", "4", "count", "level"),
    ("rose 3 to 5 million", "range", "3000000", "count", "up"),
    ("4 deaths per thousand births", "eq", "4", "count:deaths", "level"),
    ("3 children per woman", "eq", "3", "count:children", "level"),
    # nouns
    ("2,000 firms registered", "eq", "2000", "count:firms", "level"),
    ("3 million nationally", "eq", "3000000", "count", "level"),
    ("300 5G base stations", "eq", "300", "count:base stations", "level"),
    # edges of the Chinese grammar
    # blanks of other kinds
    # edges of the English grammar
    ("exports doubled", "eq", "2", "times", "level"),
    ("eyed a 5-percent growth", "eq", "5", "percent", "up"),
    ("eyed an 8-percent growth", "eq", "8", "percent", "up"),
    ("in China, 300 firms", "eq", "300", "count:firms", "level"),
    ("the firms' 300 workers", "eq", "300", "count:workers", "level"),
    ("an increase on exports of 5 percent", "eq", "5", "percent", "up"),
    ("nearly in 300 cities", "approx", "300", "count:cities", "level"),
    ("an eighth of firms", "eq", "1/8", "fraction", "level"),
    ("quarter of the firms", "eq", "1/4", "fraction", "level"),
    ("cut its key rate 25 basis points", "eq", "-25", "basis_point", "down"),
    ("exports exceeded imports by 5 percent", "eq", "5", "percent", "up"),
    ("the growth by 5 percent", "eq", "5", "percent", "up"),
    ("slightly bigger city's six museums", "eq", "6", "count:museums", "level"),
    ("used by 300 firms", "eq", "300", "count:firms", "level"),
    # English numbers
    ("one hundred ten firms", "eq", "110", "count:firms", "level"),
    ("two thousand five million firms", "eq", "2005000000", "count:firms", "level"),
    ("a percentage point", "eq", "1", "percentage_point", "level"),
    ("a bn yuan", "eq", "1000000000", "CNY", "level"),
    ("one half of firms", "eq", "1/2", "fraction", "level"),
    ("half of firms", "eq", "1/2", "fraction", "level"),
    ("the half of firms", "eq", "1/2", "fraction", "level"),
    ("one quarter of one million people", "eq", "250000", "count:people", "level"),
    ("one person in five", "eq", "1/5", "fraction", "level"),
    ("one in five said so", "eq", "1/5", "fraction", "level"),
    ("one firm out of ten", "eq", "1/10", "fraction", "level"),
    ("1 in 1000 people", "eq", "1/1000", "fraction", "level"),
    ("3 in every 2000 firms", "eq", "3/2000", "fraction", "level"),
    ("a fivefold rise", "eq", "5", "times", "level"),
    ("double the number", "eq", "2", "times", "level"),
    ("triple the level", "eq", "3", "times", "level"),
    ("twice as many", "eq", "2", "times", "level"),
    ("a 3-million drop in sales", "eq", "-3000000", "count", "down"),
    ("5 plus firms", "ge", "5", "count:firms", "level"),
    ("30-plus percent", "ge", "30", "percent", "level"),
    # English units
    ("5 plus percent", "ge", "5", "percent", "level"),
    ("0.3 of one percentage point", "eq", "3/10", "percentage_point", "level"),
    ("5 billion yuan RMB", "eq", "5000000000", "CNY", "level"),
    # English words after the number
    ("a 5 percent annual growth", "eq", "5", "percent", "up"),
    ("5 firms up on May", "eq", "5", "count:firms", "up"),
    ("5 percent down on May", "eq", "-5", "percent", "down"),
    ("5 percent up compared with May", "eq", "5", "percent", "up"),
    ("the 5 percent decline recorded in May", "eq", "-5", "percent", "down"),
    ("5 percent higher than a year earlier", "eq", "5", "percent", "up"),
    ("300 fewer firms", "eq", "-300", "count:firms", "down"),
    ("300 dollars more", "eq", "300", "USD", "up"),
    ("5 or more firms", "ge", "5", "count:firms", "level"),
    ("5 times larger", "eq", "5", "times", "level"),
    ("5 times faster", "eq", "5", "times", "level"),
    ("a 5 yuan wage rise", "eq", "5", "CNY", "up"),
    ("a 5 yuan drop", "eq", "-5", "CNY", "down"),
    ("5 yuan lower", "eq", "-5", "CNY", "down"),
    ("rose 5 percent faster", "eq", "5", "percent", "up"),
    ("300 people dead", "eq", "300", "count:people", "level"),
    ("300 people live there", "eq", "300", "count:people", "level"),
    ("300 cars were sold", "eq", "300", "count:cars", "level"),
    ("300 firms yearly", "eq", "300", "count:firms", "level"),
    ("300 sheep", "eq", "300", "count:sheep", "level"),
    ("300 buses", "eq", "300", "count:buses", "level"),
    ("300 classes", "eq", "300", "count:classes", "level"),
    ("300 bus stations", "eq", "300", "count:stations", "level"),
    ("5 yuan per kilo", "eq", "5", "CNY", "level"),
    ("5 firms a second", "eq", "5", "count:firms", "level"),
    ("5 percent a year", "eq", "5", "percent", "level"),
    # English numbers that look like ages, names or periods
    ("over 65 people", "gt", "65", "count:people", "level"),
    ("a dangerous 300 firms", "eq", "300", "count:firms", "level"),
    ("a public 300 firms", "eq", "300", "count:firms", "level"),
    ("6 hours of work", "eq", "6", "unit:h", "level"),
    ("a third of firms in a year", "eq", "1/3", "fraction", "level"),
    ("8,811", "eq", "8811", "count", "level"),
    ("88.5", "eq", "177/2", "count", "level"),
    ("over 8811", "gt", "8811", "count", "level"),
    ("121 and above", "ge", "121", "count", "level"),
    ("a group of 100", "eq", "100", "count", "level"),
    ("a group of 80 firms", "eq", "80", "count:firms", "level"),
    ("over one day", "gt", "1", "count:day", "level"),
    ("two days", "eq", "2", "count:days", "level"),
    ("one firm", "eq", "1", "count:firm", "level"),
    ("eighty firms", "eq", "80", "count:firms", "level"),
    # English dates and ranges
    ("over 2019 firms", "gt", "2019", "count:firms", "level"),
    ("to 2019 firms", "eq", "2019", "count:firms", "level"),
    ("2,019 firms", "eq", "2019", "count:firms", "level"),
    ("2019.5 firms", "eq", "4039/2", "count:firms", "level"),
    ("2019 million firms", "eq", "2019000000", "count:firms", "level"),
    ("in 2019, 300 firms", "eq", "300", "count:firms", "level"),
    ("300 firms from 2018-2019", "eq", "300", "count:firms", "level"),
    ("300 firms in 1900", "eq", "300", "count:firms", "level"),
    ("300 firms in 2100", "eq", "300", "count:firms", "level"),
    ("300 firms on 31 May", "eq", "300", "count:firms", "level"),
    ("300 firms on May 31", "eq", "300", "count:firms", "level"),
    ("300 firms on Jan. 5", "eq", "300", "count:firms", "level"),
    ("300 firms by 1 May", "eq", "300", "count:firms", "level"),
    ("3~5 percent", "range", "3", "percent", "level"),
    ("3 — 5 percent", "range", "3", "percent", "level"),
    ("3 kg to 5 kg", "range", "3", "unit:kg", "level"),
    ("3 to $5", "range", "3", "USD", "level"),
    ("between 3 and 5 percent", "range", "3", "percent", "level"),
    ("30 percent of 300 firms", "eq", "30", "percent", "level"),
    ("$5 million (30 million yuan)", "eq", "5000000", "USD", "level"),
    ("300 firms in six whole months", "eq", "300", "count:firms", "level"),
    ("300 firms in just over six months", "eq", "300", "count:firms", "level"),
    ("300 firms over six hours", "eq", "300", "count:firms", "level"),
    ("six months", "eq", "6", "count:months", "level"),
    ("0 percent", "eq", "0", "percent", "level"),
    # English words of direction in pairs
    ("fell down 5 percent", "eq", "-5", "percent", "down"),
    ("slipped lower by 5 percent", "eq", "-5", "percent", "down"),
    ("rose and fell to 5 percent", "eq", "5", "percent", "level"),
    ("rose year on year by 5 percent", "eq", "5", "percent", "up"),
    ("US $5 million", "eq", "5000000", "USD", "level"),
    ("5 ° C", "eq", "5", "unit:°C", "level"),
    ("300 (new) firms", "eq", "300", "count:firms", "level"),
    ("reached 2019 firms", "eq", "2019", "count:firms", "level"),
    ("over growth 5 percent", "eq", "5", "percent", "up"),
    ("an increase of half an percentage point", "eq", "1/2", "percentage_point", "up"),
    # English years and sizes
    ("5 percent quickly", "eq", "5", "percent", "level"),
    ("2019 kg", "eq", "2019", "unit:kg", "level"),
    ("have over 2019 firms", "gt", "2019", "count:firms", "level"),
    ("300 firms, 2019", "eq", "300", "count:firms", "level"),
    ("in six months, 300 firms", "eq", "300", "count:firms", "level"),
    ("5 kg to 7 thousand kg", "range", "5", "unit:kg", "level"),
    # a number word alone
    # English days, wholes and plurals
    ("half a bn yuan", "eq", "500000000", "CNY", "level"),
    ("half a mn yuan", "eq", "500000", "CNY", "level"),
    ("300 new firms more", "eq", "300", "count:firms", "up"),
    ("2019 percent", "eq", "2019", "percent", "level"),
    ("reached 1900 firms", "eq", "1900", "count:firms", "level"),
    ("300 firms on May. 5", "eq", "300", "count:firms", "level"),
    ("May 5, 300 firms", "eq", "300", "count:firms", "level"),
    ("31 May, 300 firms", "eq", "300", "count:firms", "level"),
    ("one third of 300 yuan", "eq", "1/3", "fraction", "level"),
    ("5 percent of $300", "eq", "5", "percent", "level"),
    ("300 firms for nearly six months", "eq", "300", "count:firms", "level"),
    ("over just six months, 300 firms", "eq", "300", "count:firms", "level"),
    ("1.5 of the firms", "eq", "3/2", "count", "level"),
    # one noun, one whole
    ("300 dead", "eq", "300", "count:dead", "level"),
    ("300 base stations", "eq", "300", "count:base stations", "level"),
    ("30 percent of the 300 firms", "eq", "30", "percent", "level"),
    # further left, further right
    ("rose sharply nearly tenfold", "approx", "10", "times", "level"),
    ("240 young tenants homeless", "eq", "240", "count:tenants", "level"),
    ("worth the £1.2bn a year", "eq", "1200000000", "GBP", "level"),
    ("those aged 17 rose to 12 percent", "eq", "12", "percent", "level"),
    # rates, pace and odd numbers
    ("7 per 300 people", "eq", "7", "count", "level"),
    ("140 people per square kilometre", "eq", "140", "count:people", "level"),
    ("300 odd firms", "gt", "300", "count:firms", "level"),
    ("4.5 miles per second", "eq", "9/2", "unit:mi", "level"),
    ("300 kg per 10,000 people", "eq", "300", "unit:kg", "level"),
    ("5 firms per kilo", "eq", "5", "count:firms", "level"),
    ("5 km per second", "eq", "5", "unit:km", "level"),
    ("5 percent growth rate", "eq", "5", "percent", "up"),
    ("300 kV", "eq", "300", "unit:kV", "level"),
    ("fell further down 5 percent", "eq", "-5", "percent", "down"),
    ("5 km a second", "eq", "5", "unit:km", "level"),
    ("in May five firms", "eq", "5", "count:firms", "level"),
    ("300 firms 2018/19", "eq", "300", "count:firms", "level"),
]


@pytest.mark.parametrize(("phrase", "comparator", "value", "unit", "direction"), READ)
def test_phrase_is_read(
    phrase: str, comparator: str, value: str, unit: str, direction: str
) -> None:
    reading = read(phrase)
    assert (reading.comparator, reading.value) == (comparator, Fraction(value))
    assert (reading.unit, reading.direction) == (unit, direction)


@pytest.mark.parametrize(
    ("phrase", "value", "unit", "direction"),
    [
        ("Devices (thousand) | 8,041", 8_041_000, "count:devices", "level"),
        ("Number of devices (in thousands) | 8,041", 8_041_000, "count:devices", "level"),
        ("Employment ('000) | 8,041", 8_041_000, "count", "level"),
        ("Utopia | Revenue, EUR million | 2019 | 5", 5_000_000, "EUR", "level"),
        ("Revenue (US$ billions) | (5)", -5_000_000_000, "USD", ""),
        ("Generation (GWh) | 1,234", 1234, "unit:GWh", "level"),
        ("Decline (%) | 5", -5, "percent", "down"),
        ("Devices | 40", 40, "count:devices", "level"),
        ("设备(万台) | 40", 400_000, "count:台", "level"),
    ],
)
def test_a_cell_is_read_with_its_headers(
    phrase: str, value: int, unit: str, direction: str
) -> None:
    reading = read(phrase)
    assert reading.value == value
    assert (reading.unit, reading.direction) == (unit, direction)


def test_the_year_of_a_header_is_the_period_and_a_loss_is_a_sign_word() -> None:
    assert read("Devices (thousand) | 2019 | 8,041", "en").period == "2019"
    assert read("Net loss ($ million) | 5", "en").sign_word == "loss"
    assert read("Deaths (per 100,000 population) | 12.3", "en").per == "100000 person"


@pytest.mark.parametrize(
    "phrase", ["Devices (thousand) | some", "Devices (%) | Rate (thousand) | 4", "Devices | "]
)
def test_a_cell_without_one_number_and_one_unit_is_refused(phrase: str) -> None:
    with pytest.raises(Unreadable):
        read(phrase, "en")


@pytest.mark.parametrize("phrase", ["40", "7", "1,234", "(75)", "-3.2", "0.05"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_number_alone_is_a_bare_number(phrase: str, language: str) -> None:
    reading = read(phrase, language)
    assert (reading.unit, reading.comparator) == ("count", "eq")
    assert float(reading.value) == float(phrase.strip("()").replace(",", ""))
    is_open = phrase == "(75)" and language == "en"  # a table may mean minus 75
    assert reading.notices == ((NO_UNIT, NO_SIGN) if is_open else (NO_UNIT,))


@pytest.mark.parametrize(
    ("phrase", "value", "uncertainty", "unit"),
    [
        ("1.5 ± 0.12 percent", "1.5", "0.12", "percent"),
        ("1.5% ± 0.1%", "1.5", "0.1", "percent"),
        ("1.5 percent (± 0.1)", "1.5", "0.1", "percent"),
        ("3.2 +/- 0.4 percentage points", "3.2", "0.4", "percentage_point"),
        ("$3.2 ± 0.4 million", "3200000", "400000", "USD"),
        ("12 million ± 3 million people", "12000000", "3000000", "count:people"),
        ("fell by 1.5 ± 0.12 percent", "-1.5", "0.12", "percent"),
    ],
)
def test_the_number_behind_a_plus_or_minus_is_an_uncertainty(
    phrase: str, value: str, uncertainty: str, unit: str
) -> None:
    reading = read(phrase, "en")
    assert (reading.value, reading.uncertainty) == (Fraction(value), Fraction(uncertainty))
    assert reading.unit == unit


@pytest.mark.parametrize(
    "phrase", ["1.5 percent ± 0.1 points", "5 million ± 3", "5 ± percent", "5 ± -3 percent"]
)
def test_an_uncertainty_in_another_unit_or_scale_is_refused(phrase: str) -> None:
    with pytest.raises(Unreadable):
        read(phrase, "en")


@pytest.mark.parametrize(
    ("phrase", "value", "unit"),
    [
        ("41 h 17 min", 2477, "unit:min"),
        ("5 feet and 11 inches", 71, "unit:in"),
        ("1 hour, 45 minutes and 3 seconds", 6303, "unit:s"),
    ],
)
def test_a_compound_is_read_in_its_smaller_unit(phrase: str, value: int, unit: str) -> None:
    reading = read(phrase, "en")
    assert reading.value == value
    assert (reading.comparator, reading.unit) == ("eq", unit)


def test_a_currency_that_several_countries_have_is_refused_by_name() -> None:
    with pytest.raises(Unreadable, match="francs may be Swiss, CFA"):
        read("528 million francs", "en")
    assert read("528 million Swiss francs", "en").unit == "CHF"


@pytest.mark.parametrize(
    ("phrase", "base", "direction"),
    [
        ("Compared with 2015, output rose 40 percent", "2015", "up"),
        ("Relative to 2015, output fell 40 percent", "2015", "down"),
        ("Compared with 2015, the rate was 40 percent", "", "level"),
    ],
)
def test_a_year_behind_compared_with_is_a_base_and_no_period(
    phrase: str, base: str, direction: str
) -> None:
    reading = read(phrase, "en")
    assert (reading.base, reading.period, reading.direction) == (base, "", direction)
