"""Codes of languages (ISO 639) and scripts (ISO 15924) as library and archive files write them, as BCP 47 tags.

https://www.loc.gov/standards/iso639-2/ and https://www.unicode.org/iso15924/. BCP 47 takes the code of two letters
where there is one, else the terminological one of three; ISO 639-2 has a bibliographic code too for twenty languages.
"""

from __future__ import annotations

_TWO_LETTERS = """
aa aar Afar; ab abk Abkhazian; ae ave Avestan; af afr Afrikaans; ak aka Akan; am amh Amharic;
an arg Aragonese; ar ara Arabic; as asm Assamese; av ava Avaric; ay aym Aymara;
az aze Azerbaijani; ba bak Bashkir; be bel Belarusian; bg bul Bulgarian; bi bis Bislama;
bm bam Bambara; bn ben Bengali; bo bod+tib Tibetan; br bre Breton; bs bos Bosnian;
ca cat Catalan/Valencian; ce che Chechen; ch cha Chamorro; co cos Corsican; cr cre Cree;
cs ces+cze Czech; cu chu Church Slavic/Old Church Slavonic/Church Slavonic; cv chv Chuvash;
cy cym+wel Welsh; da dan Danish; de deu+ger German; dv div Dhivehi/Maldivian; dz dzo Dzongkha;
ee ewe Ewe; el ell+gre Greek/Modern Greek; en eng English; eo epo Esperanto;
es spa Spanish/Castilian; et est Estonian; eu eus+baq Basque; fa fas+per Persian/Farsi;
ff ful Fulah; fi fin Finnish; fj fij Fijian; fo fao Faroese; fr fra+fre French;
fy fry Western Frisian; ga gle Irish; gd gla Scottish Gaelic/Gaelic; gl glg Galician;
gn grn Guarani; gu guj Gujarati; gv glv Manx; ha hau Hausa; he heb Hebrew; hi hin Hindi;
ho hmo Hiri Motu; hr hrv Croatian; ht hat Haitian/Haitian Creole; hu hun Hungarian;
hy hye+arm Armenian; hz her Herero; ia ina Interlingua; id ind Indonesian; ie ile Interlingue;
ig ibo Igbo; ii iii Sichuan Yi; ik ipk Inupiaq; io ido Ido; is isl+ice Icelandic; it ita Italian;
iu iku Inuktitut; ja jpn Japanese; jv jav Javanese; ka kat+geo Georgian; kg kon Kongo;
ki kik Kikuyu; kj kua Kuanyama; kk kaz Kazakh; kl kal Kalaallisut/Greenlandic;
km khm Khmer/Central Khmer; kn kan Kannada; ko kor Korean; kr kau Kanuri; ks kas Kashmiri;
ku kur Kurdish; kv kom Komi; kw cor Cornish; ky kir Kirghiz/Kyrgyz; la lat Latin;
lb ltz Luxembourgish; lg lug Ganda; li lim Limburgan; ln lin Lingala; lo lao Lao;
lt lit Lithuanian; lu lub Luba-Katanga; lv lav Latvian; mg mlg Malagasy; mh mah Marshallese;
mi mri+mao Maori; mk mkd+mac Macedonian; ml mal Malayalam; mn mon Mongolian; mr mar Marathi;
ms msa+may Malay; mt mlt Maltese; my mya+bur Burmese; na nau Nauru;
nb nob Norwegian Bokmål/Bokmål; nd nde North Ndebele; ne nep Nepali; ng ndo Ndonga;
nl nld+dut Dutch/Flemish; nn nno Norwegian Nynorsk; no nor Norwegian; nr nbl South Ndebele;
nv nav Navajo; ny nya Nyanja/Chichewa; oc oci Occitan; oj oji Ojibwa; om orm Oromo;
or ori Oriya/Odia; os oss Ossetian; pa pan Panjabi/Punjabi; pi pli Pali; pl pol Polish;
ps pus Pushto/Pashto; pt por Portuguese; qu que Quechua; rm roh Romansh; rn run Rundi;
ro ron+rum Romanian/Moldavian; ru rus Russian; rw kin Kinyarwanda; sa san Sanskrit;
sc srd Sardinian; sd snd Sindhi; se sme Northern Sami; sg sag Sango; sh hbs Serbo-Croatian;
si sin Sinhala/Sinhalese; sk slk+slo Slovak; sl slv Slovenian; sm smo Samoan; sn sna Shona;
so som Somali; sq sqi+alb Albanian; sr srp Serbian; ss ssw Swati; st sot Southern Sotho;
su sun Sundanese; sv swe Swedish; sw swa Swahili; ta tam Tamil; te tel Telugu; tg tgk Tajik;
th tha Thai; ti tir Tigrinya; tk tuk Turkmen; tl tgl Tagalog; tn tsn Tswana; to ton Tonga;
tr tur Turkish; ts tso Tsonga; tt tat Tatar; tw twi Twi; ty tah Tahitian; ug uig Uighur/Uyghur;
uk ukr Ukrainian; ur urd Urdu; uz uzb Uzbek; ve ven Venda; vi vie Vietnamese; vo vol Volapük;
wa wln Walloon; wo wol Wolof; xh xho Xhosa; yi yid Yiddish; yo yor Yoruba; za zha Zhuang;
zh zho+chi Chinese; zu zul Zulu;
"""
"""Code of ISO 639-1, of 639-2/T, "+" the one of 639-2/B where it differs, and English names."""

_THREE_LETTERS = """
ace Achinese; ach Acoli; ada Adangme; ady Adyghe; afa Afro-Asiatic languages; afh Afrihili;
ain Ainu; akk Akkadian; ale Aleut; alg Algonquian languages; alt Southern Altai; ang Old English;
anp Angika; apa Apache languages; arc Aramaic; arn Mapudungun; arp Arapaho;
art Artificial languages; arw Arawak; ast Asturian; ath Athapascan languages;
aus Australian languages; awa Awadhi; bad Banda languages; bai Bamileke languages; bal Baluchi;
ban Balinese; bas Basa; bat Baltic languages; bej Beja; bem Bemba; ber Berber languages;
bho Bhojpuri; bih Bihari languages; bik Bikol; bin Bini; bla Siksika; bnt Bantu languages;
bra Braj; btk Batak languages; bua Buriat; bug Buginese; byn Bilin; cad Caddo;
cai Central American Indian languages; car Galibi Carib; cau Caucasian languages; ceb Cebuano;
cel Celtic languages; chb Chibcha; chg Chagatai; chk Chuukese; chm Mari; chn Chinook jargon;
cho Choctaw; chp Chipewyan; chr Cherokee; chy Cheyenne; cmc Chamic languages;
cmn Mandarin Chinese; cnr Montenegrin; cop Coptic; cpe English-based creoles and pidgins;
cpf French-based creoles and pidgins; cpp Portuguese-based creoles and pidgins; crh Crimean Tatar;
crp Creoles and pidgins; csb Kashubian; cus Cushitic languages; dak Dakota; dar Dargwa;
day Land Dayak languages; del Delaware; den Slave; dgr Dogrib; din Dinka; doi Dogri;
dra Dravidian languages; dsb Lower Sorbian; dua Duala; dum Middle Dutch; dyu Dyula; efi Efik;
egl Emilian; egy Egyptian; eka Ekajuk; elx Elamite; enm Middle English; ewo Ewondo; fan Fang;
fat Fanti; fil Filipino; fiu Finno-Ugrian languages; fon Fon; frm Middle French; fro Old French;
frr Northern Frisian; frs Eastern Frisian; fur Friulian; gaa Ga; gay Gayo; gba Gbaya;
gem Germanic languages; gez Geez; gil Gilbertese; gmh Middle High German; goh Old High German;
gon Gondi; gor Gorontalo; got Gothic; grb Grebo; grc Ancient Greek/Greek, Ancient;
gsw Swiss German/Alsatian; gwi Gwichʼin; hai Haida; haw Hawaiian; hil Hiligaynon;
him Himachali languages; hit Hittite; hmn Hmong; hsb Upper Sorbian; hup Hupa; iba Iban;
ijo Ijo languages; ilo Iloko; inc Indic languages; ine Indo-European languages; inh Ingush;
ira Iranian languages; iro Iroquoian languages; jbo Lojban; jpr Judeo-Persian; jrb Judeo-Arabic;
kaa Kara-Kalpak; kab Kabyle; kac Kachin; kam Kamba; kar Karen languages; kaw Kawi; kbd Kabardian;
kha Khasi; khi Khoisan languages; kho Khotanese; kmb Kimbundu; kok Konkani; kos Kosraean;
kpe Kpelle; krc Karachay-Balkar; krl Karelian; kro Kru languages; kru Kurukh; kum Kumyk;
kut Kutenai; lad Ladino; lah Lahnda; lam Lamba; lez Lezghian; lij Ligurian; lmo Lombard;
lol Mongo; loz Lozi; lua Luba-Lulua; lui Luiseno; lun Lunda; luo Luo; lus Lushai;
lzh Literary Chinese; mad Madurese; mag Magahi; mai Maithili; mak Makasar; man Mandingo;
map Austronesian languages; mas Masai; mdf Moksha; mdr Mandar; men Mende; mga Middle Irish;
mic Mi'kmaq; min Minangkabau; mis Uncoded languages; mkh Mon-Khmer languages; mnc Manchu;
mni Manipuri; mno Manobo languages; moh Mohawk; mos Mossi; mul Multiple languages;
mun Munda languages; mus Creek; mwl Mirandese; mwr Marwari; myn Mayan languages; myv Erzya;
nah Nahuatl languages; nai North American Indian languages; nap Neapolitan; nds Low German;
new Newari; nia Nias; nic Niger-Kordofanian languages; niu Niuean; nog Nogai; non Old Norse;
nqo N'Ko; nso Pedi; nub Nubian languages; nwc Classical Newari; nym Nyamwezi; nyn Nyankole;
nyo Nyoro; nzi Nzima; orv Old Russian; osa Osage; ota Ottoman Turkish; oto Otomian languages;
paa Papuan languages; pag Pangasinan; pal Pahlavi; pam Pampanga; pap Papiamento; pau Palauan;
peo Old Persian; phi Philippine languages; phn Phoenician; pms Piemontese; pnt Pontic;
pon Pohnpeian; pra Prakrit languages; prg Prussian; pro Old Provençal; raj Rajasthani;
rap Rapanui; rar Rarotongan; rgn Romagnol; rmy Vlax Romani; roa Romance languages; rom Romany;
rue Rusyn; rup Macedo-Romanian; sad Sandawe; sah Yakut; sai South American Indian languages;
sal Salishan languages; sam Samaritan Aramaic; sas Sasak; sat Santali; scn Sicilian; sco Scots;
sel Selkup; sem Semitic languages; sga Old Irish; sgn Sign languages; shn Shan; sid Sidamo;
sio Siouan languages; sit Sino-Tibetan languages; sla Slavic languages; sma Southern Sami;
smi Sami languages; smj Lule Sami; smn Inari Sami; sms Skolt Sami; snk Soninke; sog Sogdian;
son Songhai languages; srn Sranan Tongo; srr Serer; ssa Nilo-Saharan languages; suk Sukuma;
sus Susu; sux Sumerian; svm Slavomolisano; syc Classical Syriac; syr Syriac; szl Silesian;
tai Tai languages; tem Timne; ter Tereno; tet Tetum; tig Tigre; tiv Tiv; tkl Tokelau; tlh Klingon;
tli Tlingit; tmh Tamashek; tog Tonga; tpi Tok Pisin; tsi Tsimshian; tum Tumbuka;
tup Tupi languages; tut Altaic languages; tvl Tuvalu; tyv Tuvinian; udm Udmurt; uga Ugaritic;
umb Umbundu; und Undetermined; vai Vai; vec Venetian; vot Votic; wak Wakashan languages;
wal Wolaytta; war Waray; was Washo; wen Sorbian languages; xal Kalmyk; xno Anglo-Norman; yao Yao;
yap Yapese; ypk Yupik languages; yue Yue Chinese; zap Zapotec; zbl Blissymbols; zen Zenaga;
zgh Standard Moroccan Tamazight; znd Zande languages; zun Zuni; zxx No linguistic content;
zza Zaza;
"""
"""Codes of ISO 639-2 and some of 639-3 and 639-5 for languages that have none of two letters."""

_SCRIPTS = """
Adlm Adlam; Afak Afaka; Aghb Caucasian Albanian; Ahom Ahom; Arab Arabic; Aran Arabic;
Armi Imperial Aramaic; Armn Armenian; Avst Avestan; Bali Balinese; Bamu Bamum; Bass Bassa Vah;
Batk Batak; Beng Bengali; Bhks Bhaiksuki; Blis Blissymbols; Bopo Bopomofo; Brah Brahmi;
Brai Braille; Bugi Buginese; Buhd Buhid; Cakm Chakma; Cans Unified Canadian Aboriginal Syllabics;
Cari Carian; Cham Cham; Cher Cherokee; Chrs Chorasmian; Cirt Cirth; Copt Coptic;
Cpmn Cypro-Minoan; Cprt Cypriot; Cyrl Cyrillic; Cyrs Cyrillic; Deva Devanagari; Diak Dives Akuru;
Dogr Dogra; Dsrt Deseret; Dupl Duployan shorthand; Egyd Egyptian demotic; Egyh Egyptian hieratic;
Egyp Egyptian hieroglyphs; Elba Elbasan; Elym Elymaic; Ethi Ethiopic; Geok Khutsuri;
Geor Georgian; Glag Glagolitic; Gong Gunjala Gondi; Gonm Masaram Gondi; Goth Gothic; Gran Grantha;
Grek Greek; Gujr Gujarati; Guru Gurmukhi; Hanb Han with Bopomofo; Hang Hangul; Hani Han;
Hano Hanunoo; Hans Han; Hant Han; Hatr Hatran; Hebr Hebrew; Hira Hiragana;
Hluw Anatolian Hieroglyphs; Hmng Pahawh Hmong; Hmnp Nyiakeng Puachue Hmong;
Hrkt Japanese syllabaries; Hung Old Hungarian; Inds Indus; Ital Old Italic; Jamo Jamo;
Java Javanese; Jpan Japanese; Jurc Jurchen; Kali Kayah Li; Kana Katakana; Khar Kharoshthi;
Khmr Khmer; Khoj Khojki; Kitl Khitan large script; Kits Khitan small script; Knda Kannada;
Kore Korean; Kpel Kpelle; Kthi Kaithi; Lana Tai Tham; Laoo Lao; Latf Latin; Latg Latin;
Latn Latin; Leke Leke); Lepc Lepcha; Limb Limbu; Lina Linear A; Linb Linear B; Lisu Lisu;
Loma Loma; Lyci Lycian; Lydi Lydian; Mahj Mahajani; Maka Makasar; Mand Mandaic; Mani Manichaean;
Marc Marchen; Maya Mayan hieroglyphs; Medf Medefaidrin; Mend Mende; Merc Meroitic Cursive;
Mero Meroitic Hieroglyphs; Mlym Malayalam; Modi Modi; Mong Mongolian; Moon Moon; Mroo Mro;
Mtei Meitei Mayek; Mult Multani; Mymr Myanmar; Nand Nandinagari; Narb Old North Arabian;
Nbat Nabataean; Newa Newa; Nkdb Naxi Dongba; Nkgb Nakhi Geba; Nkoo N’Ko; Nshu Nüshu; Ogam Ogham;
Olck Ol Chiki; Orkh Old Turkic; Orya Oriya; Osge Osage; Osma Osmanya; Ougr Old Uyghur;
Palm Palmyrene; Pauc Pau Cin Hau; Pcun Proto-Cuneiform; Pelm Proto-Elamite; Perm Old Permic;
Phag Phags-pa; Phli Inscriptional Pahlavi; Phlp Psalter Pahlavi; Phlv Book Pahlavi;
Phnx Phoenician; Piqd Klingon; Plrd Miao; Prti Inscriptional Parthian; Psin Proto-Sinaitic;
Qaaa Reserved for private use; Qabx Reserved for private use; Ranj Ranjana; Rjng Rejang;
Rohg Hanifi Rohingya; Roro Rongorongo; Runr Runic; Samr Samaritan; Sara Sarati;
Sarb Old South Arabian; Saur Saurashtra; Sgnw SignWriting; Shaw Shavian; Shrd Sharada;
Shui Shuishu; Sidd Siddham; Sind Khudawadi; Sinh Sinhala; Sogd Sogdian; Sogo Old Sogdian;
Sora Sora Sompeng; Soyo Soyombo; Sund Sundanese; Sylo Syloti Nagri; Syrc Syriac; Syre Syriac;
Syrj Syriac; Syrn Syriac; Tagb Tagbanwa; Takr Takri; Tale Tai Le; Talu New Tai Lue; Taml Tamil;
Tang Tangut; Tavt Tai Viet; Telu Telugu; Teng Tengwar; Tfng Tifinagh; Tglg Tagalog; Thaa Thaana;
Thai Thai; Tibt Tibetan; Tirh Tirhuta; Toto Toto; Ugar Ugaritic; Vaii Vai; Visp Visible Speech;
Wara Warang Citi; Wcho Wancho; Wole Woleai; Xpeo Old Persian; Xsux Cuneiform; Yezi Yezidi;
Yiii Yi; Zanb Zanabazar Square; Zinh Code for inherited script; Zmth Mathematical notation;
Zsye Symbols; Zsym Symbols; Zxxx Code for unwritten documents; Zyyy Code for undetermined script;
Zzzz Code for uncoded script;
"""

_WITHDRAWN = {"scc": "sr", "scr": "hr", "mol": "ro", "iw": "he", "in": "id", "ji": "yi", "mo": "ro"}
"""Codes that old finding aids have: MARC and ISO 639 replaced them."""


_VARIANTS = {"Aran", "Cyrs", "Latf", "Latg", "Syre", "Syrj", "Syrn"}
"""Scripts that are called like the one that they are a variant of."""


def _rows(table: str) -> list[tuple[str, str]]:
    pairs = (row.strip().partition(" ") for row in table.replace("\n", " ").split(";"))
    return [(codes, name) for codes, _, name in pairs if codes]


def _read() -> tuple[dict[str, str], dict[str, str]]:
    codes, names = dict(_WITHDRAWN), {}
    for row, called in _rows(_TWO_LETTERS):
        tag, _, name = called.partition(" ")
        for code in (row, *tag.split("+")):
            codes[code] = row
        names[row] = name
    for code, name in _rows(_THREE_LETTERS):
        codes[code] = code
        names[code] = name
    return codes, names


_CODES, _NAMES = _read()
_BY_NAME = {name.casefold(): tag for tag, called in _NAMES.items() for name in called.split("/")}
_SCRIPT_NAMES = dict(_rows(_SCRIPTS))
_SCRIPTS_BY_NAME = {
    name.casefold(): code for code, name in _SCRIPT_NAMES.items() if code not in _VARIANTS
}


def language_tag(code: str) -> str:
    """The BCP 47 tag for a code of ISO 639-1, 639-2/B, 639-2/T or 639-3 ("ger" gives "de"); "" for none of them."""
    return _CODES.get(code.strip().lower(), "")


def language_named(name: str) -> str:
    """The BCP 47 tag of the language with this English name; "" when no language is called so."""
    return _BY_NAME.get(" ".join(name.split()).strip(".,;:").casefold(), "")


def language_name(tag: str) -> str:
    """The English name of a language by its BCP 47 tag without script and region; "" when it is not known."""
    return _NAMES.get(tag, "").partition("/")[0]


def script_code(code: str) -> str:
    """The code of ISO 15924 as it is written ("latn" gives "Latn"); "" when there is none such."""
    written = code.strip().capitalize()
    return written if written in _SCRIPT_NAMES else ""


def script_named(name: str) -> str:
    """The ISO 15924 code of the script with this English name; "" when none is called so."""
    return _SCRIPTS_BY_NAME.get(" ".join(name.split()).strip(".,;:").casefold(), "")
