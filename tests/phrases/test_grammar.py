"""Words that mean one thing here and another there."""

from fractions import Fraction

import pytest

from validate.phrases import read

READ = [
    # direction and level
    ("rose to 5 percent", "eq", "5", "percent", "level"),
    ("rose by 5 percent", "eq", "5", "percent", "up"),
    ("down to 5 percent", "eq", "5", "percent", "level"),
    ("up to 5 percent", "le", "5", "percent", "level"),
    ("edged down 5 percent", "eq", "-5", "percent", "down"),
    ("fell below 5 percent", "lt", "5", "percent", "level"),
    ("fell by under 5 percent", "lt", "-5", "percent", "down"),
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
    ("5 times more than before", "eq", "5", "times", "up"),
    ("5 times more likely", "eq", "5", "times", "level"),
    ("+5 percent", "eq", "5", "percent", "up"),
    ("增长至5%", "eq", "5", "percent", "level"),
    ("增长5%", "eq", "5", "percent", "up"),
    ("+5%左右的涨幅", "approx", "5", "percent", "up"),
    ("5%的降幅", "eq", "-5", "percent", "down"),
    ("降幅为5%", "eq", "-5", "percent", "down"),
    ("低于去年同期3个百分点", "eq", "-3", "percentage_point", "down"),
    ("高于2019年3个百分点", "eq", "3", "percentage_point", "up"),
    ("下降半个百分点", "eq", "-1/2", "percentage_point", "down"),
    ("同比多增300亿元", "eq", "30000000000", "CNY", "up"),
    ("5亿人民币", "eq", "500000000", "CNY", "level"),
    ("3.2兆美元", "eq", "3200000000000", "USD", "level"),
    ("千人汽车保有量208辆", "eq", "208", "per_1000", "level"),
    ("时速350公里", "eq", "350", "unit:km/h", "level"),
    ("减少员工500人", "eq", "-500", "count:人", "down"),
    ("增长的3倍", "eq", "3", "times", "level"),
    # comparators
    ("nearly reached 5 percent", "approx_below", "5", "percent", "level"),
    ("approx. 300 firms", "approx", "300", "count:firms", "level"),
    ("max. 5 percent", "le", "5", "percent", "level"),
    ("Rs. 500 crore", "eq", "5000000000", "INR", "level"),
    ("5 percent or more", "ge", "5", "percent", "level"),
    ("5 percent more", "eq", "5", "percent", "up"),
    ("top 600 million", "gt", "600000000", "count", "level"),
    ("约占全国的三成", "approx", "30", "percent", "level"),
    ("超过全国的一半", "gt", "1/2", "fraction", "level"),
    ("过亿元", "gt", "100000000", "CNY", "level"),
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
    ("4 per thousand live births", "eq", "4", "per_1000", "level"),
    ("rose 3 to 5 million", "range", "3000000", "count", "up"),
    ("4 deaths per thousand births", "eq", "4", "per_1000", "level"),
    ("3 children per woman", "eq", "3", "count:children", "level"),
    ("1万2千亿元", "eq", "1200000000000", "CNY", "level"),
    ("三百零五家", "eq", "305", "count:家", "level"),
    ("产量翻番", "eq", "2", "times", "up"),
    ("翻了近一番", "approx_below", "2", "times", "up"),
    ("万分之五", "eq", "1/2000", "fraction", "level"),
    ("三成半", "eq", "35", "percent", "level"),
    ("12 345家", "eq", "12345", "count:家", "level"),
    ("300台/万人", "eq", "300", "per_10000", "level"),
    ("500亿元(约70亿美元)", "eq", "50000000000", "CNY", "level"),
    # nouns
    ("2,000 firms registered", "eq", "2000", "count:firms", "level"),
    ("3 million nationally", "eq", "3000000", "count", "level"),
    ("300 5G base stations", "eq", "300", "count:base stations", "level"),
    ("4000万设备", "eq", "40000000", "count:设备", "level"),
]


@pytest.mark.parametrize(("phrase", "comparator", "value", "unit", "direction"), READ)
def test_phrase_is_read(
    phrase: str, comparator: str, value: str, unit: str, direction: str
) -> None:
    reading = read(phrase)
    assert (reading.comparator, reading.value) == (comparator, Fraction(value))
    assert (reading.unit, reading.direction) == (unit, direction)
