"""Portuguese words of time. Data only."""

from bot.when.languages.table import Habit, Table

TABLE = Table(
    code="pt",
    habits=frozenset([Habit.NUMBERED_WEEKDAYS]),
    weekdays=(
        "segunda-feira,segunda,seg,segundas,2ª feira,2a feira|terça-feira,terça,ter,terças,3ª feira,3a feira"
        "|quarta-feira,quarta,qua,quartas,4ª feira,4a feira|quinta-feira,quinta,qui,quintas,5ª feira,5a feira"
        "|sexta-feira,sexta,sex,sextas,6ª feira,6a feira|sábado,sáb,sábados|domingo,domingos,dom"
    ),
    months=(
        "janeiro,jan|fevereiro,fev|março|abril,abr|maio,mai|junho,jun|julho,jul|agosto,ago"
        "|setembro,set|outubro,out|novembro,nov|dezembro,dez"
    ),
    numbers=(
        "zero|uma|duas,dois|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|treze|catorze,quatorze"
        "|quinze|dezesseis,dezasseis|dezessete,dezassete|dezoito|dezenove,dezanove|vinte"
    ),
    tens="vinte|trinta|quarenta|cinquenta|sessenta|setenta|oitenta|noventa",
    quantities="um=1,uma=1,umas=3,uns=3,outro=1,outra=1,par de=2,par=2",
    ordinals="primeiro,primeira|segundo|terceiro,terceira|quarto|quinto",
    ordinal_marks="º,ª,o",
    units=(
        "segundo,segundos,seg|minuto,minutos,min,mins|hora,horas,hrs|dia,dias,noite,noites"
        "|semana,semanas|mês,meses|ano,anos"
    ),
    unit_minutes="meia hora=30,quarto de hora=15,quartos de hora=15",
    days="ontem|hoje,hj|amanhã|depois de amanhã",
    parts=(
        "da manhã,de manhã,pela manhã,manhã"
        "|da tarde,de tarde,à tarde,pela tarde,tarde|da noite,de noite,à noite,pela noite,noite"
        "|da madrugada,de madrugada"
    ),
    today_parts="esta manhã,hoje de manhã|esta tarde,hoje à tarde|esta noite,hoje à noite|",
    tomorrow_parts="amanhã de manhã|amanhã à tarde|amanhã à noite|",
    noon="meio-dia,meio dia",
    midnight="meia-noite,meia noite",
    half="meia,meio",
    quarter="quarto",
    to_hour="para as,para",
    minus="menos",
    mark="h,hs,hrs,horas,hora,em ponto",
    minute_mark="m,min",
    at="às,as,à,ao,aos,lá pelas,pelas",
    on="no,na,em,para,pra,para o,dia,no dia,do dia,o",
    approx="por volta das,por volta de,cerca das,cerca de,perto das,aproximadamente,aprox,lá",
    from_="de,das,desde,a partir de,a partir das,do,da",
    until="a,até,às,as,até às,até as,ao,à",
    between="entre,entre as",
    and_="e,&",
    for_="por,durante",
    in_="em,dentro de,daqui a,daqui",
    later="depois,mais tarde,a partir de agora",
    base="depois de,a partir de",
    this="este,esta,neste,nesta,essa,esse,nessa,nesse,deste,atual,corrente",
    coming="que vem",
    next="próximo,próxima,seguinte,na próxima,no próximo",
    last="passado,passada,último,última",
    of="de,do,da",
    the="o,a,os,as",
    last_of="último,última",
    day_mark="dia",
    zone_time="horário,hora de,horário de",
    with_="com,e,contra,para",
    label="sala,mesa,quarto,número,nº,num,versão,capítulo,fase,página,porta,andar,seção,lote",
    counted="pessoas,lugares,participantes,licenças,clientes,reais,euros,pontos",
    or_="ou",
    limit="a partir de,a partir das,antes de,antes das,depois das,até,até as,até às,após,após as",
    every="cada,toda,todo,todas as,todos os,segundas,terças,quartas,quintas,sextas,sábados,domingos",
    moved="mover,mudar,adiar,adiada,remarcar,remarcada,antecipar,passar",
    our_time="nosso horário,horário local",
    meal="jantar,happy hour",
    vague=(
        "fim de semana,fim,final,meados,início,começo,natal,ano novo,"
        "páscoa,carnaval,quinzena,quinze dias,atrás,há,em breve,véspera"
    ),
    vague_behind="a oito",
    weeks_ahead="semana que vem=1,semana seguinte=1,semana que entra=1",
    months_ahead="mês que vem=1,mês seguinte=1,mês que entra=1",
    from_the_end="penúltimo=-2,penúltima=-2",
    after="depois do,depois de,depois da,após",
    before="antes do,antes de,antes da",
    slips="amnha,amanh,amanhna,amnahã,amahã=amanhã|sabdo=sábado|domigo=domingo",
    honorifics="sr,sra,senhor,senhora,dona,dr,dra,seu",
    ordinary=(
        "segunda,terça,quarta,quinta,sexta,seg,ter,sex,set,dom,maio,mai,uma,manhã,tarde,noite,meia,o,"
        "quarto,out,fev,segundo,abr,dia,do dia,jan"
    ),
    not_typos="",
    asking=(
        "olá,oi,bom dia,boa tarde"
        "|por favor,pfv,pode,você pode,poderia,consegue,quero,gostaria de,preciso"
        "|agende,agendar,agenda,marque,marcar,marca,reserve,reservar"
        "|coloque,colocar,coloca,crie,criar,adicione"
        "|um,uma,o,a,me,nos,para mim"
        "|obrigado,obrigada,muito obrigado,muito obrigada,valeu,por favor,pfv"
    ),
)
