"""Dutch words of time. Data only."""

from typing import Final

from bot.when.languages.table import Table

_UNITS: Final = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
_TENS: Final = {20: "twintig", 30: "dertig", 40: "veertig", 50: "vijftig"}
_COMPOSED: Final = ",".join(
    f"{unit}{'ën' if unit.endswith('e') else 'en'}{name}={ten + n}"
    for ten, name in _TENS.items()
    for n, unit in enumerate(_UNITS, 1)
)

TABLE = Table(
    code="nl",
    weekdays=("maandag,ma|dinsdag,di|woensdag,wo|donderdag,do|vrijdag,vr|zaterdag,za,zat|zondag,zo"),
    months=(
        "januari,jan|februari,feb|maart,mrt|april,apr|mei|juni,jun|juli,jul|augustus,aug"
        "|september,sept,sep|oktober,okt|november,nov|december,dec"
    ),
    numbers=(
        "nul|een,één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien"
        "|zestien|zeventien|achttien|negentien|twintig"
    ),
    tens="twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig",
    more_numbers=_COMPOSED,
    quantities="een=1,één=1,paar=3,een paar=3,anderhalf=1.5,anderhalve=1.5,nog een=1",
    ordinals="eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende",
    ordinal_marks="e,de,ste,ste",
    units=(
        "seconde,seconden,sec|minuut,minuten,min|uur,uren,u|dag,dagen,nacht,nachten|week,weken|maand,maanden|jaar,jaren"
    ),
    short_units="s|m|h,u|d|w",
    unit_minutes="halfuur=30,half uur=30,halfuurtje=30,kwartier=15,kwartiertje=15",
    days="gisteren|vandaag|morgen|overmorgen",
    parts=(
        "'s morgens,'s ochtends,ochtend,in de ochtend,voormiddag,s ochtends,s morgens"
        "|'s middags,middag,namiddag,in de middag,s middags"
        "|'s avonds,avond,in de avond,s avonds|'s nachts,in de nacht,s nachts"
    ),
    today_parts=("vanmorgen,vanochtend,deze ochtend|vanmiddag,deze middag,deze namiddag|vanavond,deze avond|vannacht"),
    tomorrow_parts="morgenochtend,morgenvroeg|morgenmiddag,morgennamiddag|morgenavond|morgennacht",
    noon="12 uur 's middags,twaalf uur 's middags",
    midnight="middernacht",
    half="half,halve",
    half_to="half",
    quarter="kwart",
    past="over,na",
    to_hour="voor",
    mark="uur,h,u",
    at="om",
    on="op,de",
    approx="rond,omstreeks,tegen,ongeveer,circa,ca,stipt,om ongeveer,precies",
    from_="van,vanaf",
    until="tot,tot en met,t/m,tm,tot aan",
    between="tussen",
    and_="en,&",
    for_="voor,gedurende",
    in_="in,over,binnen,binnen de",
    later="later,vanaf nu",
    base="vanaf,na",
    this="deze,dit",
    coming="aanstaande,komende,komend",
    next="volgende,volgend",
    last="vorige,vorig,afgelopen,laatste",
    of="van,in",
    the="de,het",
    last_of="laatste",
    zone_time="tijd,tijd in",
    with_="met,en,voor,tegen",
    label="kamer,zaal,tafel,nummer,nr,versie,hoofdstuk,fase,deel,pagina,gate,hal,verdieping",
    counted="personen,mensen,plaatsen,deelnemers,procent,euro,licenties,klanten",
    or_="of",
    limit="voor,na,tot,uiterlijk,niet voor",
    every="elke,iedere,maandags,dinsdags,woensdags,donderdags,vrijdags,zaterdags,zondags",
    moved="verplaatsen,verplaatst,verzetten,verzet,verschuiven,verschoven",
    our_time="onze tijd,lokale tijd",
    meal="diner,borrel,avondeten",
    vague=(
        "weekend,eind,einde,midden,begin,kerst,kerstmis,kerstavond,oudejaarsavond,nieuwjaar,pasen,pinksteren,"
        "geleden,veertien dagen,binnenkort"
    ),
    vague_behind="erna,daarna",
    weeks_ahead="week erop=1,week erna=1,week daarop=1,week daarna=1",
    months_ahead="maand erna=1,maand daarop=1",
    from_the_end="voorlaatste=-2,een na laatste=-2",
    after="na",
    before="voor",
    slips=(
        "morgne,mrgen=morgen|maanag=maandag|dinsdg=dinsdag|woesndag,woendag,woensdg=woensdag|donderdg,"
        "donerdag=donderdag|vrijdg,vrjdag=vrijdag|zaterdg=zaterdag|zondg=zondag"
    ),
    honorifics="meneer,mevrouw,dhr,mevr,mw,dr",
    ordinary="ma,di,wo,do,vr,za,zo,zat,mei,morgen,een,avond,middag,ochtend,de,e,u,half,tegen,maart,na",
    not_typos="maand",
    asking=(
        "hallo,hoi,hey,goedemorgen"
        "|alsjeblieft,alstublieft,aub,svp,kun je,kunt u,kan je,zou je,zou u,ik wil,graag"
        "|boek,boeken,plan,plannen,reserveer"
        "|zet,maak,voeg"
        "|een,de,het,me,mij,ons"
        "|bedankt,dank je,dank u,dankjewel,dank je wel,alvast bedankt,alsjeblieft,aub"
    ),
)
