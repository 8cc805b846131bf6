"""Polish words of time. Data only."""

from bot.when.languages.table import Table

TABLE = Table(
    code="pl",
    weekdays=(
        "poniedziałek,poniedziałku,poniedziałkiem,pon,pn|wtorek,wtorku,wt|środa,środę,środy,śr"
        "|czwartek,czwartku,czw|piątek,piątku,pt|sobota,sobotę,soboty,sob|niedziela,niedzielę,niedzieli"
        ",niedz,nd"
    ),
    months=(
        "styczeń,stycznia,sty|luty,lutego,lut|marzec,marca,mar|kwiecień,kwietnia,kwi|maj,maja"
        "|czerwiec,czerwca,cze|lipiec,lipca,lip|sierpień,sierpnia,sie|wrzesień,września,wrz"
        "|październik,października,paź|listopad,listopada,lis|grudzień,grudnia,gru"
    ),
    numbers=(
        "zero|jeden,jedna,jedną|dwa,dwie|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć|dziesięć|jedenaście"
        "|dwanaście|trzynaście|czternaście|piętnaście|szesnaście|siedemnaście|osiemnaście"
        "|dziewiętnaście|dwadzieścia"
    ),
    tens=(
        "dwadzieścia|trzydzieści|czterdzieści|pięćdziesiąt|sześćdziesiąt|siedemdziesiąt|osiemdziesiąt|dziewięćdziesiąt"
    ),
    more_numbers=(
        "pierwszej=1,drugiej=2,trzeciej=3,czwartej=4,piątej=5,szóstej=6,siódmej=7,ósmej=8,dziewiątej=9,"
        "dziesiątej=10,jedenastej=11,dwunastej=12,trzynastej=13,czternastej=14,piętnastej=15,szesnastej=16,"
        "siedemnastej=17,osiemnastej=18,dziewiętnastej=19,dwudziestej=20,pierwsza=1,druga=2,trzecia=3,"
        "czwarta=4,piąta=5,szósta=6,siódma=7,ósma=8,dziewiąta=9,dziesiąta=10,trzecią=3,czwartą=4,piątą=5,"
        "drugą=2"
    ),
    quantities="półtora=1.5,półtorej=1.5,kilka=3,parę=2,jeszcze=1,jedną=1",
    ordinals=(
        "pierwszy,pierwszego|drugi,drugiego|trzeci,trzeciego|czwarty,czwartego|piąty,piątego"
        "|szósty,szóstego|siódmy,siódmego|ósmy,ósmego|dziewiąty,dziewiątego|dziesiąty,dziesiątego"
    ),
    ordinal_marks="szy,szego,go,ty,tego,gi,giego,ci,my,mego,ego",
    units=(
        "sekunda,sekundy,sekund,sek|minuta,minuty,minut,minutę,min|godzina,godziny,godzin,godzinę,godz"
        "|dzień,dni,doba,noc|tydzień,tygodnie,tygodni,tygodniu,tygodnia|miesiąc,miesiące,miesięcy,"
        "miesiąca,miesiącu,miesiącem,m-ca|rok,lata,lat"
    ),
    short_units="s|m|h|d|w",
    unit_minutes="pół godziny=30,kwadrans=15,kwadranse=15",
    days="wczoraj|dziś,dzisiaj,dzis|jutro|pojutrze",
    parts=("rano,z rana,przed południem,ranem|po południu,popołudniu,popołudnie|wieczorem,wieczór|w nocy,nocą,noc"),
    today_parts="dziś rano,dzisiaj rano|dziś po południu,dzisiaj po południu|dziś wieczorem,dzisiaj wieczorem|",
    tomorrow_parts="jutro rano|jutro po południu|jutro wieczorem|",
    noon="południe,w południe",
    midnight="północ,o północy,północy",
    half="pół",
    half_to="wpół do,w pół do",
    one_hour="godzinę,godzinkę",
    quarter="kwadrans",
    past="po",
    to_hour="za",
    mark="h,godz",
    mark_before="godzina,godz,godzinie",
    at="o,o godz,o godzinie,godz,na",
    on="w,we,na,dnia",
    approx="około,ok,mniej więcej,koło,punkt,dokładnie",
    from_="od,z,o",
    until="do,-",
    between="między,pomiędzy",
    and_="i,a,&",
    for_="przez,na",
    in_="za,w ciągu,za jeszcze",
    later="później,od teraz",
    base="od,po",
    this="ten,ta,tą,tę,to,w ten,w tę,tego,tym,bieżącego",
    coming="najbliższy,najbliższą",
    next=(
        "następny,następną,następna,przyszły,przyszłą,przyszła,kolejny,przyszłym,następnego,następnym,"
        "przyszłego,kolejnego,kolejnym"
    ),
    last="ostatni,ostatnia,zeszły,zeszłą",
    of="",
    the="",
    last_of="ostatni,ostatnia,ostatnią,ostatniego",
    year_mark="r,roku",
    day_mark="dnia",
    zone_time="czasu,czas",
    with_="z,ze,i,dla",
    label="sala,pokój,stolik,numer,nr,wersja,rozdział,faza,strona,piętro,biuro",
    counted="osób,osoby,miejsc,uczestników,licencji,klientów,złotych,procent",
    or_="lub,albo",
    limit="przed,po,do,najpóźniej,nie wcześniej niż",
    every="każdy,każdą,każde,co",
    moved="przełożyć,przełożone,przenieść,przeniesione,przesunąć",
    meal="kolacja,kolację",
    vague=(
        "weekend,koniec miesiąca,końcem,koniec,końcu,końca,połowie,początku,temu,"
        "wigilia,wigilię,boże narodzenie,wielkanoc,nowy rok,"
        "sylwester,sylwestra,wkrótce"
    ),
    vague_behind="",
    from_the_end="przedostatni=-2,przedostatnią=-2,przedostatnia=-2,przedostatniego=-2",
    after="po",
    before="przed",
    slips=(
        "jurto,jutor=jutro|poneidziałek,poniedzialk=poniedziałek|wtorke=wtorek|piątke,piontek=piątek|czwratek=czwartek"
    ),
    honorifics="pan,pani,panem,panią,pana,panu,dr",
    to_before="za",
    ordinary="maj,mar,pon,pt,nd,lip,po,na,o,a,z,ten,ta,to,sob,lat,rano,noc,kwi,czwarta,druga,trzecia,wt,sie",
    asking=(
        "cześć,hej,dzień dobry,witam"
        "|proszę,czy możesz,możesz,czy mógłbyś,czy mogłabyś,chcę,chciałbym,chciałabym"
        "|zarezerwuj,zaplanuj,umów"
        "|wpisz,dodaj,ustaw"
        "|mi,nam,mnie,nas"
        "|dzięki,dziękuję,z góry dziękuję,proszę"
    ),
)
