"""Slovenian words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "sl",
    checked=True,
    units=(
        "sekunda,sekund|minuta,minuti,minute,minut|ura,uro,uri,ure,ur|dan,dneva,dni|teden,tedna,tedne,tednov|"
        "mesec,meseca,mesece,mesecev|leto,leti,leta,let"
    ),
    numbers=(
        "nič|ena,ene,enih|dve,dva,dveh|tri,treh|štiri,štirih|pet,petih|šest,šestih|sedem,sedmih|osem,osmih|"
        "devet,devetih|deset,desetih|enajst,enajstih|dvanajst,dvanajstih"
    ),
    mark="uri,uro,ura,ure,ur,h",
    at="ob,o",
    on="v,na,dne",
    days="včeraj|danes|jutri|pojutrišnjem",
    weekdays="ponedeljek|torek|sreda,sredo|četrtek|petek|sobota,soboto|nedelja,nedeljo",
    parts="zjutraj,dopoldne|popoldne|zvečer|ponoči",
    today_parts="danes zjutraj,danes dopoldne|danes popoldne|nocoj,danes zvečer|",
    tomorrow_parts="jutri zjutraj,jutri dopoldne|jutri popoldne|jutri zvečer|",
    noon="opoldne,poldne",
    midnight="opolnoči,polnoč",
    half_to="pol",
    from_="od",
    until="do",
    between="med",
    and_="in",
    or_="ali",
    for_="za",
    in_="čez,v",
    next="naslednji,naslednjo,naslednje,prihodnji,prihodnjo",
    coming="ta,to",
    last="prejšnji,prejšnjo",
    with_="z,s",
    ordinary="o,v,na,in,ta,to,sob,tor,pet,dan,h,maj",
    limit="pred,po",
    every="vsak,vsako",
)
