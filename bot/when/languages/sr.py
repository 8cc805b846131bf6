"""Serbian words of time beside dateparser's. Data only; no native reader has checked it yet."""

from bot.when.languages.shipped import shipped

TABLE = shipped(
    "sr",
    checked=True,
    units=(
        "sekund,sekundi|minut,minuta|sat,sata,sati,čas,časa,časova|dan,dana|nedelju,nedelje,nedelja|mesec,"
        "meseca,meseci|godinu,godine,godina"
    ),
    numbers=(
        "нула,nula|један,jedan|два,dva|три,tri|четири,četiri,cetiri|пет,pet|шест,šest,sest|седам,sedam|осам,"
        "osam|девет,devet|десет,deset|једанаест,jedanaest|дванаест,dvanaest"
    ),
    mark="сати,сата,сат,часова,часа,час,sati,sata,sat,časova,casova,č,h",
    at="у,око,u,oko",
    on="у,на,u,na",
    days="јуче,juče,juce|данас,danas|сутра,sutra|прекосутра,prekosutra",
    weekdays=(
        "понедељак,ponedeljak|уторак,utorak|среда,среду,sreda,sredu|четвртак,četvrtak,cetvrtak|петак,petak|"
        "субота,суботу,subota,subotu|недеља,недељу,nedelja,nedelju"
    ),
    months=(
        "јануар,januar|фебруар,februar|март,mart|април,april|мај,maj|јун,jun|јул,jul|август,avgust|септембар,"
        "septembar|октобар,oktobar|новембар,novembar|децембар,decembar"
    ),
    parts=(
        "ујутру,јутро,ujutru,ujutro,pre podne,пре подне|поподне,popodne,posle podne,после подне|увече,вече,"
        "uveče,uvece|ноћу,noću"
    ),
    today_parts="јутрос,jutros|данас поподне,danas popodne|вечерас,večeras,veceras|",
    tomorrow_parts=(
        "сутра ујутру,sutra ujutru,sutra ujutro|сутра поподне,sutra popodne|сутра увече,sutra uveče,sutra uvece|"
    ),
    noon="подне,podne,у подне,u podne",
    midnight="поноћ,ponoć",
    half_to="пола,pola",
    from_="од,od",
    until="до,do",
    and_="и,i",
    or_="или,ili",
    for_="на,na",
    in_="за,za",
    next="следећи,следећу,следеће,sledeći,sledeću,sledeci,sledecu",
    coming="овај,ову,ovaj,ovu",
    last="прошли,прошлу,prošli,prošlu",
    with_="са,sa",
    ordinary="у,на,и,u,na,i,pet,sat,час,dan,дан,h",
    limit="пре,после,pre,posle",
    every="сваки,сваку,svaki,svaku",
)
