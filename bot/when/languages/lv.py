"""Latvian words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "lv",
    checked=True,
    numbers=(
        "nulle|viens,vienos|divi,divos|trīs,trijos|četri,četros|pieci,piecos|seši,sešos|septiņi,septiņos|"
        "astoņi,astoņos|deviņi,deviņos|desmit,desmitos|vienpadsmit,vienpadsmitos|divpadsmit,divpadsmitos"
    ),
    mark_before="plkst,pulksten",
    at="plkst,pulksten",
    days="vakar|šodien|rīt,rītdien|parīt",
    weekdays=(
        "pirmdiena,pirmdien|otrdiena,otrdien|trešdiena,trešdien|ceturtdiena,ceturtdien|piektdiena,piektdien|"
        "sestdiena,sestdien|svētdiena,svētdien"
    ),
    parts="no rīta,rītā|pēcpusdienā,pēc pusdienām|vakarā|naktī",
    today_parts="šorīt|šodien pēcpusdienā|šovakar|šonakt",
    tomorrow_parts="rīt no rīta|rīt pēcpusdienā|rīt vakarā|",
    noon="pusdienlaikā",
    midnight="pusnaktī",
    half_to="pus",
    from_="no",
    until="līdz",
    and_="un",
    or_="vai",
    in_="pēc",
    next="nākamo,nākamajā,nākamais,nākamā",
    coming="šo",
    last="pagājušo",
    with_="ar",
    ordinary="no,ar,un",
    limit="pirms,pēc",
    every="katru",
)
