"""English words of time. Data only."""

from bot.when.languages.table import Habit, Table

TABLE = Table(
    code="en",
    order="mdy",
    habits=frozenset(Habit) - {Habit.AM_IS_ON, Habit.MINUTES_OF_NEXT, Habit.NUMBERED_WEEKDAYS},
    day_first_in=frozenset(["GB", "IE", "IN", "AU", "NZ", "ZA", "SG", "MY", "HK", "PK", "BD", "LK", "NG", "KE"]),
    month_first_in=frozenset(["US", "CA", "PR", "VI", "GU", "AS", "MP", "PW", "FM", "MH", "PH"]),
    week_number="cw,wk",
    seasons="spring,summer,autumn,fall,winter",
    weekdays=(
        "monday,mondays,mon|tuesday,tuesdays,tue,tues|wednesday,wednesdays,wed,weds"
        "|thursday,thursdays,thu,thur,thurs|friday,fridays,fri|saturday,saturdays,sat"
        "|sunday,sundays,sun"
    ),
    months=(
        "january,jan|february,feb|march,mar|april,apr|may|june,jun|july,jul|august,aug"
        "|september,sep,sept|october,oct|november,nov|december,dec"
    ),
    numbers=(
        "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
        "|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
    ),
    tens="twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety",
    more_numbers="oh=0,thousand=1000",
    quantities="a=1,an=1,another=1,all=1,couple=2,couple of=2,few=3",
    ordinals=(
        "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
        "|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
        "||||||||||thirtieth"
    ),
    ordinal_marks="st,nd,rd,th",
    units=(
        "second,seconds,sec,secs|minute,minutes,min,mins|hour,hours,hr,hrs|day,days,night,nights"
        "|week,weeks,wk,wks|month,months|year,years,yr,yrs|fortnight,fortnights"
    ),
    days=(
        "yesterday|today,tod,tdy|tomorrow,tomorrows,tmrw,tmrrw,tmr,tmw,tom,tommorow,tommorrow"
        "|day after tomorrow,overmorrow"
    ),
    parts=(
        "morning,mornings,morn,mrng,mng,early morning,late morning|afternoon,afternoons,aft,aftn,"
        "aftrnoon,early afternoon,late afternoon"
        "|evening,evenings,eve,evng,evg,eveng,early evening,late evening|night,nights,late night"
    ),
    today_parts=("this morning|this afternoon,this arvo|tonight,tonite,this evening,this eve,tonights|this night"),
    noon="noon,midday,noonish,12 noon,high noon",
    midnight="midnight,12 midnight",
    meridiem="am|pm",
    half="half",
    half_past="half",
    quarter="quarter,quarters",
    past="past,after",
    to_hour="to,till",
    mark="o'clock,oclock,h,hours,hrs,hour",
    at="at,@",
    on="on",
    approx="around,arnd,about,approximately,approx,roughly,circa,ca,exactly,sharp,ish",
    from_="from,starting,beginning,start",
    until="to,until,till,til,untill,through,thru,upto,up to,-",
    between="between,b/w,betw,btwn",
    and_="and,&",
    for_="for",
    in_="in,within",
    later="later,from now,hence",
    base="from,after",
    this="this,current,the current",
    coming="coming,this coming,upcoming",
    next="next,nxt,following",
    last="last,past,previous",
    of="of,in",
    the="the",
    last_of="last,final",
    zone_time="time",
    tail="sharp,exactly,on the dot",
    with_="with,and,vs,than,hi,hey,dear,thanks",
    names="tom,sat,sun,mon,wed,sunday",
    name_before="with,call,meet,ask,ping,for,to,and,by,see,visit,from,mr,ms,mrs,dr",
    label=(
        "room,rm,suite,ste,table,section,sec,version,ver,release,ticket,order,invoice,po,no,nr,number,"
        "chapter,phase,windows,catch,area,ocean's,oceans,top,budget,batch,grade,gate,floor,level,step,"
        "sprint,episode,season,part,page,unit,apt,apartment,flat,building,bldg,line,route,highway,"
        "flight,terminal,model,python,java,ios,android,round,tier,track,stage,group,team,bay,desk,"
        "booth,hall,stand,lot,door,case,deal,quote,contract,account,acct,option,plan,type,class,series,"
        "item,task,issue,bug,pr,mr,rfc,iso,form,article,rule,question,slide,figure,appendix,volume,vol,"
        "week,day,session,module,sector,wave,lane,dock,pier,platform,house,studio,formula,lead,"
        "opportunity,opp,extension,ext,pin,"
        "code,id,ref,act,district,zone,block,plot,tower,wing,cabin,pod,platform,store,site,warehouse,"
        "revision,rev,draft,iteration,milestone,priority,fiscal,fy,cohort,vision,agenda"
    ),
    verbs="block,plan,track,stage,group",
    counted=(
        "people,persons,pax,seats,seat,users,licenses,licences,leads,deals,items,points,options,"
        "attendees,guests,slides,pages,things,steps,ways,reasons,questions,accounts,customers,clients,"
        "units,tickets,calls,demos,stores,sites,percent,dollars,euros,rupees,pounds,usd,eur,inr,gbp,k,"
        "m,mn,bn,x,gb,tb,mb,km,kg,lakh,lakhs,crore,crores,candidates,interviews,members,reps,teams,"
        "stars,review,reviews,culture,support,year,years,pm's,to do"
    ),
    end_of_day="eod,end of day,cob,close of business,end of the day",
    or_="or",
    limit=(
        "before,after,by,within,post,pre,"
        "not before,no earlier than,no later than,until,till,up to,at the latest,at the earliest,"
        "latest,earliest"
    ),
    limit_behind="or later,or earlier,or after,or before,onwards,onward,at the latest,latest,at the earliest,earliest",
    every="every,each,weekly,mondays,tuesdays,wednesdays,thursdays,fridays,saturdays,sundays",
    moved=(
        "move,moving,moved,reschedule,rescheduled,rescheduling,shift,shifted,postpone,postponed,prepone,preponed,"
        "change,changed,push,pushed,bump,bumped"
    ),
    their_time=(
        "their time,his time,her time,client time,customer time,client's time,customer's time,"
        "your time,their local time"
    ),
    our_time="our time,my time,local time",
    mine="my,our,your,his,her,their",
    possessive="s",
    not_before_today="on",
    no_names="on,at,from",
    meal="dinner,drinks,supper,happy hour,after work,afterwork",
    noise=(
        "black friday,cyber monday,good friday,ash wednesday,giving tuesday,super tuesday,"
        "palm sunday,easter sunday,easter monday,super sunday,manic monday,blue monday,"
        "taco tuesday,casual friday,small business saturday,super saturday,shrove tuesday,"
        "maundy thursday,holy thursday,sunday times,sunday night football,monday night football,"
        "man friday,ruby tuesday,fourth wall,day one,second opinion,may day"
    ),
    vague=(
        "weekend,weekends,end,mid,middle,early,late,beginning,start,month end,monthend,year end,"
        "quarter end,ago,christmas,xmas,christmas eve,new year,new years,new year's eve,new year's day,"
        "bank holiday,bank hol,public holiday,"
        "easter,thanksgiving,diwali,holi,eid,halloween,boxing day,valentine's day,any day,someday,"
        "some day,sometime,some time,anytime,any time,soon,daily,biweekly,fortnightly,monthly,weekdays,weekday,"
        "other,everyday,alternate,kal,parso,parson,parsu,holi ke baad,"
        "diwali ke baad,eid ke baad,holi ke din,diwali ke din,dayafter,nxtday,nextday,"
        "eow,eom,eoq,eoy,end of week,end of month,"
        "black friday,cyber monday,good friday,"
        "ash wednesday,giving tuesday,palm sunday,easter sunday,easter monday,shrove tuesday,"
        "maundy thursday,w/c,w/b,w/e,week commencing,week beginning,week ending"
    ),
    vague_behind="after next,after,fortnightly",
    weeks_ahead="week after next=2,week after the next=2,week following next=2,following week=1",
    months_ahead="month after next=2,following month=1",
    weeks_behind="week=1,fortnight=2",
    from_the_end="second to last=-2,second-to-last=-2,second last=-2,next to last=-2,penultimate=-2,last but one=-2",
    after="after",
    before="before",
    sunday_first=True,
    honorifics="mr,mrs,ms,miss,dr,prof,shri,smt,mx",
    ordinary=(
        "mon,wed,sat,sun,may,march,mar,second,tod,tom,aft,eve,morn,dec,jan,jun,a,an,april,june,august,"
        "sunday,morning,mornings,night,nights,evening,afternoon,h,hours,noon,midnight,half,quarter"
    ),
    slips=(
        "tomm,tomo,tomoro,tomorro,tomorow,tomorrw,tomorw,tomrrow,tomrow,tommrow,tommrw,tommorw,tmoro,tmorow,tmorrow,"
        "tomarrow,tomarow,tmrow,tmro,tmmrw,tomrw,tomoz,tomoroow,tomorroww,tommarow,tommarrow,tomorrrow,toomorrow,"
        "tomorrwo,tomorrov,tomorrpw,2moro,2morow,2morro,2morrow,2mrw,2mro,2mrow,2mmrw,2moz,2mor=tomorrow"
        "|tody,todya,todday,tday,2dy,2day=today|tonigh,tonght,tonigth,tonihgt,tnite,tonyt,2nite,2night,2nyt=tonight"
        "|mondy,monady,mnday,monda,moday,moonday,monnday=monday"
        "|tuesdy,teusday,tusday,tuseday,tuesaday,tueday,tuesd,tuesdya,tuesay,tuesady=tuesday"
        "|wensday,wendsday,wednsday,wedensday,wendesday,wednessday,wednesdy,wedsday,wenesday,wednesay,wednseday,"
        "wensdey,wenzday,wednesdya,wedneday,wdnsday,wednes,wednesd,wedn,wendnesday,wednesady,wesnesday,"
        "wednedsay=wednesday"
        "|thrusday,thurday,thursdy,thusday,thirsday,thurdsay,thursady,thr,thrs,thersday,thursd,thursay,thursdya,"
        "thurrsday,thirsdy,thrsday=thursday"
        "|firday,fridy,fryday,frday,frid,fridya,fiday,fridday,firdya,fridsy=friday"
        "|saterday,satuday,saturady,saturdy,satruday,satrday,saturay,satur,satday,satudray,saturaday,sturday=saturday"
        "|sundy,sunady,sudnay,suday,sundya,sundday=sunday"
        "|janury,januray,janaury,janurary,januari,jannuary=january"
        "|febuary,feburary,februray,febrary,febr,febuaray,feburay=february|apirl,aprl,"
        "aprill=april|agust,augst,agusut=august"
        "|setpember,septmber,setember,septemeber,septemer,septembr=september|ocotber,octobr,otcober,"
        "octber,ocober=october"
        "|novmber,novemeber,novembr,nobember,noveber,novemer=november"
        "|decmber,decembr,dicember,decemeber,dezember,decemer,desember=december|aftr=after"
    ),
    maybe_weekdays="mo|tu|we|th|fr|sa|su",
    short_days="mon|tue|wed|thu|fri|sat|sun",
    not_typos=(
        "aun,day,dry,due,dun,eat,far,fei,gri,jon,kon,man,min,mob,mom,non,qed,rue,sag,say,set,sim,sin,sit,son,sub,suh,"
        "sum,syn,tho,the,thy,tie,tri,tur,tye,web,wee,yue,"
        "sundry,sundae,frida,fridays,augusta,auguste,augustus,toady,toda,undecember,mondal,mondale,aprile,mourning,"
        "tonight's,noo,mondays,octobers,tuesdays"
    ),
    asking=(
        "hey,hi,hello,hey there,hi there,hello there,hi team,hey team,hi all,hello all,hey bot,hi bot,"
        "good morning,ok,okay"
        "|please,pls,plz,kindly,can you,could you,would you,will you,can u,could u,can we,could we,"
        "i need to,i need you to,i want to,i want you to,i'd like to,i would like to,we need to,let's,"
        "lets,help me,help me to,just"
        "|book,schedule,set up,setup,reserve"
        "|arrange,put,put in,put down,put us down,put me down,put us down for,put me down for,put us in,"
        "pencil in,pencil us in,plan,add,create,fix,block,organise,organize,make,get,get me,"
        "find time for"
        "|a,an,the,me,us,in,my,our,for me,for us,one"
        "|thanks,thank you,thx,ty,tnx,many thanks,thanks a lot,thank you so much,thanks in advance,"
        "thank you very much,cheers,please,pls,plz"
    ),
)
