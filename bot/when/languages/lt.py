"""Lithuanian words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "lt",
    checked=True,
    order="mdy",
    numbers=(
        "nulis|viena,pirmą|dvi,antrą|trys,trečią|keturios,ketvirtą|penkios,penktą|šešios,šeštą|septynios,"
        "septintą|aštuonios,aštuntą|devynios,devintą|dešimt,dešimtą|vienuolika,vienuoliktą|dvylika,dvyliktą"
    ),
    mark="val,valandą,valandos,valanda,h",
    days="vakar|šiandien,šiandieną|rytoj|poryt",
    weekdays=(
        "pirmadienis,pirmadienį|antradienis,antradienį|trečiadienis,trečiadienį|ketvirtadienis,ketvirtadienį|"
        "penktadienis,penktadienį|šeštadienis,šeštadienį|sekmadienis,sekmadienį"
    ),
    parts="ryte,ryto|po pietų,dieną|vakare,vakaro|naktį",
    today_parts="šį rytą,šiandien ryte|šiandien po pietų|šį vakarą,šiandien vakare|",
    tomorrow_parts="rytoj ryte|rytoj po pietų|rytoj vakare|",
    noon="vidurdienį",
    midnight="vidurnaktį",
    from_="nuo",
    until="iki",
    between="tarp",
    and_="ir",
    or_="arba,ar",
    in_="po,už",
    next="kitą,kitas,ateinantį",
    coming="šį",
    last="praeitą",
    with_="su",
    ordinary="po,su,ir,h,d",
    limit="prieš,po",
    every="kiekvieną,kas",
)
