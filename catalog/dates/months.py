"""The names of months and seasons in the languages that the catalogue reads.

English, Italian, Russian, French, German, and Serbian in both scripts, in the cases that dates use
and with the common abbreviations. Words are given without dots; accents do not matter.
"""

from __future__ import annotations

_MONTHS = {
    1: "january jan gennaio genn gen январь января январе янв janvier janv januar januara januaru "
       "jänner jän јануар јануара јануару јан",
    2: "february feb febr febbraio febb февраль февраля феврале февр фев février févr fév februar "
       "februara februaru фебруар фебруара фебруару феб",
    3: "march mar marzo март марта марте мар mars märz maerz mär mrz mart marta martu марту",
    4: "april apr aprile апрель апреля апреле апр avril avr aprila aprilu април априла априлу",
    5: "may maggio magg mag май мая мае mai maj maja maju мај маја мају",
    6: "june jun giugno giu июнь июня июне июн juin juni juna junu јун јуна јуну јуни",
    7: "july jul luglio lug июль июля июле июл juillet juil juli jula julu јул јула јулу јули",
    8: "august aug agosto ago август августа августе авг août avgust avgusta avgustu avg августу",
    9: "september sept sep settembre sett set сентябрь сентября сентябре сент сен septembre "
       "septembar septembra septembru септембар септембра септембру сеп септ",
    10: "october oct ottobre ott октябрь октября октябре окт octobre oktober okt oktobar oktobra "
        "oktobru октобар октобра октобру",
    11: "november nov novembre ноябрь ноября ноябре нояб ноя novembar novembra novembru новембар "
        "новембра новембру нов",
    12: "december dec dicembre dic декабрь декабря декабре дек décembre déc dezember dez decembar "
        "decembra decembru децембар децембра децембру дец",
}  # fmt: skip

# The codes of ISO 8601-2 for seasons without a hemisphere.
_SEASONS = {
    21: "spring primavera весна весны весной весною printemps frühling frühjahr fruehling "
        "fruehjahr proleće proljeće пролеће пролећа",
    22: "summer estate лето лета летом été sommer leto ljeto leta",
    23: "autumn fall autunno осень осени осенью automne herbst jesen jeseni јесен јесени",
    24: "winter inverno зима зимы зимой зимою hiver zima zime зиме",
}  # fmt: skip

MONTHS = {word: month for month, words in _MONTHS.items() for word in words.split()}
SEASONS = {word: season for season, words in _SEASONS.items() for word in words.split()}
