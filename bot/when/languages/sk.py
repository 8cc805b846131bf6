"""Slovak words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "sk",
    checked=True,
    numbers=(
        "nula|jedna,jednu,jednej|dve,dva,dvoch|tri,troch,tretej|štyri,štyroch|päť,piatich|šesť|sedem|osem|"
        "deväť|desať|jedenásť|dvanásť"
    ),
    mark="hodín,hodiny,hodina,hodine,hod,h",
    at="o,v,vo",
    on="v,vo,dňa,na",
    days="včera|dnes|zajtra|pozajtra",
    weekdays="pondelok|utorok|streda,stredu|štvrtok|piatok|sobota,sobotu|nedeľa,nedeľu",
    parts="ráno,doobeda,dopoludnia|poobede,popoludní|večer|v noci",
    today_parts="dnes ráno|dnes poobede,dnes popoludní|dnes večer|dnes v noci",
    tomorrow_parts="zajtra ráno,zajtra doobeda|zajtra poobede,zajtra popoludní|zajtra večer|",
    noon="na poludnie,poludnie,napoludnie",
    midnight="polnoc,o polnoci",
    from_="od",
    until="do",
    between="medzi",
    and_="a",
    or_="alebo",
    for_="na",
    in_="za",
    without="o",
    next="budúci,budúcu,budúce,ďalší",
    coming="tento,túto,toto",
    last="minulý,minulú",
    with_="s,so",
    ordinary="po,ut,st,št,pi,so,ne,a,o,v,na,deň,h",
    limit="pred,po,najneskôr",
    every="každý,každú,každé",
    vague="pol,štvrť,trištvrte,tri štvrte",
)
