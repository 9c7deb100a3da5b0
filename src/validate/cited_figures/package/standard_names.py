"""Properties of the Data Package standard (1 and 2) that this profile does not use everywhere."""

_PACKAGE = "$schema profile profiles id image homepage keywords version created contributors"
_RESOURCE = (
    "data compression innerpath extrapaths encoding mediatype format bytes hash licenses sources"
)
_DIALECT = (
    "dialect header headerRows headerJoin commentRows commentChar delimiter lineTerminator "
    "quoteChar doubleQuote escapeChar nullSequence skipInitialSpace property itemType itemKeys "
    "sheetNumber sheetName table caseSensitiveHeader csvddfVersion"
)
_SCHEMA = "schema fieldsMatch primaryKey uniqueKeys foreignKeys missingValues"
_FIELD = (
    "categories categoriesOrdered rdfType trueValues falseValues decimalChar groupChar bareNumber "
    "arrayItem jsonSchema unique exclusiveMinimum exclusiveMaximum"
)

# What has another name since version 2.
RENAMED = {"profile": "$schema", "role": "roles"}
UNUSED = frozenset(" ".join((_PACKAGE, _RESOURCE, _DIALECT, _SCHEMA, _FIELD)).split())
