"""Turkish words of time. Data only."""

from bot.when.languages.table import Table

TABLE = Table(
    code="tr",
    weekdays=(
        "pazartesi,pzt,pts,pazartesisi|salı,sal,salısı|çarşamba,çar,çarşambası|perşembe,per,perşembesi|cuma,cum,cuması|cumartesi,cmt,cts,cumartesisi|pazar,paz,pazarı"
    ),
    months=(
        "ocak,oca|şubat,şub|mart|nisan,nis|mayıs,may|haziran,haz|temmuz,tem|ağustos,ağu|eylül,eyl"
        "|ekim,eki|kasım,kas|aralık,ara"
    ),
    numbers=(
        "sıfır|bir|iki|üç|dört|beş|altı|yedi|sekiz|dokuz|on|on bir|on iki|on üç|on dört|on beş|on altı"
        "|on yedi|on sekiz|on dokuz|yirmi"
    ),
    tens="yirmi|otuz|kırk|elli|altmış|yetmiş|seksen|doksan",
    more_numbers=(
        "üçe=3,üçte=3,üçten=3,dörde=4,dörtte=4,dörtten=4,beşe=5,beşte=5,beşten=5,ikiye=2,ikide=2,ikiden=2,"
        "bire=1,birde=1,ona=10,onda=10,ondan=10,dokuza=9,dokuzda=9,sekize=8,sekizde=8,yediye=7,yedide=7,"
        "altıya=6,altıda=6,üçü=3,ikiyi=2,dördü=4,beşi=5,onu=10,dokuzu=9,sekizi=8,yediyi=7"
    ),
    quantities="bir=1,bir buçuk=1.5,birkaç=3",
    ordinals="birinci,ilk|ikinci|üçüncü|dördüncü|beşinci",
    ordinal_marks="inci,ıncı,üncü,uncu,nci,ncı",
    units=(
        "saniye,sn|dakika,dakikalık,dk|saat,saatlik,sa|gün,günlük,gece|hafta,haftalık,haftanın,"
        "haftası|ay,aylık,ayın,ayının,ayda|yıl,sene"
    ),
    unit_minutes="yarım saat=30,yarım saatlik=30",
    days="dün|bugün,bu gün|yarın,ertesi gün|öbür gün,ertesi günü,yarından sonra",
    parts=("sabah,sabahı,sabahleyin|öğleden sonra,öğlenden sonra|akşam,akşamı,akşamleyin|gece,gecesi,geceleyin"),
    today_parts="bu sabah|bugün öğleden sonra|bu akşam,bugün akşam|bu gece",
    tomorrow_parts="yarın sabah|yarın öğleden sonra|yarın akşam|yarın gece",
    noon="öğlen,öğle,öğlenleyin,öğle vakti",
    midnight="gece yarısı,geceyarısı",
    meridiem="öö|ös",
    half_behind="buçuk,buçukta,buçuğa,buçuktan",
    half="buçuk,yarım,buçukta,buçuğa,buçuktan",
    half_to="",
    quarter="çeyrek",
    past="geçe,geçiyor",
    to_hour="kala,var",
    mark="",
    mark_before="saat,saati",
    at="saat,@",
    on="günü",
    approx="yaklaşık,civarı,civarında,gibi,tam,sularında",
    from_="",
    until="ile,den,dan,ten,tan,-,ila",
    between="",
    and_="ve,&",
    for_="",
    in_="",
    later="sonra,içinde,içerisinde,sonraki",
    base="",
    this="bu",
    coming="önümüzdeki,gelecek",
    next="haftaya,sonraki",
    last="geçen,geçtiğimiz",
    of="",
    the="",
    zone_time="saati,saatiyle",
    tail=(
        "da,de,te,ta,'da,'de,kadar,e kadar,ye kadar,a kadar,ya kadar,arası,arasında,günü,in de,nda,nde,"
        "inde,ında,ünde,unda,e,ye,a,ya,için,itibaren,deki,daki,i,ı,ü,u"
    ),
    with_="ile,ve",
    label="oda,salon,masa,numara,sürüm,bölüm,faz,sayfa,kat,bina",
    counted="kişi,kişilik,koltuk,lisans,müşteri,lira",
    or_="veya,ya da",
    every="her",
    meal="akşam yemeği",
    limit_behind="önce,sonra",
    vague="hafta sonu,haftasonu,ay sonu,yıl sonu,sonu,ortası,başı,bayram,yılbaşı,yakında,önce",
    last_of="son",
    months_ahead=(
        "gelecek ay=1,gelecek ayın=1,önümüzdeki ay=1,önümüzdeki ayın=1,sonraki ay=1,sonraki ayın=1,bu ayın=0,bu ay=0"
    ),
    weeks_ahead="gelecek hafta=1,önümüzdeki hafta=1,haftaya=1,öbür hafta=2",
    honorifics="bay,bayan,sayın,sn",
    past_behind="geçe,geçiyor,geçeye",
    to_behind="kala,var,kalaya",
    ordinary=(
        "per,mart,may,ara,pazar,on,bir,da,de,ay,kas,tem,cum,sal,gece,akşam,sabah,öğle,öğlen,a,e,i,u,ya,ye,var,"
        "ocak,ekim,saat,oca,ilk,çar,haz,den,ten,tan,dan"
    ),
    asking=(
        "merhaba,selam,günaydın"
        "|lütfen"
        "|ayarla,planla,rezerve et"
        "|"
        "|bir,bana,bize"
        "|teşekkürler,teşekkür ederim,sağ ol,sağol,lütfen"
    ),
)
