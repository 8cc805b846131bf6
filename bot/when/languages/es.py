"""Spanish words of time. Data only."""

from bot.when.languages.table import Table

TABLE = Table(
    code="es",
    weekdays=("lunes,lun|martes,mar|miércoles,mié|jueves,jue|viernes,vie|sábado,sábados,sáb|domingo,domingos,dom"),
    months=(
        "enero,ene|febrero,feb|marzo|abril,abr|mayo|junio,jun|julio,jul|agosto,ago"
        "|septiembre,setiembre,sept,sep|octubre,oct|noviembre,nov|diciembre,dic"
    ),
    numbers=(
        "cero|una,uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince"
        "|dieciséis|diecisiete|dieciocho|diecinueve|veinte"
    ),
    tens="veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa",
    more_numbers=(
        "veintiuno=21,veintidós=22,veintitrés=23,veinticuatro=24,veinticinco=25,veintiséis=26,"
        "veintisiete=27,veintiocho=28,veintinueve=29"
    ),
    quantities="un=1,una=1,unas=3,unos=3,otro=1,otra=1,par=2,par de=2",
    ordinals="primero,primer,primera|segundo,segunda|tercero,tercer,tercera|cuarto,cuarta|quinto,quinta",
    ordinal_marks="º,ª,er,ro,do,o",
    units=(
        "segundo,segundos,seg|minuto,minutos,min,mins|hora,horas,hrs,hs"
        "|día,días,noche,noches|semana,semanas|mes,meses|año,años"
    ),
    unit_minutes="cuarto de hora=15,cuartos de hora=15",
    days="ayer|hoy,de hoy|mañana|pasado mañana",
    parts=(
        "de la mañana,por la mañana,en la mañana,mañana por la mañana"
        "|de la tarde,por la tarde,en la tarde,tarde,del mediodía"
        "|de la noche,por la noche,en la noche,noche|de la madrugada"
    ),
    today_parts="esta mañana|esta tarde|esta noche|esta madrugada",
    tomorrow_parts="mañana por la mañana|mañana por la tarde|mañana por la noche|",
    noon="mediodía,al mediodía,medio día",
    midnight="medianoche,media noche",
    half="medio,media",
    quarter="cuarto,cuartos",
    minus="menos",
    mark="h,hs,horas,hrs,en punto",
    at="a las,a la,al las,las,a eso de las,sobre las",
    on="el,para el,en,día,del",
    approx="hacia,alrededor de,aproximadamente,sobre,como a,aprox",
    from_="de,desde,del,de las,desde las,a partir de",
    until="a,hasta,al,a las,hasta las,hasta el",
    between="entre,entre las",
    and_="y,e,&",
    for_="por,durante",
    in_="en,dentro de",
    later="después,más tarde,a partir de ahora",
    base="después de,desde,a partir de",
    this="este,esta,actual,corriente",
    coming="que viene",
    next="próximo,próxima,siguiente,entrante",
    last="pasado,pasada,último,última",
    of="de,del",
    the="el,la,los,las",
    last_of="último,última",
    day_mark="día",
    zone_time="hora,hora de",
    with_="con,y,para,contra",
    label="sala,salón,mesa,habitación,número,nº,núm,versión,capítulo,fase,página,puerta,piso,sección,lote",
    counted="personas,plazas,puestos,asistentes,licencias,clientes,euros,pesos,dólares,puntos",
    or_="o,u",
    limit="a partir de,a partir de las,"
    "antes de,antes de las,antes del,después de,después de las,hasta,hasta las,no antes de",
    every="cada,todos los,todas las,los,sábados,domingos",
    moved="mover,movida,cambiar,cambiada,aplazar,aplazada,posponer,pospuesta,adelantar,pasar",
    their_time="su hora",
    our_time="nuestra hora,hora local,mi hora",
    meal="cena,cenar",
    vague=(
        "fin de semana,finde,fin,finales,mediados,principios,inicio,navidad,nochebuena,nochevieja,año nuevo,"
        "semana santa,quincena,quince días,hace,pronto,diario"
    ),
    vague_behind="en ocho",
    weeks_ahead="semana que viene=1,semana que entra=1,semana siguiente=1",
    months_ahead="mes que viene=1,mes que entra=1,mes siguiente=1",
    weeks_behind="en ocho=1,en ocho días=1,en quince=2",
    from_the_end="penúltimo=-2,penúltima=-2",
    after="después de,después del",
    before="antes de,antes del",
    slips=(
        "maniana,mañna=mañana|mircoles,miercloes,miecoles,miercles=miércoles|jeuves,"
        "jueevs=jueves|vierns,vienres,virnes=viernes|sabdo=sábado|dominog,domigo=domingo"
    ),
    honorifics="sr,sra,srta,señor,señora,don,doña,dr,dra",
    ordinary="mar,dom,sal,mayo,once,una,segundo,segunda,media,tarde,noche,las,o,do,en,cuarto,lun,sep",
    not_typos="marte,mares,marcos,marta,julia",
    asking=(
        "hola,buenos días,buenas,buenas tardes"
        "|por favor,porfa,puedes,podrías,podría,puede,me puedes,quiero,quisiera,necesito"
        "|agenda,agendar,agéndame,reserva,reservar,resérvame,programa,programar"
        "|pon,poner,ponme,añade,crea,crear,organiza"
        "|un,una,el,la,me,nos,los"
        "|gracias,muchas gracias,mil gracias,por favor,porfa"
    ),
)
