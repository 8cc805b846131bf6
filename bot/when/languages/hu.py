"""Hungarian words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "hu",
    checked=True,
    order="mdy",
    numbers="nulla|egy|kettő,két|három|négy|öt|hat|hét|nyolc|kilenc|tíz|tizenegy|tizenkettő",
    mark="órakor,óra,órától,óráig,h,kor",
    days="tegnap|ma|holnap|holnapután",
    weekdays=(
        "hétfő,hétfőn|kedd,kedden|szerda,szerdán|csütörtök,csütörtökön|péntek,pénteken|szombat,szombaton|vasárnap"
    ),
    months=(
        "január,januárban|február,februárban|március,márciusban|április,áprilisban|május,májusban|június,"
        "júniusban|július,júliusban|augusztus,augusztusban|szeptember,szeptemberben|október,októberben|"
        "november,novemberben|december,decemberben"
    ),
    parts="reggel,délelőtt,de|délután,du|este|éjjel,éjszaka",
    today_parts="ma reggel,ma délelőtt|ma délután|ma este|ma éjjel",
    tomorrow_parts="holnap reggel,holnap délelőtt|holnap délután|holnap este|",
    noon="délben",
    midnight="éjfél,éjfélkor",
    half_to="fél",
    and_="és",
    or_="vagy",
    next="jövő",
    coming="ezen a",
    last="múlt",
    tail="-án,-én,-kor,án,én,i",
    ordinary="ma,hat,hét,egy,de,du,este,a,h,k,p,v",
    limit="előtt,után",
    every="minden",
    vague="negyed,háromnegyed",
    without="de,du",
)
