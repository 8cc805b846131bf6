"""French words of time. Data only."""

from bot.when.languages.table import Table

TABLE = Table(
    code="fr",
    weekdays=(
        "lundi,lundis,lun|mardi,mardis,mar|mercredi,mercredis,mer|jeudi,jeudis,jeu"
        "|vendredi,vendredis,ven|samedi,samedis,sam|dimanche,dimanches,dim"
    ),
    months=(
        "janvier,janv|février,fevr,févr,fév|mars|avril,avr|mai|juin|juillet,juil|août,aout"
        "|septembre,sept|octobre,oct|novembre,nov|décembre,déc,dec"
    ),
    numbers=(
        "zéro|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze"
        "|seize|dix-sept|dix-huit|dix-neuf|vingt"
    ),
    tens="vingt|trente|quarante|cinquante|soixante",
    quantities="un=1,une=1,quelques=3,autre=1,un autre=1,deux=2",
    ordinals="premier,première,1er|deuxième|troisième|quatrième|cinquième",
    ordinal_marks="er,ère,e,ème,eme,re",
    units=(
        "seconde,secondes,sec|minute,minutes,min,mins|heure,heures|jour,jours,nuit,nuits,journée"
        "|semaine,semaines|mois|an,ans,année,années"
    ),
    short_units="s|m|h|j|w",
    unit_minutes="demi-heure=30,demi-heures=30,demie-heure=30",
    days="hier|aujourd'hui,aujourd hui,ajd|demain|après-demain,apres demain",
    parts=(
        "matin,du matin,au matin,le matin,dans la matinée,matinée"
        "|après-midi,de l'après-midi,dans l'après-midi,l'après-midi,aprem"
        "|soir,du soir,au soir,le soir,en soirée,soirée|nuit,de la nuit,la nuit"
    ),
    today_parts="ce matin|cet après-midi,cet aprem|ce soir|cette nuit",
    noon="midi",
    midnight="minuit",
    half="demi,demie",
    quarter="quart,quarts",
    minus="moins",
    mark="h,heure,heures",
    minute_mark="m,mn,min",
    at="à,a,vers les",
    on="le,pour le,sur",
    approx="vers,environ,autour de,aux alentours de,pile,à peu près",
    from_="de,du,dès,à partir de,depuis",
    until="à,a,au,jusqu'à,jusqu'au,jusque",
    between="entre",
    and_="et,&",
    for_="pendant,pour,durant",
    in_="dans,d'ici,sous",
    later="plus tard,à partir de maintenant",
    base="après,à partir de",
    this="ce,cet,cette,courant",
    coming="qui vient",
    next="prochain,prochaine,suivant,suivante",
    last="dernier,dernière,passé,passée",
    of="de,du,d",
    the="le,la,les,l",
    last_of="dernier",
    zone_time="heure",
    with_="avec,chez,pour,et,contre",
    label="salle,bureau,table,numéro,no,nº,version,chapitre,phase,page,porte,lot,étage,hall,section",
    counted="personnes,places,participants,licences,clients,euros,pour,points,slides",
    or_="ou",
    limit="à partir de,avant,après,au plus tard,jusqu'à,pas avant",
    every="chaque,tous les,toutes les,les,lundis,mardis,mercredis,jeudis,vendredis,samedis,dimanches",
    moved="déplacer,déplacé,décaler,décalé,reporter,reporté,repousser,repoussé,avancer,avancé",
    their_time="leur heure,son heure",
    our_time="notre heure,heure locale",
    meal="dîner,diner,apéro,souper",
    vague=(
        "week-end,weekend,fin,mi,début,courant,quinzaine,noël,pâques,nouvel an,réveillon,bientôt,"
        "quinze jours,huit jours,fin de semaine,quotidien,hebdomadaire"
    ),
    vague_behind="en huit,en quinze,en huit jours",
    weeks_ahead="semaine d'après=1,semaine qui vient=1,semaine suivante=1,semaine pro=1",
    months_ahead="mois d'après=1,mois qui vient=1,mois suivant=1,mois pro=1",
    weeks_behind="en huit=1,en quinze=2,en huit jours=1",
    from_the_end="avant-dernier=-2,avant dernier=-2",
    after="après",
    before="avant",
    slips=(
        "demian,demin,deamin=demain|mecredi,mercrdi,mercerdi=mercredi|vendrdi,vedredi,"
        "vendedi=vendredi|samdi=samedi|dimanch,dimache=dimanche"
    ),
    honorifics="m,monsieur,mme,madame,mlle,dr,mr",
    week_number="sem,semaine",
    seasons="printemps,été,automne,hiver",
    ordinary="mar,mer,sam,dim,mars,matin,soir,nuit,midi,an,sept,six,dix,une,e,m,jeu,lun,ven,avr,mai",
    not_typos="",
    asking=(
        "bonjour,salut,hello,bonsoir"
        "|s'il te plaît,s'il vous plaît,stp,svp,merci de,peux-tu,peux tu,pouvez-vous,pouvez vous,"
        "pourrais-tu,pourriez-vous,je voudrais,j'aimerais"
        "|réserve,réserver,réservez,planifie,planifier,planifiez"
        "|prends,prendre,mets,mettre,ajoute,ajouter,crée,créer,organise,organiser"
        "|un,une,le,la,moi,nous,les"
        "|merci,merci beaucoup,merci d'avance,stp,svp,s'il te plaît,s'il vous plaît"
    ),
)
