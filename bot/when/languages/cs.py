"""Czech words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "cs",
    checked=True,
    numbers=(
        "nula|jedna,jednu|dvě,dva,dvou,dvě|tři,tří|čtyři,čtyř|pět,pěti|šest,šesti|sedm,sedmi|osm,osmi|devět,"
        "devíti|deset,deseti|jedenáct|dvanáct"
    ),
    mark="hodin,hodiny,hodina,hod,h",
    at="v,ve,o",
    on="v,ve,dne,na",
    days="včera|dnes,dneska|zítra,zejtra|pozítří",
    weekdays="pondělí|úterý|středa,středu|čtvrtek|pátek|sobota,sobotu|neděle,neděli",
    parts="ráno,dopoledne|odpoledne,odpo|večer|v noci,noc",
    today_parts="dnes ráno,dnes dopoledne|dnes odpoledne|dnes večer|dnes v noci",
    tomorrow_parts="zítra ráno,zítra dopoledne|zítra odpoledne|zítra večer|",
    noon="v poledne,poledne",
    midnight="o půlnoci,půlnoc",
    from_="od",
    until="do",
    between="mezi",
    and_="a",
    or_="nebo",
    for_="na",
    in_="za",
    next="příští",
    coming="tento,tuto,toto",
    last="minulý,minulou",
    with_="s,se",
    ordinary="po,út,st,čt,pá,so,ne,a,o,v,na,pět,den,h",
    limit="před,po,nejpozději",
    every="každý,každou,každé",
    vague="půl,čtvrt,třičtvrtě,tři čtvrtě",
)
