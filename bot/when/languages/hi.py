"""Hindi words of time, in Devanagari and as people type it in Latin letters. Data only."""

from bot.when.languages.table import Table

TABLE = Table(
    code="hi",
    weekdays=(
        "सोमवार,सोम,somvar,somwar,somvaar,som ko|मंगलवार,मंगल,mangalvar,mangalwar,mangalvaar,mangal ko"
        "|बुधवार,बुध,budhvar,budhwar,budhvaar,budh ko|गुरुवार,गुरूवार,गुरु,बृहस्पतिवार,guruvar,guruwar,guruvaar"
        ",brihaspativar"
        "|शुक्रवार,शुक्र,shukravar,shukrawar,shukravaar,shukrvar,shukra ko,shukr ko"
        "|शनिवार,शनि,shanivar,shaniwar,shanivaar,shani ko"
        "|रविवार,रवि,इतवार,ravivar,raviwar,ravivaar,itvar,itwar"
    ),
    months=(
        "जनवरी,जन॰,जन,janvari|फ़रवरी,फरवरी,फ़र॰,फर,farvari|मार्च,march|अप्रैल,aprail,april|मई,mai|जून,june"
        "|जुलाई,जुल॰,julai|अगस्त,अग॰,agast|सितंबर,सितम्बर,सित॰,sitambar|अक्टूबर,अक्तूबर,अक्टू॰,aktubar"
        "|नवंबर,नवम्बर,नव॰,navambar|दिसंबर,दिसम्बर,दिस॰,disambar"
    ),
    numbers=(
        "शून्य|एक,ek|दो|तीन,teen|चार,char,chaar|पाँच,पांच,paanch,panch|छह,छः,छे,chhah,cheh,chhe"
        "|सात,saat|आठ,aath|नौ,nau|दस,das|ग्यारह,gyarah|बारह,barah,baarah|तेरह,terah|चौदह,chaudah"
        "|पंद्रह,पन्द्रह,pandrah|सोलह,solah|सत्रह,satrah|अठारह,atharah|उन्नीस,unnis|बीस,bees"
    ),
    more_numbers="do=2,दो=2,पच्चीस=25,pachees=25,तीस=30,tees=30,पैंतालीस=45,paintalis=45",
    quantities="एक=1,ek=1,डेढ़=1.5,डेढ=1.5,dedh=1.5,derh=1.5,ढाई=2.5,dhai=2.5,dhaai=2.5,adhai=2.5,पौन=0.75,paun=0.75",
    ordinals="पहला,पहली,पहले,pehla|दूसरा,दूसरे,doosra|तीसरा,तीसरे,teesra|चौथा|पाँचवाँ",
    units=(
        "सेकंड,सेकेंड,second|मिनट,मिनटों,minute,minat|घंटा,घंटे,घंटों,घण्टे,ghanta,ghante,ghanton"
        "|दिन,दिनों,din,dino,रात|हफ़्ता,हफ़्ते,हफ्ते,हफ्तों,सप्ताह,hafta,hafte"
        "|महीना,महीने,महीनों,mahina,mahine|साल,वर्ष,saal"
    ),
    days="कल ही|आज,aaj,aj|कल,kal|परसों,parso,parson",
    parts=(
        "सुबह,सवेरे,सुबह को,प्रातः,subah,savere"
        "|दोपहर,दोपहर को,दोपहर में,dopahar,dopehar,dopahar ko,दिन में"
        "|शाम,शाम को,शाम में,sham,shaam,shaam ko,sham ko|रात,रात को,रात में,raat,raat ko"
    ),
    today_parts="आज सुबह,aaj subah|आज दोपहर,aaj dopahar|आज शाम,आज शाम को,aaj shaam,aaj sham|आज रात,aaj raat",
    tomorrow_parts="कल सुबह,kal subah|कल दोपहर,kal dopahar|कल शाम,कल शाम को,kal shaam,kal sham|कल रात,kal raat",
    noon="दोपहर 12 बजे,दोपहर बारह बजे",
    midnight="आधी रात,aadhi raat",
    half="आधा,आधे,aadha,aadhe",
    half_past="साढ़े,साढे,saadhe,sadhe,saade,sade,sadhey,saadey,saday,saarhe,sarhe,sadeh",
    quarter_past="सवा,sava,sawa,savaa,sawaa",
    quarter_to="पौने,paune,pauney,pone,ponay",
    mark="बजे,बजकर,बजकर,baje,bajkar,bje",
    minute_mark="मिनट,minute",
    at="@",
    on="दिनांक,तारीख",
    approx="लगभग,करीब,क़रीब,lagbhag,kareeb,karib,ठीक,theek",
    from_="",
    until="से,se,तक,-",
    between="",
    and_="और,aur,&,व",
    in_="",
    later="में,me,mein,बाद,के बाद,baad,ke baad,के अंदर,से,me",
    base="",
    this="इस,is,इसी",
    coming="इस आगामी,आगामी",
    next="अगले,अगला,अगली,agle,agla,agli",
    last="पिछले,पिछला,pichle",
    of="के,की,का,ke,ki,ka",
    the="",
    day_mark="तारीख,तारीख़,tareekh,tarikh",
    zone_time="समय,समयानुसार,samay",
    tail="को,पर,के लिए,तक,ko,par,tak,ke liye,को ही,से,में,पे,pe,kiya",
    with_="और,aur",
    label="कमरा,kamra,नंबर,number",
    counted="लोग,log",
    or_="या,ya",
    every="हर,har",
    meal="डिनर,dinner",
    limit_behind="से पहले,se pehle,के बाद,ke baad",
    vague="सप्ताहांत,weekend,वीकेंड,महीने के अंत,दिवाली,होली,क्रिसमस,पहले,pehle,ant,ant mein,अंत",
    last_of="आखिरी,आख़िरी,अंतिम,aakhri,akhri,antim",
    honorifics="श्री,श्रीमती,जी,shri,smt,mr,mrs",
    clock_words="डेढ़ बजे=90,ढाई बजे=150,dedh baje=90,derh baje=90,dhai baje=150,dhaai baje=150,adhai baje=150",
    ordinary="is,me,se,ke,do,das,din,mai,par,char,sham,saat,mein,शनि,मंगल,बुध,गुरु,रवि,शुक्र,सोम,जन,second",
    asking=(
        "namaste,नमस्ते,hello,hi"
        "|please,plz,pls,kripya,कृपया,zara"
        "|book,schedule,बुक,fix"
        "|set,लगाओ,रखो"
        "|ek,एक,a,meri,hamari"
        "|dhanyavad,धन्यवाद,shukriya,शुक्रिया,thanks,thank you,please,plz"
        "|book karo,book kar do,book kar dena,schedule karo,schedule kar do,fix karo,fix kar do,rakh do,"
        "laga do,बुक करो,बुक कर दो"
    ),
)
