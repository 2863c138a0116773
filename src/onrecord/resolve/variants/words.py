"""Words of names that are not the name itself: honorifics, particles, legal forms; and names that stand for others.

All are in the form that `spelling.plain` gives: ASCII, lower case, no full stops. The lists are general knowledge of
the conventions of names in English-language news.
"""

from __future__ import annotations

HONORIFICS = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness hon honourable honorable rt excellency
    president vice premier prime minister chancellor secretary foreign defence defense senator sen rep
    representative congressman congresswoman governor mayor ambassador chairman chairwoman speaker justice judge
    general gen lieutenant lt colonel col major maj captain capt admiral adm brigadier brig marshal sergeant sgt
    king queen prince princess emir amir sultan sheikh shaikh sheik shaykh emperor crown pope cardinal archbishop
    bishop father rev reverend rabbi imam ayatollah hojatoleslam hojjatoleslam hojatolislam grand mullah maulana
    mufti hajji haji hajj qari sayyid sayyed seyyed syed seyed comrade jr sr esq phd
    """.split()
)

PARTICLES = frozenset(
    "al el ul ur as ad ar bin ben ibn bint van von der den de del della di da do dos du la le".split()
)
"""Small words inside names that spelling variants add, drop or join."""

PARENTAGE = frozenset("bin ben ibn bint abu umm".split())
"""Particles after which the order of names carries meaning: Abdullah bin Omar is not Omar bin Abdullah."""

NICKNAMES = (
    "benjamin binyamin bibi",
    "william bill billy",
    "robert bob bobby rob",
    "james jim jimmy",
    "joseph joe",
    "michael mike mick",
    "anthony antony tony",
    "ashton ash",
    "charles chuck charlie",
    "edward ted ed",
    "theodore ted",
    "thomas tom",
    "timothy tim",
    "stephen steven steve",
    "donald don",
    "samuel sam",
    "daniel dan",
    "david dave",
    "john jack",
    "jacob jack",
    "elizabeth liz",
    "jennifer jen",
    "katherine catherine kate",
    "margaret maggie",
    "nicholas nick",
    "barack barry",
    "christopher chris",
    "gregory greg",
    "richard dick rick",
    "lawrence larry",
    "gerald jerry",
    "bernard bernie",
    "kenneth ken",
    "alexander alex aleksandr oleksandr alexandr",
    "vladimir volodymyr wladimir vova",
    "radoslaw radek",
    "joschka joseph",
    "dmitry dmytro dmitri",
    "sergey serhiy sergei",
    "andrey andriy andrei",
    "mikhail mykhailo",
    "nikolay mykola nikolai",
)
"""Forms of one given name that spelling alone does not join. One form may be in several sets."""

CANONICAL = {
    variant: sets[0]
    for sets in (
        "mohammad muhammad mohamed mohammed mohamad muhammed mohammod mohamud mahammad".split(),
        "abdallah abdullah abdulla abdollah".split(),
        "ahmad ahmed ahmet".split(),
        "mahmud mahmoud mahmood".split(),
        "yusuf yousef youssef yousuf yusef yousaf yosef jusuf".split(),
        "usama osama ousama".split(),
        "laden ladin".split(),
        "umar omar".split(),
        "hussein hossein husayn hussain husain hosein hoseyn housein houssein".split(),
        "gaddafi qaddafi gadhafi kadafi qadhafi khadafy gadaffi".split(),
        "qaeda qaida qaidah".split(),
        "faysal faisal feisal".split(),
        "suleiman sulaiman sulayman soleiman solayman".split(),
        "said saeed saiid sayeed".split(),
        "rahman rehman rahmaan".split(),
        "khamenei khamenai khamenehi".split(),
        "tsetung zedong".split(),
    )
    for variant in sets
}
"""Spellings of frequent names in transliteration whose vowels differ too much for the general rules."""

LEGAL_FORMS = frozenset(
    """
    ag aktiengesellschaft gmbh kg se sa sas sarl srl spa nv bv ab as asa oy oyj aps plc ltd limited llc lp llp inc
    incorporated corp corporation co company jsc ojsc pjsc cjsc oao ooo pao zao pty pt kk bvba
    """.split()
)

LEGAL_PHRASES = {
    "gesellschaft mit beschrankter haftung": "gmbh",
    "public limited company": "plc",
    "limited liability company": "llc",
    "open joint stock company": "ojsc",
    "joint stock company": "jsc",
    "societatea cu raspundere limitata": "srl",
    "obshchestvo s ogranichennoy otvetstvennostyu": "ooo",
    "pvt ltd": "ltd",
}

EMPTY_WORDS = frozenset("the of and for in on to at an a und et y i de la le des du".split())
"""Words of organisations' names that variants add and drop."""

SAME_WORDS = {
    "organisation": "organization",
    "programme": "program",
    "defence": "defense",
    "labour": "labor",
    "centre": "center",
    "intl": "international",
    "int": "international",
    "dept": "department",
    "govt": "government",
    "natl": "national",
    "assn": "association",
    "bros": "brothers",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
}
