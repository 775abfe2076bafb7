"""Writes what a German bank's core system exports, as ugly as they come, and the values that it means.

    bank_export.py EXPORT.csv VALUES.jsonl [RECORDS]

The export has semicolons, line ends of CR and LF, windows-1252, German dates and decimals, two words
for missing values, line ends and quotes in quotes, and headers that are no names.
"""

import datetime
import json
import random
import sys

HEADER = ["Kunden-Nr.", "Name", "Geb.-Datum", "Straße", "Int. Rate (%)", "Saldo €", "Bonität", "Wohneigentum", "Bemerkung",
          "Letzter Kontakt", "Dauer/Monate", "PLZ"]
KEYS = ["kunden_nr", "name", "geburt", "strasse", "rate", "saldo", "bonitaet", "eigentum", "bemerkung", "kontakt",
        "dauer", "plz"]
NAMES = ["Jörg Müller", "Änne Weiß", "Zoë Öztürk", "Käthe Groß", "Çelik, Özgür", "François Lefèvre", "O'Neill; Shane"]
STREETS = ["Königsallee", "Große Straße", "An der Mühle", "Übersee \"Nord\"", "Am Bächle"]
REMARKS = ["zahlt pünktlich", "ruft an;\r\nmöchte Rückruf", "sagte: \"später\"", "€ 50 Gebühr erlassen",
           "Adresse prüfen\r\n\r\nzweite Mahnung", ""]


def german(number, digits):
    """1234.5 with two digits is 1.234,50."""
    return f"{number:,.{digits}f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def day(date):
    return date.strftime("%d.%m.%Y")


def quoted(text):
    return '"' + text.replace('"', '""') + '"'


def record(i, rnd):
    """The values, and how they are delivered."""
    begin = datetime.date(1930, 1, 1)
    saldo = round(rnd.gauss(0, 1) * 10 ** rnd.randint(1, 5), 2)
    rate = rnd.choice([None, round(rnd.uniform(0, 12), 3)])
    score = rnd.choice([None, rnd.randint(100, 950)])
    contact = rnd.choice([None, datetime.date(2024, 1, 1) + datetime.timedelta(rnd.randint(0, 1095))])
    values = {
        "kunden_nr": 4_000_017 + 3 * i,
        "name": rnd.choice(NAMES),
        "geburt": begin + datetime.timedelta(rnd.randint(0, 28_000)),
        "strasse": f"{rnd.choice(STREETS)} {rnd.randint(1, 140)}",
        "rate": rate,
        "saldo": saldo,
        "bonitaet": score,
        "eigentum": rnd.random() < 0.4,
        "bemerkung": rnd.choice(REMARKS),
        "kontakt": contact,
        "dauer": rnd.randint(1, 360),
        "plz": f"{rnd.randint(1000, 99999):05d}",
    }
    delivered = [
        str(values["kunden_nr"]),
        quoted(values["name"]),
        day(values["geburt"]),
        quoted(values["strasse"]),
        "NA" if rate is None else german(rate, 3),
        german(saldo, 2),
        rnd.choice(["n/a", "NA"]) if score is None else str(score),
        "ja" if values["eigentum"] else "nein",
        quoted(values["bemerkung"]),
        "n/a" if contact is None else day(contact),
        str(values["dauer"]),
        values["plz"],
    ]
    return values, delivered


def main(export, told, records):
    rnd = random.Random(20261231)
    with open(export, "w", encoding="cp1252", newline="") as out, open(told, "w", encoding="utf-8") as values_out:
        out.write(";".join(HEADER) + "\r\n")
        for i in range(records):
            values, delivered = record(i, rnd)
            out.write(";".join(delivered) + "\r\n")
            json.dump({key: values[key].isoformat() if isinstance(values[key], datetime.date) else values[key]
                       for key in KEYS}, values_out, ensure_ascii=False)
            values_out.write("\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 2_000)
