"""German words of time. Data only."""

from typing import Final

from bot.when.languages.table import Habit, Table

_UNITS: Final = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
_TENS: Final = {20: "zwanzig", 30: "dreißig", 40: "vierzig", 50: "fünfzig"}
_COMPOSED: Final = ",".join(
    f"{unit}und{name}={ten + n}" for ten, name in _TENS.items() for n, unit in enumerate(_UNITS, 1)
)
_HALVES: Final = ",".join(f"{unit}einhalb={n}.5" for n, unit in enumerate(_UNITS[1:], 2))

TABLE = Table(
    code="de",
    habits=frozenset([Habit.AM_IS_ON]),
    weekdays=(
        "montag,montags,mo|dienstag,dienstags,di|mittwoch,mittwochs,mi|donnerstag,donnerstags,do"
        "|freitag,freitags,fr|samstag,samstags,sonnabend,sa|sonntag,sonntags,so"
    ),
    months=(
        "januar,jänner,jan|februar,feber,feb|märz,maerz,mär,mrz|april,apr|mai|juni,juno,jun"
        "|juli,julei,jul|august,aug|september,sept,sep|oktober,okt|november,nov|dezember,dez"
    ),
    numbers=(
        "null|eins|zwei,zwo|drei|vier|fünf,fuenf|sechs|sieben|acht|neun|zehn|elf|zwölf,zwoelf"
        "|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn|zwanzig"
    ),
    tens="zwanzig|dreißig,dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig",
    more_numbers=_COMPOSED,
    quantities=(
        "ein=1,eine=1,einen=1,einem=1,einer=1,paar=3,ein paar=3,anderthalb=1.5,eineinhalb=1.5,einige=3,"
        "dreiviertel=0.75,ganzen=1," + _HALVES
    ),
    ordinals=(
        "erste,ersten,erster|zweite,zweiten,zweiter|dritte,dritten,dritter|vierte,vierten,vierter"
        "|fünfte,fünften,fünfter|sechste,sechsten|siebte,siebten|achte,achten|neunte,neunten"
        "|zehnte,zehnten|elfte,elften|zwölfte,zwölften|dreizehnte,dreizehnten|vierzehnte,vierzehnten"
        "|fünfzehnte,fünfzehnten|sechzehnte,sechzehnten|siebzehnte,siebzehnten|achtzehnte,achtzehnten"
        "|neunzehnte,neunzehnten|zwanzigste,zwanzigsten"
    ),
    ordinal_marks="ter,te,ten,tes,ste,sten",
    units=(
        "sekunde,sekunden,sek|minute,minuten,min,mins|stunde,stunden,std,stdn"
        "|tag,tage,tagen,tg,tge,nacht,nächte,tages|woche,wochen|monat,monate,monaten,monats|jahr,jahre,jahren,jahres"
    ),
    unit_minutes=(
        "halbestunde=30,halbstunde=30,viertelstunde=15,viertelstunden=15,dreiviertelstunde=45,dreiviertelstunden=45"
    ),
    days="gestern|heute,heut|morgen|übermorgen",
    parts=(
        "morgens,früh,vormittag,vormittags,frühmorgens,am morgen,am vormittag,morgen früh"
        "|nachmittag,nachmittags,mittags,am nachmittag"
        "|abend,abends,am abend,spätabend,spätabends|nacht,nachts,in der nacht"
    ),
    today_parts=("heute morgen,heute früh,heute vormittag|heute nachmittag,heute mittag|heute abend|heute nacht"),
    tomorrow_parts="morgen früh,morgen vormittag|morgen nachmittag|morgen abend|morgen nacht",
    noon="mittag,zwölf uhr mittags,mittagszeit,12 uhr mittags",
    midnight="mitternacht",
    meridiem="vormittags|nachmittags",
    half="halb,halbe,halben,halber,halbes",
    half_to="halb",
    quarter="viertel",
    past="nach",
    to_hour="vor",
    mark="uhr,h",
    at="um",
    on="am,an,für den,den",
    approx="gegen,ca,circa,zirka,etwa,ungefähr,rund,so gegen,so um,genau",
    from_="von,vom,ab,zwischen",
    until="bis,bis zum,auf den",
    between="zwischen,zw",
    and_="und,u,&",
    for_="für",
    in_="in,binnen,innerhalb von,innerhalb",
    later="später,von jetzt an,ab jetzt",
    base="ab,von,nach",
    this="diesen,dieser,diesem,diese,dieses,laufenden",
    coming="kommenden,kommende,kommender,kommendem,den kommenden",
    next="nächsten,nächste,nächster,nächstem,nächstes,darauffolgenden",
    last="letzten,letzte,letzter,letztes,vorigen,vergangenen",
    of="des,der,im,vom,in,von",
    the="der,den,dem,die,des",
    last_of="letzte,letzten,letzter",
    zone_time="zeit,ortszeit",
    with_="mit,und,für,gegen",
    label="raum,zimmer,saal,tisch,nummer,nr,version,kapitel,phase,teil,seite,gate,halle,stand",
    counted="personen,leute,plätze,sitze,teilnehmer,prozent,euro,lizenzen,kunden,termine,stück,filialen,nutzer",
    or_="oder,bzw",
    limit="ab,vor,nach,spätestens,frühestens,bis,bis spätestens,nicht vor",
    every="jeden,jede,jeder,jedes,montags,dienstags,mittwochs,donnerstags,freitags,samstags,sonntags",
    moved="verschieben,verschoben,verlegen,verlegt,vorverlegen,vorverlegt,umbuchen",
    their_time="deren zeit,ihrer zeit,seiner zeit",
    our_time="unserer zeit,meiner zeit,unsere zeit",
    meal="abendessen,dinner,drinks,feierabendbier",
    vague=(
        "wochenende,ende,mitte,anfang,heiligabend,weihnachten,silvester,neujahr,ostern,pfingsten,monatsende,"
        "jahresende,wochenanfang,wochenmitte,vierzehn tage,irgendwann,bald,feiertag,täglich,wöchentlich,"
        "übernächsten,übernächste,übernächster"
    ),
    vague_behind="darauf,danach",
    weeks_ahead=(
        "übernächste woche=2,übernächster woche=2,übernächsten woche=2,kommende woche=1,"
        "kommender woche=1,darauffolgende woche=1"
    ),
    months_ahead="übernächsten monats=2,übernächsten monat=2,kommenden monats=1,kommenden monat=1",
    weeks_behind="in acht tagen=1,in vierzehn tagen=2",
    from_the_end="vorletzter=-2,vorletzten=-2,vorletzte=-2",
    after="nach",
    before="vor",
    slips=(
        "moren,morgn,morgeen,morgem=morgen|übermorgn,uebermorgen,übermorgenn=übermorgen|donerstag,"
        "donnerstg=donnerstag|dienstg,dinstag=dienstag|mitwoch,mittwoh,mittwch=mittwoch|freitg,"
        "freiatg=freitag|samtag,samstg=samstag|sontag,sonntg=sonntag|monatg,motag=montag"
    ),
    maybe_weekdays="",
    honorifics="herr,herrn,frau,fr,dr,prof,familie",
    quarter_to="dreiviertel,drei viertel",
    week_number="kw",
    seasons="frühling,frühjahr,sommer,herbst",
    ordinary=(
        "so,do,mo,di,mi,fr,sa,mai,morgen,morgens,früh,mittag,mittags,nacht,abend,abends,auf den,ab,"
        "mär,erste,zweite,dritte"
    ),
    not_typos="frei,dienst,sonne,mitte,samt",
    asking=(
        "hallo,hi,hey,guten morgen,guten tag,moin,servus"
        "|bitte,kannst du,kannst du bitte,können sie,können sie bitte,könntest du,könntest du bitte,"
        "könnten sie bitte,ich möchte,ich würde gerne"
        "|buche,buchen,plane,reserviere"
        "|trag,trage,mach,mache,leg,lege,erstelle,vereinbare,setz,setze"
        "|einen,eine,ein,den,die,das,mir,uns,bitte,mal"
        "|danke,vielen dank,danke schön,dankeschön,danke dir,danke im voraus,bitte"
    ),
)
