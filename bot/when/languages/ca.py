"""Catalan words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "ca",
    checked=True,
    of="de,d",
    numbers="zero|una|dues|tres|quatre|cinc|sis|set|vuit|nou|deu|onze|dotze",
    mark="h,hores",
    at="a les,a la,a,cap a les",
    on="el,el dia,per al",
    days="ahir|avui|demà,dema|demà passat,passat demà",
    parts=(
        "del matí,al matí,matí,pel matí|de la tarda,a la tarda,tarda,del migdia|del vespre,al vespre,vespre|"
        "de la nit,a la nit,nit"
    ),
    today_parts="aquest matí|aquesta tarda|aquest vespre|aquesta nit",
    tomorrow_parts="demà al matí,demà matí|demà a la tarda,demà tarda|demà al vespre|demà a la nit",
    noon="migdia",
    midnight="mitjanit",
    half="mitja",
    from_="de,des de les,de les",
    until="fins a les,a,fins",
    between="entre",
    and_="i",
    or_="o",
    for_="durant",
    in_="d'aquí a,en",
    next="vinent,que ve,pròxim,proper",
    coming="aquest,aquesta",
    last="passat,passada",
    with_="amb",
    ordinary="a,de,i,o,dos,set,sis,nou,deu,mar,nit,h,el,la",
    limit="abans de,abans de les,després de",
    every="cada",
    vague="quart,quarts,dos quarts,tres quarts",
)
