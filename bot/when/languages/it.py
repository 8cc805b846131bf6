"""Italian words of time. Data only."""

from bot.when.languages.table import Table

TABLE = Table(
    code="it",
    weekdays=("lunedì,lun|martedì,mar|mercoledì,mer|giovedì,gio|venerdì,ven|sabato,sab|domenica,dom"),
    months=(
        "gennaio,gen|febbraio,feb|marzo|aprile,apr|maggio,mag|giugno,giu|luglio,lug|agosto,ago"
        "|settembre,set,sett|ottobre,ott|novembre,nov|dicembre,dic"
    ),
    numbers=(
        "zero|una,uno|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici"
        "|quattordici|quindici|sedici|diciassette|diciotto|diciannove|venti"
    ),
    tens="venti|trenta|quaranta|cinquanta|sessanta|settanta|ottanta|novanta",
    more_numbers=(
        "ventuno=21,ventidue=22,ventitré=23,ventiquattro=24,venticinque=25,ventisei=26,"
        "ventisette=27,ventotto=28,ventinove=29,trentuno=31"
    ),
    quantities="un=1,una=1,uno=1,un'=1,altro=1,altra=1,paio=2,paio di=2,qualche=3",
    ordinals="primo,prima|secondo,seconda|terzo,terza|quarto,quarta|quinto,quinta",
    ordinal_marks="º,ª,o",
    units=(
        "secondo,secondi,sec|minuto,minuti,min|ora,ore|giorno,giorni,notte,notti,giornata"
        "|settimana,settimane|mese,mesi|anno,anni"
    ),
    unit_minutes="mezz'ora=30,mezzora=30,mezza ora=30,quarto d'ora=15,quarti d'ora=15",
    days="ieri|oggi,di oggi|domani|dopodomani,dopo domani",
    parts=(
        "mattina,di mattina,del mattino,la mattina,mattino,al mattino"
        "|pomeriggio,di pomeriggio,del pomeriggio,nel pomeriggio,il pomeriggio"
        "|sera,di sera,della sera,la sera|notte,di notte,della notte"
    ),
    today_parts=(
        "stamattina,questa mattina,stamani|questo pomeriggio,oggi pomeriggio|stasera,questa sera|stanotte,questa notte"
    ),
    tomorrow_parts="domani mattina,domattina|domani pomeriggio|domani sera|",
    noon="mezzogiorno,12 mezzogiorno",
    midnight="mezzanotte",
    half="mezza,mezzo",
    quarter="quarto",
    minus="meno",
    mark="h,ore,in punto",
    mark_before="ore,h,orario",
    at="le,alle,alle ore,all',alla,per le,verso le,ore",
    on="il,lo,per il,di,del,nel",
    approx="verso,circa,intorno alle,verso le,attorno alle,intorno",
    from_="dalle,da,dal,dalle ore,a partire da,di,dall'",
    until="alle,a,al,fino alle,fino al,fino a,sino a",
    between="tra,fra,tra le,fra le",
    and_="e,ed,&",
    for_="per",
    in_="tra,fra,in,entro",
    later="dopo,più tardi,da adesso,da ora",
    base="dopo,da,a partire da",
    this="questo,questa,corrente",
    coming="che viene",
    next="prossimo,prossima,seguente",
    last="scorso,scorsa,ultimo,ultima",
    of="di,del,della",
    the="il,lo,la,i,l",
    last_of="ultimo,ultima",
    zone_time="ora,ora di",
    with_="con,e,per,contro",
    label="sala,stanza,tavolo,ufficio,numero,nº,num,versione,capitolo,fase,pagina,porta,piano,sezione",
    counted="persone,posti,partecipanti,licenze,clienti,euro,punti",
    or_="o,oppure",
    limit="prima di,prima delle,dopo le,dopo,entro le,fino alle,non prima delle",
    every="ogni,tutti i,tutte le",
    moved="spostare,spostata,spostato,rimandare,rinviare,anticipare",
    our_time="nostra ora,ora locale",
    meal="cena,aperitivo",
    vague=(
        "fine settimana,weekend,week-end,fine,metà,inizio,natale,capodanno,pasqua,ferragosto,vigilia,fa,"
        "presto,quindicina,quindici giorni"
    ),
    vague_behind="a otto",
    weeks_ahead="settimana che viene=1,settimana dopo=1,settimana seguente=1",
    months_ahead="mese che viene=1,mese dopo=1,mese entrante=1",
    weeks_behind="a otto=1",
    from_the_end="penultimo=-2,penultima=-2",
    after="dopo",
    before="prima di,prima delle",
    slips="domai,domnai,domanni=domani|mercoldì=mercoledì|venedì,venrdì=venerdì|domenca=domenica",
    honorifics="sig,signor,signora,dott,dottor,dottoressa,sigra",
    ordinary=(
        "mar,mer,ven,sab,dom,gen,set,una,prima,sei,mezza,mezzo,mattina,sera,notte,o,i,secondo,mag,gio,"
        "lun,pomeriggio,ora,ore,primo,quarto"
    ),
    not_typos="marzio,luigi",
    asking=(
        "ciao,buongiorno,salve"
        "|per favore,per piacere,puoi,potresti,può,potrebbe,vorrei"
        "|prenota,prenotare,pianifica,fissa,fissare"
        "|metti,mettere,crea,aggiungi,organizza"
        "|un,una,uno,il,la,lo,mi,ci"
        "|grazie,grazie mille,molte grazie,per favore"
    ),
)
