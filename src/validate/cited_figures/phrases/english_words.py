"""English words by meaning: numbers, directions, what follows a figure. Plain data."""

from .lookup import phrases, words

# ---- numbers -------------------------------------------------------------------------------

SMALL_NUMBERS = {
    word: value
    for value, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
            *("seventeen", "eighteen", "nineteen"),
        )
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
SCALES = {
    "dozen": 12,
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "trn": 10**12,
    "tn": 10**12,
}
# "300m" may be metres, so one letter is a scale only beside a currency, or glued to the digits.
LETTER_SCALES = frozenset("kmb")
FRACTIONS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
    "thirds": 3,
    "quarters": 4,
    "fourths": 4,
    "fifths": 5,
    "sixths": 6,
    "sevenths": 7,
    "eighths": 8,
    "ninths": 9,
    "tenths": 10,
    "hundredths": 100,
}
MULTIPLES = {
    "twice": 2,
    "thrice": 3,
    "double": 2,
    "triple": 3,
    "treble": 3,
    "quadruple": 4,
    "quintuple": 5,
}
GROWING_MULTIPLES = {
    form: value
    for stem, value in (("doubl", 2), ("tripl", 3), ("trebl", 3), ("quadrupl", 4), ("quintupl", 5))
    for form in (stem + "ed", stem + "ing", stem + "es")
}
ARTICLES = words("a an the its their his her our this that these those")

# ---- direction -----------------------------------------------------------------------------

UP_VERBS = words(
    "up increase increases increased increasing rise rises rose risen rising grow grows grew grown "
    "growing climb climbs climbed climbing gain gains gained gaining jump jumps jumped jumping "
    "surge surges surged surging soar soars soared soaring expand expands expanded expanding "
    "advance advances advanced advancing accelerate accelerated accelerating accelerates add adds "
    "added adding strengthen strengthened rebound rebounds rebounded rebounding recover recovered "
    "rocket rocketed skyrocket skyrocketed spike spiked spiking swell swelled swollen swelling "
    "leap leaps leapt leaped leaping widen widens widened widening raise raises raised raising "
    "boost boosts boosted boosting lift lifts lifted lifting hike hikes hiked hiking improve "
    "improves improved improving rally rallied rallying appreciate appreciated appreciating mount "
    "mounted escalate escalated balloon ballooned ballooning enlarge enlarged quicken quickened "
    "bounce bounced upgrade upgraded higher"
)
DOWN_VERBS = words(
    "down fall falls fell fallen falling drop drops dropped dropping decline declines declined "
    "declining decrease decreases decreased decreasing slip slips slipped slipping slide slides "
    "slid sliding plunge plunges plunged plunging plummet plummets plummeted plummeting tumble "
    "tumbles tumbled tumbling shrink shrinks shrank shrunk shrinking contract contracts contracted "
    "contracting narrow narrows narrowed narrowing shed sheds shedding lose loses lost losing "
    "reduce reduces reduced reducing cut cuts cutting lower lowers lowered lowering slow slows "
    "slowed slowing ease eases eased easing dip dips dipped dipping sink sinks sank sunk sinking "
    "slump slumps slumped slumping crash crashed crashing dwindle dwindled dwindling recede "
    "receded receding retreat retreated retreating weaken weakened weakening trim trimmed "
    "trimming slash slashed slashing curb curbed curbing curtail curtailed shorten shortened "
    "shortening diminish diminished diminishing moderate moderated decelerate decelerated "
    "decelerating subside subsided depreciate depreciated depreciating collapse collapsed "
    "collapsing soften softened softening nosedive nosedived downgrade downgraded minus"
)
UP_NOUNS = words(
    "increase growth rise gain jump surge climb expansion uptick upturn rebound boost hike advance "
    "improvement acceleration increment leap spike upswing appreciation uplift upsurge recovery"
)
DOWN_NOUNS = words(
    "decrease decline drop fall dip slump plunge slide reduction contraction cut shrinkage "
    "downturn slowdown retreat tumble cutback narrowing depreciation downtick deceleration "
    "downswing deflation crash slippage collapse"
)
DIRECTION_NOUN_PHRASES = {
    "up": phrases("growth rate; growth pace; growth rates; rate of growth; rate of increase"),
    "down": phrases("negative growth; negative growth rate; rate of decline; decline rate"),
}
UP_COMPARATIVES = words(
    "more higher greater larger bigger faster longer above ahead stronger wider quicker up taller "
    "heavier richer older hotter warmer deeper"
)
DOWN_COMPARATIVES = words(
    "less lower fewer smaller slower shorter below behind weaker cheaper lighter narrower down "
    "poorer thinner cooler colder younger"
)

# ---- after the figure ----------------------------------------------------------------------

SUFFIX_BOUNDS = {
    "ge": phrases(
        "or more; or above; and above; or over; and over; or higher; and higher; or greater;"
        "or better; and more; or longer; plus; at least; at minimum; at a minimum; and up;"
        "or upwards; and upwards; at the least; minimum; or older"
    ),
    "le": phrases(
        "or less; or below; and below; or under; and under; or fewer; or lower; at most;"
        "at the most; at maximum; maximum; or shorter; and less; and lower"
    ),
    "approx": phrases("or so; or thereabouts; approximately; or thereabout; more or less"),
}
PUNCTUATION = frozenset(",.;:()'\"—/&")
STOPS = PUNCTUATION - {"/", "&"} | words(
    "of in on at by for from to than with within over during per a an the this last next as since "
    "under above below through across among around between into via after before against while "
    "when where which that who whose and/or is are was were be been being have has had do does did "
    "will would could can may might should must shall compared versus because due thanks but if "
    "or so worldwide nationwide abroad domestically globally out up down including "
    "excluding without amid today now yet already also alone its their his her our it they we "
    "there these those one until till throughout toward towards despite following ago earlier "
    "later about near behind beyond not only plus each every + -"
)
AGES = words("old older ago")
FREQUENCIES = words("times twice thrice")
FREQUENCY_LEADS = words("a per each every since during in")
CLOCK_WORDS = words("hour second minute")
AMBIGUOUS_MONEY = words(
    "pesos francs dinars dirhams riyals rials shillings kronor kroner krona krone lira liras crowns"
)
NEUTRAL_NOUNS = words(
    "share stake rate target tariff tariffs tax margin majority minority interest ownership level "
    "chance probability year-on-year yoy y/y month-on-month mom quarter-on-quarter annual year "
    "monthly yearly quarterly stakes threshold mark quota coverage penetration weight proportion "
    "average accuracy efficiency utilization utilisation confidence duty duties levy pace clip "
    "slice chunk portion"
)
TIME_WORDS = words(
    "year-on-year month-on-month quarter-on-quarter week-on-week year-over-year "
    "month-over-month quarter-over-quarter y/y yoy mom qoq q/q m/m annual annually monthly yearly "
    "quarterly daily y-o-y"
)
SHARES = words("percent percentage_point basis_point permille")
MARKS = words("mark threshold milestone barrier level")
TIME_NOUNS = words(
    "day days week weeks month months quarter quarters year years decade decades century "
    "centuries hour hours minute minutes season seasons"
)
TIME_LEADS = words(
    "in within over during for past last first next previous every per after of than the coming "
    "recent following latest final another before by"
)
PLURALS = words(
    "people women men children staff personnel police cattle sheep data media youths aircraft "
    "spacecraft livestock fish poultry deer head folk teeth feet mice geese criteria phenomena "
    "bacteria fungi alumni crew troops unemployed jobless dead injured homeless"
)
STATES = words("unemployed jobless dead injured homeless alive missing hungry poor sick")
PAST_VERBS = words("aged got went took said died had made held fled left came became")
FINITE_VERBS = PAST_VERBS | words(
    "die live suffer lack face need use own play watch attend visit travel have had work are were "
    "is was say report depend rely hold held make made"
)
ADVERBS = words("overseas online offline alike combined")
UNCLEAR_NOUNS = words("ones half am pm a.m. p.m. o'clock etc")
COMPOUND_NOUNS = {"stations": "base", "station": "base"}
PER_WORDS = TIME_NOUNS | words(
    "person capita head household woman worker employee annum user family child adult resident "
    "annually inhabitant farmer second game match student pupil customer visitor tourist guest "
    "passenger patient trip vehicle car store participant"
)

# ---- numerals that are no figures ----------------------------------------------------------

MONTHS = words(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
YEAR_LEADS = MONTHS | words(
    "in from since by of for during until till through before after than vs versus against end "
    "late early mid fiscal year calendar fy the over on between to and with"
)
HYPHEN_PARTS = (
    frozenset(SMALL_NUMBERS)
    | frozenset(TENS)
    | frozenset(SCALES) - LETTER_SCALES
    | frozenset(FRACTIONS)
    | words("percent percentage point points basis fold plus and a yuan dollar euro")
)
