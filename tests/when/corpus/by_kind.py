"""Phrases by kind: sixteen ways to go wrong, in every language; written before the reader was tried on them.

All are typed at 10:05 on Tuesday 24 November 2026 in Kolkata, as in expected. A line of PHRASES is: kind and language,
what is typed, what it means (`month-day hour:minute`, perhaps `-hour:minute`), and the title, where it matters. `ask`
is a line that no guess may book; a `?` behind a moment says that asking is right as well.

A  words of time beside a day or clock       I  day and month in figures
B  misspelt and shortened days               J  names that hold a day, a number or a clock
C  languages with dateparser's words         K  half, quarter, past and to
D  other scripts                             L  amounts of time
E  the nth weekday of a month                M  ranges
F  part of the day against the hour          N  glued and basic forms
G  hour and minutes with a space             O  where the week begins
H  zones                                     P  names near a day
"""

from __future__ import annotations

from typing import Final, NamedTuple

YEAR: Final = 2026


class Phrase(NamedTuple):
    """`start` is "YYYY-MM-DD HH:MM", "" where the line must be asked about; `end` is "HH:MM" or ""."""

    kind: str
    language: str
    text: str
    start: str
    end: str
    may_ask: bool
    title: str | None

    def __str__(self) -> str:
        return f"{self.kind} {self.language}: {self.text}"


def _phrase(line: str) -> Phrase:
    head, text, meant, *title = (part.strip() for part in line.split("|"))
    kind, language = head.split()
    may_ask = meant == "ask" or meant.endswith("?")
    day, _, hours = meant.rstrip("?").partition(" ")
    start, _, end = hours.partition("-")
    year = YEAR if day.startswith(("11", "12")) else YEAR + 1
    return Phrase(
        kind, language, text, f"{year}-{day} {start}" if start else "", end, may_ask, title[0] if title else None
    )


PHRASES: Final = """
A en | demo a fortnight on friday 4pm | 12-11 16:00 | demo
A en | 6th of the month after next 11am call | 01-06 11:00 | call
A en | wednesday of the week after next at 2:30pm | 12-09 14:30
A en | a month from tomorrow 3pm review | 12-25 15:00 | review
A en | two weeks from friday 10am | 12-11 10:00
A en | the thursday after next 5pm pricing | 12-03 17:00?
A en | thursday week 11am Acme | 12-03 11:00 | Acme
A en | every second friday 4pm | ask
A de | Dienstag in der übernächsten Woche 14 Uhr | 12-08 14:00
A de | am 3. des übernächsten Monats 9 Uhr Abnahme | 01-03 09:00 | Abnahme
A de | Freitag in vierzehn Tagen 10 Uhr | 12-11 10:00?
A de | heute in einer Woche 11 Uhr | 12-01 11:00
A de | Donnerstag in einer Woche um 16 Uhr Angebot | 12-03 16:00 | Angebot
A fr | le 3 du mois prochain à 9h revue | 12-03 09:00 | revue
A fr | jeudi de la semaine suivante 14h | 12-03 14:00
A fr | vendredi en huit à 15h | 12-04 15:00
A fr | dans deux semaines vendredi 10h | 12-11 10:00?
A es | el 3 del mes siguiente a las 10 | 12-03 10:00
A es | el jueves de la semana que viene a las 16h | 12-03 16:00
A es | el viernes dentro de dos semanas a las 9 | 12-11 09:00?
A pt | dia 3 do mês que vem às 10h | 12-03 10:00
A pt | quinta da semana que vem às 16h | 12-03 16:00
A pt | sexta daqui a duas semanas 9h | 12-11 09:00?
A it | il 3 del mese prossimo alle 10 | 12-03 10:00
A it | giovedì della settimana prossima alle 16 | 12-03 16:00
A it | venerdì tra due settimane alle 9 | 12-11 09:00?
A nl | de 3e van volgende maand om 10 uur | 12-03 10:00
A nl | donderdag van volgende week 16:00 | 12-03 16:00
A nl | vrijdag over twee weken 9 uur | 12-11 09:00?
A nl | woensdag over een week 14 uur | 12-02 14:00?
A hi | अगले महीने की 3 तारीख सुबह 10 बजे | 12-03 10:00
A hi | अगले हफ्ते गुरुवार शाम 4 बजे | 12-03 16:00
A hi | agle mahine 5 tareekh 11 baje | 12-05 11:00
A hi | agle se agle somvar 10 baje | 12-07 10:00?
A ja | 再来週の火曜日14時 | 12-08 14:00
A ja | 来月3日10時 打合せ | 12-03 10:00 | 打合せ
A ja | 再来月5日の11時 | 01-05 11:00
A zh | 下下周二下午2点 | 12-08 14:00
A zh | 下个月3号上午10点 | 12-03 10:00
A zh | 下下个月5号11点 | 01-05 11:00?
A ru | третьего числа следующего месяца в 10:00 | 12-03 10:00?
A ru | в четверг через неделю в 16:00 | 12-03 16:00?
A ru | в пятницу на следующей неделе в 9:00 | 12-04 09:00
A tr | gelecek ayın 3'ünde saat 10'da | 12-03 10:00
A tr | gelecek hafta perşembe 16:00 | 12-03 16:00
A tr | iki hafta sonra cuma 9:00 | 12-11 09:00?
A pl | wtorek w przyszłym tygodniu 14:00 | 12-01 14:00
A pl | w czwartek za tydzień o 16:00 | 12-03 16:00?
A pl | w piątek za dwa tygodnie 9:00 | 12-11 09:00?
B en | mtg wedns 2pm | 11-25 14:00?
B en | tmrrow 9am standup | 11-25 09:00?
B en | thurs nite 8pm dinner | 11-26 20:00
B en | satdy 11am site visit | 11-28 11:00?
B en | nxt tues 3pm | 12-01 15:00
B en | tmw arvo 4 coffee | 11-25 16:00?
B en | frdy 3pm | 11-27 15:00?
B de | Donnrstag 10 Uhr Termin | 11-26 10:00?
B de | mogen 9 Uhr | 11-25 09:00?
B de | Mttwoch 14 Uhr | 11-25 14:00?
B fr | mercredii 14h | 11-25 14:00?
B fr | jeud 16h point | 11-26 16:00?
B fr | demn 15h | 11-25 15:00?
B es | miercols 15h | 11-25 15:00?
B es | viernez 9am | 11-27 09:00?
B es | mñn 10h | 11-25 10:00?
B pt | quartaa 14h | 11-25 14:00?
B pt | amnh 10h | 11-25 10:00?
B pt | amanha 9h | 11-25 09:00
B it | giovdì ore 15 | 11-26 15:00?
B it | mercoled 14:00 | 11-25 14:00?
B it | dmn ore 10 | 11-25 10:00?
B nl | woensdg 14 uur | 11-25 14:00?
B nl | mrgen 9 uur | 11-25 09:00?
B hi | kl 3 baje | 11-25 15:00?
B hi | mangalwr 3 baje | 12-01 15:00?
B hi | budhwaar 11 baje demo | 11-25 11:00?
B ja | あした午後3時 | 11-25 15:00
B ja | 明々後日10時 | 11-27 10:00?
B zh | 礼拜四下午3点 | 11-26 15:00
B zh | 周3下午2点 | 11-25 14:00?
B ru | зватра в 15:00 | 11-25 15:00?
B ru | пятинцу 10:00 | 11-27 10:00?
B ru | послезавтар в 11:00 | 11-26 11:00?
B tr | perşmbe 15:00 | 11-26 15:00?
B tr | yrın 10:00 | 11-25 10:00?
B pl | czwrtek 15:00 | 11-26 15:00?
B pl | jurto 10:00 | 11-25 10:00?
B pl | srode 14:00 | 11-25 14:00
C sv | imorgon kl 15 | 11-25 15:00
C sv | om 2 timmar | 11-24 12:05?
C da | i morgen kl. 9 | 11-25 09:00
C nb | fredag kl 14:30 | 11-27 14:30
C fi | huomenna klo 15 | 11-25 15:00
C cs | pozítří ve 14:30 | 11-26 14:30
C cs | za 2 hodiny | 11-24 12:05?
C sk | zajtra o 15:00 | 11-25 15:00
C hu | holnap 15 órakor | 11-25 15:00?
C ro | mâine la 15:00 | 11-25 15:00
C id | besok jam 3 sore | 11-25 15:00?
C vi | ngày mai 9 giờ sáng | 11-25 09:00?
C uk | післязавтра о 10:30 | 11-26 10:30?
C el | αύριο στις 15:00 | 11-25 15:00
C hr | sutra u 9 sati | 11-25 09:00?
C et | homme kell 10 | 11-25 10:00?
D ko | 내일 오후 3시 | 11-25 15:00
D ko | 모레 오전 10시 30분 | 11-26 10:30
D ko | 목요일 오후 2시반 | 11-26 14:30?
D th | พรุ่งนี้ 15:00 | 11-25 15:00?
D ar | غدا الساعة 10 صباحا | 11-25 10:00
D he | מחר בשעה 15:00 | 11-25 15:00
D fa | فردا ساعت ۱۰ صبح | 11-25 10:00?
D mr | उद्या दुपारी 3 वाजता | 11-25 15:00
D ta | நாளை மாலை 4 மணிக்கு | 11-25 16:00
D te | రేపు సాయంత్రం 5 గంటలకు | 11-25 17:00
D bn | আগামীকাল সকাল ১০টায় | 11-25 10:00
D kn | ನಾಳೆ ಬೆಳಿಗ್ಗೆ 11 ಗಂಟೆಗೆ | 11-25 11:00
D gu | આવતીકાલે સાંજે 5 વાગ્યે | 11-25 17:00?
D pa | ਕੱਲ੍ਹ ਸ਼ਾਮ 4 ਵਜੇ | 11-25 16:00?
D ml | നാളെ വൈകിട്ട് 4 മണിക്ക് | 11-25 16:00?
D ur | کل شام 4 بجے | 11-25 16:00?
E en | third thursday of the month 4pm | 12-17 16:00
E en | last mon of next month at noon | 12-28 12:00
E en | first fri in jan 2pm | 01-01 14:00
E en | board call 2nd wed of december 10am | 12-09 10:00 | board call
E en | penultimate friday of december 3pm | 12-18 15:00?
E de | erster Freitag im Monat 10 Uhr | 12-04 10:00
E de | letzter Donnerstag im Januar 15 Uhr | 01-28 15:00
E de | zweiter Dienstag des nächsten Monats 11 Uhr | 12-08 11:00
E fr | premier lundi du mois 9h | 12-07 09:00
E fr | dernier vendredi du mois à 16h | 11-27 16:00
E fr | troisième mercredi de janvier 11h | 01-20 11:00
E es | primer lunes del mes a las 9 | 12-07 09:00
E es | último viernes de enero a las 16h | 01-29 16:00
E es | segundo jueves del próximo mes 10:00 | 12-10 10:00
E pt | primeira segunda do mês às 9h | 12-07 09:00?
E pt | última sexta de janeiro 16h | 01-29 16:00
E it | primo lunedì del mese alle 9 | 12-07 09:00
E it | ultimo venerdì di gennaio ore 16 | 01-29 16:00
E it | terzo mercoledì del mese prossimo alle 11 | 12-16 11:00
E nl | eerste maandag van de maand 9 uur | 12-07 09:00
E nl | laatste vrijdag van januari 16:00 | 01-29 16:00
E nl | tweede donderdag van volgende maand om 10 uur | 12-10 10:00
E hi | महीने का पहला सोमवार सुबह 9 बजे | 12-07 09:00?
E hi | mahine ka aakhri shukravar 4 baje | 11-27 16:00?
E ja | 来月の第1金曜日10時 | 12-04 10:00
E ja | 今月最後の金曜日15時 | 11-27 15:00?
E zh | 下个月第一个周一上午9点 | 12-07 09:00
E zh | 这个月最后一个周五下午4点 | 11-27 16:00?
E ru | первый понедельник месяца в 9:00 | 12-07 09:00
E ru | последняя пятница января в 16:00 | 01-29 16:00
E ru | второй четверг следующего месяца в 10:00 | 12-10 10:00
E tr | ayın ilk pazartesi günü 9:00 | 12-07 09:00
E tr | ocak ayının son cuma günü 16:00 | 01-29 16:00?
E pl | pierwszy poniedziałek miesiąca 9:00 | 12-07 09:00
E pl | ostatni piątek stycznia o 16:00 | 01-29 16:00
E pl | drugi czwartek przyszłego miesiąca o 10:00 | 12-10 10:00
F en | tomorrow evening 3:30 | ask
F en | thursday morning 4 | 11-26 04:00
F en | tomorrow night 2 | ask
F en | friday afternoon 1:30 demo | 11-27 13:30 | demo
F en | tomorrow morning at 8 | 11-25 08:00
F en | thu 9 in the afternoon | ask
F de | morgen Abend 3 Uhr | ask
F de | Freitag früh 8 Uhr | 11-27 08:00
F de | morgen Nachmittag um halb fünf | 11-25 16:30
F fr | demain soir 3h | ask
F fr | jeudi après-midi à 2h | 11-26 14:00
F fr | demain matin 8h30 | 11-25 08:30
F es | mañana por la noche a las 3 | ask
F es | el jueves por la tarde a las 7 | 11-26 19:00
F es | mañana por la mañana a las 8 | 11-25 08:00
F pt | amanhã à noite às 3 | ask
F pt | quinta à tarde às 2 | 11-26 14:00
F pt | amanhã de manhã 8h | 11-25 08:00
F it | domani sera alle 3 | ask
F it | giovedì pomeriggio alle 2 | 11-26 14:00
F it | domani mattina ore 8 | 11-25 08:00
F nl | morgenavond 3 uur | ask
F nl | donderdagmiddag 2 uur | 11-26 14:00
F nl | morgenochtend 8 uur | 11-25 08:00
F hi | कल शाम 3:30 बजे | ask
F hi | kal dopahar 2 baje | 11-25 14:00
F hi | kal subah 11 baje | 11-25 11:00
F hi | कल रात 9 बजे | 11-25 21:00
F ja | 明日の夕方3時 | ask
F ja | 木曜の夜8時 | 11-26 20:00
F zh | 明天晚上3点 | ask
F zh | 明天早上8点 | 11-25 08:00
F ru | завтра вечером в 3 | ask
F ru | завтра в 2 часа дня | 11-25 14:00
F ru | завтра утром в 8 | 11-25 08:00
F tr | yarın akşam 3'te | ask
F tr | yarın sabah 8'de | 11-25 08:00
F tr | perşembe öğleden sonra 2'de | 11-26 14:00
F pl | jutro wieczorem o 3 | ask
F pl | jutro rano o 8 | 11-25 08:00
F pl | w czwartek po południu o 2 | 11-26 14:00
G en | thu at 4 45 pm pricing call | 11-26 16:45 | pricing call
G en | tomorrow 9 15 am budget | 11-25 09:15 | budget
G en | friday 2 30 pm to 3 15 pm demo | 11-27 14:30-15:15? | demo
G en | tomorrow at 11 45 | 11-25 11:45
G de | morgen 14 Uhr 45 Demo | 11-25 14:45 | Demo
G de | Freitag um 9 30 Uhr | 11-27 09:30?
G fr | demain 14 h 45 | 11-25 14:45
G fr | jeudi à 9 heures 30 point | 11-26 09:30 | point
G es | mañana 4 45 pm | 11-25 16:45
G es | jueves a las 10 15 | 11-26 10:15?
G pt | quinta às 10 15 | 11-26 10:15?
G pt | amanhã 16 h 45 | 11-25 16:45
G it | domani alle 16 45 | 11-25 16:45?
G it | giovedì ore 10 15 | 11-26 10:15?
G nl | donderdag om 10 15 | 11-26 10:15?
G nl | morgen 16 uur 45 | 11-25 16:45?
G hi | kal 4 30 baje | 11-25 16:30?
G hi | कल 10 बजकर 15 मिनट | 11-25 10:15?
G ja | 明日15時 30分 | 11-25 15:30
G zh | 明天15点 30分 | 11-25 15:30
G ru | завтра в 16 45 | 11-25 16:45?
G ru | в четверг в 10 часов 15 минут | 11-26 10:15
G tr | yarın saat 16 45 | 11-25 16:45?
G pl | jutro o 16 45 | 11-25 16:45?
H en | fri 10am PKT | 11-27 10:30
H en | tomorrow 9am AWST | 11-25 06:30
H en | thu 2pm Central Time (US & Canada) | 11-27 01:30
H en | tomorrow 3pm (GMT+01:00) Berlin | 11-25 19:30?
H en | wed 4pm QZT sync | ask
H en | fri 9am Singapore time vendor call | 11-27 06:30 | vendor call
H en | tomorrow 4pm UK time | 11-25 21:30
H de | Freitag 15 Uhr MEZ | 11-27 19:30
H de | morgen 10 Uhr New Yorker Zeit | 11-25 20:30?
H fr | vendredi 15h heure de Paris | 11-27 19:30
H fr | jeudi 14h UTC+3 | 11-26 16:30
H es | mañana 15h hora de Madrid | 11-25 19:30
H es | jueves 9am ART | 11-26 17:30
H pt | sexta 15h horário de Brasília | 11-27 23:30
H pt | amanhã 10h BRT | 11-25 18:30
H it | venerdì alle 15 CET | 11-27 19:30
H it | domani ore 10 ora di Londra | 11-25 15:30?
H nl | vrijdag 15:00 CET | 11-27 19:30
H nl | morgen 10 uur Londense tijd | 11-25 15:30?
H hi | kal 3 baje IST | 11-25 15:00
H hi | शुक्रवार 3pm GST | 11-27 16:30
H ja | 金曜15時(日本時間) | 11-27 11:30?
H ja | 明日10時 JST | 11-25 06:30
H zh | 周五下午3点 北京时间 | 11-27 12:30?
H ru | в пятницу 15:00 мск | 11-27 17:30
H ru | завтра в 10 по Москве | 11-25 12:30?
H tr | cuma 15:00 TRT | 11-27 17:30
H tr | yarın 10:00 Londra saatiyle | 11-25 15:30?
H pl | piątek 15:00 CET | 11-27 19:30
H pl | jutro 10:00 czasu londyńskiego | 11-25 15:30?
I en | 05/12 3pm | ask
I en | 14/12 3pm | 12-14 15:00
I en | 12/14 3pm | 12-14 15:00
I en-IN | 05/12 3pm | 12-05 15:00
I en-US | 12/05 3pm | ask
I en-GB | 3/12/26 10am kickoff | 12-03 10:00 | kickoff
I en | 26.11 demo 3pm | 11-26 15:00?
I en-IN | 2-12 at 4pm review | 12-02 16:00?
I de | 05.12. 14 Uhr | 12-05 14:00
I de | 3.12.26 um 9:15 Uhr | 12-03 09:15
I fr | le 05/12 à 14h | 12-05 14:00
I es | 5/12 a las 15h | 12-05 15:00
I es | 03-12-2026 10:00 | 12-03 10:00
I pt | 05/12 às 15h | 12-05 15:00
I it | 5/12 ore 15 | 12-05 15:00
I nl | 03-12-2026 10:00 | 12-03 10:00
I hi | 05/12 ko 3 baje | 12-05 15:00
I ja | 12/5 15時 | 12-05 15:00
I zh | 12/5下午3点 | 12-05 15:00
I ru | 05.12 в 15:00 | 12-05 15:00
I tr | 05.12 saat 15:00 | 12-05 15:00
I pl | 05.12 o 15:00 | 12-05 15:00
J en | Second Cup Coffee pitch thu 2pm | 11-26 14:00 | Second Cup Coffee pitch
J en | Sunday Riley skincare demo wed 11am | 11-25 11:00 | Sunday Riley skincare demo
J en | Seven Eleven rollout fri 3pm | 11-27 15:00 | Seven Eleven rollout
J en | Half Moon Bay visit mon 10am | 11-30 10:00 | Half Moon Bay visit
J en | Century 21 listing call tomorrow 4pm | 11-25 16:00 | Century 21 listing call
J en | 3M safety review thu 11am | 11-26 11:00 | 3M safety review
J en | 5 Star Hotels thu 3pm | 11-26 15:00 | 5 Star Hotels
J de | Frau Sonntag Angebot Freitag 11 Uhr | 11-27 11:00 | Frau Sonntag Angebot
J de | Drei Könige Besuch morgen 10 Uhr | 11-25 10:00 | Drei Könige Besuch
J fr | Les Trois Suisses rdv demain 16h | 11-25 16:00 | Les Trois Suisses rdv
J fr | Mme Mardi contrat jeudi 15h | 11-26 15:00 | Mme Mardi contrat
J es | Las Tres Marías pedido mañana 10h | 11-25 10:00 | Las Tres Marías pedido
J es | Domingo Fernández contrato jueves 12h | 11-26 12:00? | Domingo Fernández contrato
J pt | Terceira Idade projeto amanhã 10h | 11-25 10:00 | Terceira Idade projeto
J pt | Domingos Sávio visita quinta 10h | 11-26 10:00 | Domingos Sávio visita
J it | Tre Cime hotel visita domani ore 10 | 11-25 10:00 | Tre Cime hotel visita
J it | Domenica Rossi contratto giovedì ore 12 | 11-26 12:00? | Domenica Rossi contratto
J nl | Drie Gezusters bezoek morgen 10 uur | 11-25 10:00 | Drie Gezusters bezoek
J nl | Zondag Zonen offerte donderdag 12:00 | 11-26 12:00? | Zondag Zonen offerte
J hi | Teen Murti visit kal 11 baje | 11-25 11:00 | Teen Murti visit
J ja | 三日月商事 訪問 木曜15時 | 11-26 15:00? | 三日月商事 訪問
J zh | 三一重工 拜访 周四下午3点 | 11-26 15:00 | 三一重工 拜访
J zh | 周大福 会议 明天上午10点 | 11-25 10:00 | 周大福 会议
J ru | Три Кита презентация завтра в 10:00 | 11-25 10:00 | Три Кита презентация
J tr | Üç Nokta demo yarın 10:00 | 11-25 10:00 | Üç Nokta demo
J pl | Trzy Korony wizyta jutro 10:00 | 11-25 10:00 | Trzy Korony wizyta
K en | tomorrow at half four | 11-25 16:30?
K en | quarter of five tomorrow | 11-25 16:45?
K en | ten past noon tomorrow | 11-25 12:10
K en | half past noon thu | 11-26 12:30
K en | twenty five to four tomorrow | 11-25 15:35
K de | morgen um dreiviertel vier | 11-25 15:45
K de | Donnerstag viertel nach zwei | 11-26 14:15
K de | Freitag fünf nach halb drei | 11-27 14:35
K de | morgen um Viertel vor zwölf | 11-25 11:45
K fr | demain à midi et quart | 11-25 12:15
K fr | jeudi quatre heures moins vingt | 11-26 15:40
K fr | vendredi deux heures et demie | 11-27 14:30
K es | mañana a las cuatro menos veinte | 11-25 15:40
K es | jueves a las doce y cuarto | 11-26 12:15
K es | a las dos y media del viernes | 11-27 14:30
K pt | quinta quinze para as quatro | 11-26 15:45
K pt | sexta às duas e meia | 11-27 14:30
K pt | amanhã ao meio-dia e quinze | 11-25 12:15
K it | domani a mezzogiorno e un quarto | 11-25 12:15
K it | giovedì alle quattro meno venti | 11-26 15:40
K it | venerdì alle due e mezza | 11-27 14:30
K nl | morgen om kwart voor vier | 11-25 15:45
K nl | vrijdag vijf over half drie | 11-27 14:35
K nl | morgen tien voor half vier | 11-25 15:20
K hi | kal saadhe teen baje | 11-25 15:30
K hi | कल सवा चार बजे | 11-25 16:15
K hi | kal paune panch baje | 11-25 16:45
K hi | kal dhai baje | 11-25 14:30
K ja | 明日3時半 | 11-25 15:30
K ja | 木曜10時15分前 | 11-26 09:45?
K zh | 明天下午三点一刻 | 11-25 15:15
K zh | 周五下午三点三刻 | 11-27 15:45
K zh | 明天差一刻四点 | 11-25 15:45?
K ru | завтра в половине четвёртого | 11-25 15:30
K ru | в четверг без двадцати четыре | 11-26 15:40
K ru | завтра в четверть третьего | 11-25 14:15
K tr | yarın üç buçukta | 11-25 15:30
K tr | perşembe dörde yirmi kala | 11-26 15:40
K tr | yarın saat ikiyi çeyrek geçe | 11-25 14:15
K pl | jutro o wpół do czwartej | 11-25 15:30
K pl | w czwartek za dwadzieścia czwarta | 11-26 15:40
K pl | jutro kwadrans po drugiej | 11-25 14:15
L en | in an hour and a quarter call Ravi | 11-24 11:20 | call Ravi
L en | in 1.5 hrs sync | 11-24 11:35 | sync
L en | in several hours demo | ask
L en | tomorrow 3pm for three quarters of an hour | 11-25 15:00-15:45
L en | thu 2pm 90 mins workshop | 11-26 14:00-15:30 | workshop
L de | in anderthalb Stunden Rückruf | 11-24 11:35 | Rückruf
L de | in zweieinhalb Stunden | 11-24 12:35
L de | morgen 14 Uhr für eine halbe Stunde | 11-25 14:00-14:30
L fr | dans une heure et demie appel | 11-24 11:35 | appel
L fr | dans trois quarts d'heure | 11-24 10:50
L fr | demain 15h pendant 45 minutes | 11-25 15:00-15:45
L es | en hora y media | 11-24 11:35
L es | dentro de tres cuartos de hora | 11-24 10:50
L es | mañana a las 15 durante media hora | 11-25 15:00-15:30
L pt | daqui a uma hora e meia | 11-24 11:35
L pt | em duas horas e meia | 11-24 12:35
L pt | amanhã 15h por 45 min | 11-25 15:00-15:45
L it | tra un'ora e mezza | 11-24 11:35
L it | fra tre quarti d'ora | 11-24 10:50
L nl | over anderhalf uur | 11-24 11:35
L nl | over drie kwartier | 11-24 10:50
L hi | dedh ghante mein call | 11-24 11:35 | call
L hi | ढाई घंटे बाद | 11-24 12:35
L hi | aadhe ghante mein | 11-24 10:35
L ja | 1時間半後に電話 | 11-24 11:35 | 電話
L ja | 明日15時から45分間 | 11-25 15:00-15:45
L zh | 一个半小时后 | 11-24 11:35
L zh | 半小时后打电话 | 11-24 10:35 | 打电话
L ru | через полтора часа | 11-24 11:35
L ru | через два с половиной часа | 11-24 12:35
L ru | через полчаса созвон | 11-24 10:35 | созвон
L tr | bir buçuk saat sonra | 11-24 11:35
L tr | yarım saat sonra ara | 11-24 10:35 | ara
L pl | za półtorej godziny | 11-24 11:35
L pl | za pół godziny telefon | 11-24 10:35 | telefon
L pl | za trzy kwadranse | 11-24 10:50
M en | thu 2pm ~ 3pm review | 11-26 14:00-15:00 | review
M en | fri 10am thru noon | 11-27 10:00-12:00
M en | tomorrow 3pm–quarter to 4 | 11-25 15:00-15:45
M en | wed 9am til 10.30am | 11-25 09:00-10:30
M en | mon 11am - 1 kickoff lunch | 11-30 11:00-13:00 | kickoff lunch
M en | tomorrow 3pm 4pm demo | 11-25 15:00-16:00? | demo
M de | Freitag 14 bis halb vier | 11-27 14:00-15:30
M de | morgen von 9-10:30 Uhr Workshop | 11-25 09:00-10:30 | Workshop
M fr | demain de 14h à 15h30 | 11-25 14:00-15:30
M fr | jeudi 9h→10h | 11-26 09:00-10:00
M es | mañana de 3 a 4 y media de la tarde | 11-25 15:00-16:30
M es | viernes entre las 9 y las 10 | 11-27 09:00-10:00
M pt | amanhã das 14h às 15h30 | 11-25 14:00-15:30
M pt | quinta 9h ~ 10h | 11-26 09:00-10:00
M it | domani dalle 14 alle 15:30 | 11-25 14:00-15:30
M it | venerdì tra le 10 e le 11 | 11-27 10:00-11:00
M nl | morgen 14 tot 15:30 uur | 11-25 14:00-15:30
M nl | vrijdag tussen 10 en 11 uur | 11-27 10:00-11:00
M hi | kal 3 se 4 baje | 11-25 15:00-16:00
M hi | कल सुबह 10 से 11:30 बजे तक | 11-25 10:00-11:30
M ja | 明日14時〜15時30分 | 11-25 14:00-15:30
M ja | 木曜9時から10時まで | 11-26 09:00-10:00
M zh | 明天下午2点到3点半 | 11-25 14:00-15:30
M zh | 周四9点至10点 | 11-26 09:00-10:00
M ru | завтра с 14 до 15:30 | 11-25 14:00-15:30
M ru | в пятницу между 10 и 11 | 11-27 10:00-11:00
M tr | yarın 14:00-15:30 arası | 11-25 14:00-15:30
M tr | perşembe 9'dan 10'a kadar | 11-26 09:00-10:00
M pl | jutro od 14 do 15:30 | 11-25 14:00-15:30
M pl | piątek między 10 a 11 | 11-27 10:00-11:00
N en | tmrw3pm demo | 11-25 15:00? | demo
N en | fri@4:30pm | 11-27 16:30
N en | 27nov 4pm | 11-27 16:00
N en | 20261201T1530 kickoff | 12-01 15:30 | kickoff
N en | Dec1,3pm | 12-01 15:00
N en | 4pm2moro | 11-25 16:00?
N de | 27.11.2026,14:00 Uhr Kickoff | 11-27 14:00 | Kickoff
N de | morgen15Uhr Demo | 11-25 15:00? | Demo
N fr | 27nov 15h | 11-27 15:00
N fr | demain15h démo | 11-25 15:00? | démo
N es | 27nov 15h | 11-27 15:00
N pt | amanhã15h demo | 11-25 15:00? | demo
N it | 27nov ore 15 | 11-27 15:00
N nl | 27nov 15:00 | 11-27 15:00
N hi | kal3baje demo | 11-25 15:00? | demo
N ja | 11月27日15:00面談 | 11-27 15:00 | 面談
N ja | 明日１５時 | 11-25 15:00
N zh | 11月27日15:00面谈 | 11-27 15:00 | 面谈
N zh | 明天１５点 | 11-25 15:00
N ru | 27ноября 15:00 | 11-27 15:00
N tr | 27Kasım 15:00 | 11-27 15:00
N pl | 27listopada 15:00 | 11-27 15:00?
O en | sunday of this week 5pm | ask
O en | this sunday 5pm | 11-29 17:00
O en | monday next week 9am | 11-30 09:00
O de | Sonntag dieser Woche 18 Uhr | 11-29 18:00
O de | nächste Woche Sonntag 10 Uhr | 12-06 10:00
O fr | dimanche de cette semaine 18h | 11-29 18:00
O fr | dimanche de la semaine prochaine 10h | 12-06 10:00
O es | domingo de la próxima semana 10h | 12-06 10:00?
O pt | domingo da próxima semana 10h | 12-06 10:00?
O it | domenica di questa settimana alle 18 | 11-29 18:00
O nl | zondag van volgende week 10:00 | 12-06 10:00
O hi | is ravivar 5 baje | 11-29 17:00
O ja | 来週の日曜10時 | 12-06 10:00?
O zh | 下周日上午10点 | 12-06 10:00
O ru | в воскресенье этой недели в 18:00 | 11-29 18:00
O tr | gelecek hafta pazar 10:00 | 12-06 10:00
O pl | niedziela przyszłego tygodnia 10:00 | 12-06 10:00
P en | meet Thursten 3pm | 11-24 15:00?
P en | lunch with Monda 1pm | 11-24 13:00?
P en | Fridolin demo 5pm tomorrow | 11-25 17:00 | Fridolin demo
P en | Augustine review 2pm | 11-24 14:00?
P en | Sundaram site visit thu 4pm | 11-26 16:00 | Sundaram site visit
P en | Satish 3pm tomorrow | 11-25 15:00 | Satish
P de | Herr Montak 15 Uhr Rückruf | 11-24 15:00?
P de | Frau Freytag morgen 14 Uhr | 11-25 14:00 | Frau Freytag
P fr | M. Lundin 14h devis | 11-24 14:00?
P fr | Samedo demain 15h | 11-25 15:00 | Samedo
P es | Martin 11h visita | 11-24 11:00?
P es | Lunez Pérez mañana 10h | 11-25 10:00 | Lunez Pérez
P pt | Quinto 14h visita | 11-24 14:00?
P it | Martino ore 12 visita | 11-24 12:00?
P nl | Morgan 14:00 demo | 11-24 14:00?
P nl | Zondervan 11:00 offerte | 11-24 11:00?
P hi | Somesh ko call 3 baje | 11-24 15:00?
P hi | Shanaya se meeting kal 4 baje | 11-25 16:00
P ja | 金田さん 15時 | 11-24 15:00? | 金田さん
P ja | 土井様訪問 明日10時 | 11-25 10:00 | 土井様訪問
P zh | 周明 下午3点 | 11-24 15:00?
P ru | позвонить Субботину в 14:00 | 11-24 14:00?
P tr | Cumali 15:00 | 11-24 15:00?
P pl | Piątkowski 11:00 oferta | 11-24 11:00?
"""

BY_KIND: Final = tuple(_phrase(line) for line in PHRASES.splitlines() if line)
