"""English words that stand before a figure, by meaning. Plain data."""

from .lookup import phrases, words

BOUNDS = {
    "gt": phrases(
        "more than; over; greater than; higher than; larger than; bigger than; in excess of;"
        "upwards of; upward of; north of; better than; longer than; faster than; >"
    ),
    "ge": phrases(
        "at least; min.; no less than; no fewer than; not less than; not fewer than; no lower than;"
        "not lower than; a minimum of; minimum of; as low as; as little as; as few as; >=; ≥;"
        "not below; a floor of; starting from; starting at"
    ),
    "lt": phrases(
        "less than; fewer than; lower than; smaller than; short of; shy of; shorter than;"
        "south of; <"
    ),
    "le": phrases(
        "up to; max.; as many as; as much as; as high as; no more than; not more than; at most;"
        "at the most; no greater than; no higher than; not exceeding; not to exceed; a maximum of;"
        "maximum of; <=; ≤; not over; not above; no longer than; a ceiling of; capped at;"
        "limited to; does not exceed; did not exceed; do not exceed; will not exceed;"
        "must not exceed; should not exceed; shall not exceed; may not exceed; cannot exceed;"
        "anything up to; a cap of"
    ),
    "approx": phrases(
        "about; around; some; roughly; approximately; approx; approx.; circa; ca; ca.; c.; ~; ≈;"
        "an estimated; or so; in the region of; in the vicinity of; on the order of;"
        "in the order of; of the order of; more or less; an average of about; somewhere around"
    ),
    "approx_below": phrases(
        "nearly; almost; close to; nigh on; next to; virtually; practically; not far off;"
        "not far short of; well nigh; just about; very close to"
    ),
}
# After a verb of direction these tell where it went to: "fell below 50 percent" is a level.
CROSSINGS = {
    "gt": phrases("above; past; beyond; through"),
    "lt": phrases("below; beneath; under"),
}
# Alone these tell a time or a place: "the past 3 years".
CROSSINGS_AFTER_VERBS = words("past beyond through")
BOUND_VERBS = {
    "gt": phrases(
        "exceed; exceeds; exceeded; exceeding; surpass; surpasses; surpassed; surpassing;"
        "tops; topped; topping; pass; passes; passed; passing; cross; crosses; crossed;"
        "crossing; outstrip; outstripped; breach; breached; breaching; break; breaks; broke;"
        "breaking; broken; broke through; breaking through; broken through; eclipse; eclipsed;"
        "go beyond; went beyond; gone beyond; going beyond; exceeded the; passed the; crossed the;"
        "topped the; surpassed the; broke the; breached the; surpassing the; exceeding the"
    ),
    "lt": phrases("fall short of; falls short of; fell short of; falling short of"),
    "approx_below": phrases(
        "approach; approaches; approached; approaching; near; nears; neared; nearing; verging on;"
        "approaching the; nearing the; close in on; closing in on"
    ),
}
LEVELS = phrases(
    "reach; reaches; reached; reaching; hit; hits; hitting; attain; attained; achieve; "
    "achieved; achieves; achieving; total; totals; totaled; totalled; totaling; totalling; "
    "number; numbers; numbered; numbering; amount to; amounts to; amounted to; amounting to; "
    "stand at; stands at; stood at; standing at; come to; comes to; came to; coming to; "
    "come in at; comes in at; came in at; coming in at; settle at; settled at; settles at; "
    "average; averages; averaged; averaging; account for; accounts for; accounted for; "
    "accounting for; make up; makes up; made up; making up; represent; represents; represented; "
    "representing; constitute; constitutes; constituted; constituting; comprise; comprises; "
    "comprised; comprising; occupy; occupied; occupying; occupies; is; was; are; were; be; "
    "been; being; at; to; equal to; equals; equaled; equivalent to; worth; cost; costs; "
    "costing; register; registers; registered; registering; record; records; recorded; "
    "recording; post; posts; posted; posting; maintain; maintained; maintains; maintaining; "
    "remain; remains; remained; remaining at; keep; kept; cover; covers; covered; covering; "
    "contribute; contributes; contributed; contributing; employ; employs; employed; employing; "
    "invest; invests; invested; investing; spend; spends; spent; spending; "
    "produce; produces; produced; producing; generate; generates; generated; generating; build; "
    "builds; built; building; create; creates; created; creating; serve; serves; served; "
    "serving; include; includes; included; including; have; has; had; having; own; owns; owned; "
    "operate; operates; operated; operating; connect; connects; connected; connecting; attract; "
    "attracts; attracted; attracting; receive; receives; received; receiving; see; sees; saw; "
    "seen; seeing; boast; boasts; boasted; boasting; involve; involves; involved; involving; "
    "benefit; benefits; benefited; benefiting; span; spans; spanning; sell; sells; sold; "
    "selling; deliver; delivers; delivered; delivering; install; installs; installed; "
    "installing; export; exported; exporting; import; imported; importing; support; supports; "
    "supported; supporting; affect; affects; affected; affecting; complete; completed; "
    "completing; issue; issued; issuing; sign; signed; signing; house; houses; housing; host; "
    "hosts; hosted; hosting; pay; paid; paying; earn; earned; earning; provide; provided; "
    "provides; providing; allocate; allocated; allocating; handle; handled; handles; handling; "
    "process; processed; processing; train; trained; training; hold; holds; held; holding; "
    "carry; carried; carrying; use; uses; used; using; consume; consumes; consumed; consuming; "
    "store; stored; show; shows; showed; showing; report; reports; reported; reporting; "
    "estimate; estimated at; valued at; set at; fixed at; put at; peak at; peaked at; "
    "peaking at; hover at; hovered at; valued; with; of which; across; for; in; linked; "
    "linking; gather; gathered; launched; opened; opening; set up; establish; established; "
    "establishing; visited; welcomed; range; ranges; ranged; ranging; vary; varies; varied; "
    "varying; sits at; sat at; sitting at; lies at; ran at; running at; runs at; arrive at; "
    "arrived at; save; saved; saves; saving; target; targets; targeted; targeting; aim for; as; "
    "range of; a range of; narrow range of; wide range of; capture; captures; captured; "
    "capturing; command; commands; control; controls; secure; secures; enjoy; enjoys; kill; "
    "kills; killed; killing; ship; ships; shipped; shipping; draw; draws; drew; fetch; fetches; "
    "buy; buys; bought; purchase; transport; transports; recruit; hire; take up; takes up; "
    "took up; taking up; made up for; make up for; responsible for; priced at; "
    "equal; home to; supplied; supply; treated; treat; trade; traded; lasted; lasting; took; "
    "takes; take; taking; brought; bring; put; won; need; needs; needed; needing; require; "
    "requires; required; requiring; fly; flies; flew; flown; drive; drove; exchange; exchanges; "
    "corner; corners; cornered; grab; grabs; grabbed; claim; claims; claimed; seize; seized; "
    "garner; garners; garnered; amass; amassed; notch; notched; net; netted; field; fielded; read; "
    "feed; feeds; fed; teach; taught; seat; seats; harbor; harbour; score; scored; logged; "
    "clocked; dominate; dominates; dominated; trained on; spent on; relied on; "
    "download; downloads; stream; emit; emits; burn; burns; eat; ate; drink; drank; plant; "
    "harvest; recycle; collect; collects; donate; pledge; lend; lends; lent; borrow; owe; owes; "
    "speak; spoke; wrote; write; found; find; finds; kept at; caught; catch; left; met; dug"
)
LINKS = {
    "by": phrases("by"),
    "of": phrases("of; totaling of; worth of"),
}
# "Exceeded the average by 3 points" is a difference.
OUTDOING = words(
    "exceed exceeds exceeded exceeding surpass surpasses surpassed surpassing outpace outpaces "
    "outpaced outpacing outstrip outstrips outstripped outperform outperforms outperformed beat "
    "beats beating outnumber outnumbered outgrew topped tops overshot"
)
TRAILING = words(
    "trail trails trailed trailing lag lags lagged lagging undershot undershoot underperformed "
    "miss misses missed missing"
)
# The number behind these words is what the figure is compared with, or no figure at all.
BLOCKERS = {
    "the number is what something is compared with": phrases(
        "from; than; compared with; compared to; versus; vs; vs.; against; as many; as much;"
        "up from; down from"
    ),
    "¥ may be yuan or yen": phrases("¥"),
    "the words before the number negate it": phrases(
        "not; never; no; without; neither; nor; failed; fails; fail; unable; yet; cannot; didn't;"
        "doesn't; hasn't; isn't; wasn't; far from"
    ),
    "unclear whether the number is a level or a fall": phrases(
        "axe; scrap; eliminate; destroy; erase; cancel; remove; "
        "axed; scrapped; pared; eliminated; destroyed; erased; cancelled; canceled; removed;"
        "losses; loss of; losses of; a loss of"
    ),
    "the words before the number make it a rank or a period": phrases(
        "first; last; next; latest; previous; recent; coming; ranked; ranks; ranking;"
        "rank; no.; number one; nos; aged; age; ages; chapter; page; article; section; phase;"
        "version; within; before; since; until; during; type; level; grade; class;"
        "into; between; and; or; second; per; every; each; other; same; bottom; "
        "age of; ages of; out of; one of; each of; any of; most of; many of"
    ),
}
# Before a share or an amount of money these only join; before a plain number they may date it.
JOINS = phrases("on; after; amid; following; despite; amidst")
FILLERS = phrases(
    "a; an; the; its; their; just; only; even; a mere; mere; a total of; total of; a combined; "
    "combined; a record; record; a whopping; fully; full; exactly; precisely; well; far; way; "
    "a little; a bit; a shade; a tad; a touch; already; also; now; still; another; "
    "an additional; additional; extra; an extra; a further; further; nominal; real; annual; "
    "average; an average; a cumulative; cumulative; overall; somewhat; year-on-year; "
    "year on year; yoy; y/y; month-on-month; month on month; mom; quarter-on-quarter; "
    "quarter on quarter; qoq; q/q; m/m; on average; last year; last month; this year; "
    "this month; last week; last quarter; a year earlier; a year-on-year; a month-on-month; "
    "respectively; both; all; new; a new; net; a net; altogether; in total; over the year; "
    "from a year earlier; from a year ago; an annual; a yearly; yearly; monthly; a monthly; "
    "quarterly; an annualized; annualized; an annualised; annualised; compound annual; "
    "a compound annual; an average annual; average annual; an average of; average of; "
    "approximated; will; could; would; might; to a; to an; gross; some of; then; once; again; "
    "there; there are; there were; so far; which; that; who; year over year; "
    "over the same period; fast; hard; when; that's; it's; there's"
)
