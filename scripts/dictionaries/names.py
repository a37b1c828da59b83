#!/usr/bin/env python3
"""Writes given_names.tsv and surnames.tsv out of Debian's packages php-faker, python3-fake-factory, ruby-faker and
ruby-ffaker, the words of scowl, and the lists in common_knowledge/."""

import ast
import re
import unicodedata

from debian import COMMON_KNOWLEDGE, DICTIONARIES, folded, one_path, package_root, read_table, write_table

TRADITION = {
    "ar": "arabic", "bg": "bulgarian", "bn": "indian", "br": "portuguese", "bs": "serbo-croatian", "ca": "catalan",
    "cs": "czech-slovak", "da": "nordic", "de": "german", "dk": "nordic", "el": "greek", "en": "english",
    "es": "spanish", "et": "baltic", "ee": "baltic", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish",
    "gr": "greek", "he": "hebrew", "hi": "indian", "hr": "serbo-croatian", "hu": "hungarian", "hy": "caucasian",
    "id": "indonesian", "in": "indian", "is": "nordic", "it": "italian", "ka": "caucasian", "kh": "cambodian",
    "kk": "central-asian", "lt": "baltic", "lv": "baltic", "me": "serbo-croatian", "mn": "mongolian", "ms": "malay",
    "mx": "spanish", "nb": "nordic", "ne": "indian", "nep": "indian", "nl": "dutch", "no": "nordic", "pak":
    "south-asian-muslim", "ph": "filipino", "pl": "polish", "pt": "portuguese", "ro": "romanian", "se": "nordic",
    "sk": "czech-slovak", "sl": "slovenian", "sn": "african-west", "sr": "serbo-croatian", "sv": "nordic",
    "tr": "turkish", "tw_gh": "african-west", "vi": "vietnamese", "vn": "vietnamese", "zh": "chinese",
    "en_in": "indian", "en_ind": "indian", "en_ng": "african-west", "en_sg": "chinese", "en_th": "thai",
    "en_ug": "african-east", "en_za": "african-south", "en_ms": "malay", "en_nep": "indian",
    "en_pak": "south-asian-muslim", "ar_latin": "arabic", "then": "thai",
}
# Locales whose lists mix given names, surnames and invented words.
UNUSABLE = {"ko", "ja", "kr", "cn", "tw", "th", "en_bork", "uk", "ru", "ua", "zh_cn", "zh_tw"}
ENGLISH = {"en", "en_us", "en_gb", "en_ca", "en_au", "en_nz"}
LATIN_NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Common words that are names all the same, where the English lists do not show it.
WORDS_THAT_ARE_NAMES = set("""mark will rose grace hope faith joy may june april bill bob jack frank grant victor
    art guy dean drew chase miles wade lance max rich rob pat sue penny amber ruby pearl crystal daisy lily violet
    ivy holly hazel olive heather iris jasmine ginger carol dawn eve summer autumn melody harmony charity constance
    king young white black brown green gray grey hill wood woods stone rivers brooks fields lake banks bush reed rice
    price page cook baker butler carpenter carter cooper fisher fox hunter marshall mason miller parker porter potter
    shepherd singer smith taylor turner walker weaver wolf wolfe wright bishop knight pope prince noble major sharp
    short small strong wise love day snow frost winter flowers rose bird wells ford west north stark marsh moss
    barber bell booth boyle brewer bright burns case chambers church cross dale day field fish fleming
    good grant hand hardy hart hood hope horn house hunt kent lamb law long lord lynch mills moody moon
    nixon park parks pierce pitts power powers ray reader root sanders savage sellers shields silver sparks
    speaker steel storm street swift temple towns trump vance walls ward waters webb weeks wills wing witt york
    kim lee park sung son song long shin chen han hung dong tang ping ming hong kong sun son ho do so min won bang
    sang ham ham tran dang bang ban mai lam ma mao mu mo pan pei wan wang yang ying wei
    amin ali khan din rani sari kali sen das roy bose gill rao nair pant jain shah sharif malik mir butt dar raja
    stein stern berg weil tam pang yip ye tong chow chew low sham pun tan lo woo sim yap
    modi putin xi tiger sinner gates jobs""".split())
# Ranks, kin and other words that some lists have as given names.
NEVER_GIVEN = set("""admiral baby babe bishop boss captain colonel commodore council deacon doc doctor general governor
    infant imam judge jihad king lady laity lassie lawyer man marshal master media minister miss mufti pasha pope
    press priest queen shah sister squire steward swami unknown unnamed china canyon america asia africa europe
    berg stein tan government police army else do so soon many marry carry case brain manual season lean loan long novella
    tequila conception desire aide era lore""".split())
NEVER_SURNAME = {"do", "so", "bins", "witting", "toy", "hong kong"}
NEVER = {"the", "and", "of", "in", "at", "for", "january", "february", "march", "july", "september", "october",
         "november", "december", "monday", "tuesday", "wednesday", "thursday", "saturday", "sunday", "sname",
         "new", "north", "south", "east", "my", "you", "an", "on", "no", "me", "he", "she", "it", "to", "is", "are",
         "was", "be", "by", "or", "if", "am", "us", "we", "up", "go", "can", "may be", "how", "here", "see", "said"}


# Traditions whose surname stands first; they get the value `surname-first` too.
SURNAME_FIRST = {"chinese", "korean", "vietnamese"}
# Too common as a given name, a particle or a word to be read as a surname that stands first.
SURNAME_LAST = {"bo", "jo", "mo", "le", "ta", "to", "mai", "an", "oh", "long", "van", "tan", "bang", "dan", "go"}
PLAIN_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss",
                               "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D"})


def without_marks(name):
    """The spelling of English newspapers: Muller for Müller, Lodz for Łódź."""
    letters = unicodedata.normalize("NFKD", name.translate(PLAIN_LETTERS))
    return "".join(c for c in letters if not unicodedata.combining(c))


def locale_key(locale):
    """'en_NG', 'en-NG' or 'name_vn' as a key of TRADITION; the language alone where the locale is not listed."""
    key = locale.lower().replace("-", "_").removeprefix("name_")
    if key in UNUSABLE or key.split("_")[0] in UNUSABLE:
        return None
    if key in TRADITION:
        return key
    language = key.split("_")[0]
    return language if language in TRADITION else None


def gender_of(list_name):
    """Gender that the name of a list promises: 'first_names_female' and the like."""
    lowered = list_name.lower()
    if "female" in lowered or "woman" in lowered:
        return "f"
    if re.search(r"male|\bman\b", lowered):
        return "m"
    return "u"


def kind_of(list_name):
    """'given', 'surname' or None for the name of a list."""
    lowered = list_name.lower().replace("_", "")
    if any(part in lowered for part in ("format", "prefix", "suffix", "title", "middle", "nick", "kana", "romanized")):
        return None
    if "firstname" in lowered or "givenname" in lowered:
        return "given"
    if "lastname" in lowered or "surname" in lowered:
        return "surname"
    return None


def from_python(root):
    """Yields (locale, list name, names) of python3-fake-factory."""
    folder = one_path(root, "usr/lib/python3/dist-packages/faker/providers/person")
    for path in sorted(folder.glob("*/__init__.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                strings = [n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant)
                           and isinstance(n.value, str)]
                yield path.parent.name, node.targets[0].id, strings


def from_php(root):
    """Yields (locale, list name, names) of php-faker."""
    folder = one_path(root, "usr/share/php/Faker/Provider")
    for path in sorted(folder.glob("*/Person.php")):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
        text = re.sub(r"(?m)^\s*//.*$", "", text)
        for found in re.finditer(r"static \$(\w+) = (?:\[|array\()(.*?)(?:\]|\));", text, flags=re.S):
            strings = [a or b for a, b in re.findall(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"", found[2])]
            yield path.parent.name, found[1], [s.replace("\\'", "'") for s in strings]


def from_ruby_faker(root):
    """Yields (locale, list name, names) of ruby-faker: the flow and block lists below `name:` of its YAML files."""
    folder = one_path(root, "usr/share/rubygems-integration/all/gems/faker-*/lib/locales")
    paths = sorted(folder.glob("*.yml")) + sorted(folder.glob("en/name.yml"))
    for path in paths:
        locale = "en" if path.parent.name == "en" else path.stem
        key, names, inside = None, [], False
        for line in path.read_text(encoding="utf-8").split("\n"):
            head = re.match(r"\s*([a-z_]+):\s*(\[.*|)$", line)
            if head and not inside:
                if key:
                    yield locale, key, names
                key, names, line = head[1], [], head[2]
                inside = line.startswith("[") and "]" not in line
                line = line.lstrip("[")
            elif not inside and not re.match(r"\s*-\s", line):
                if key:
                    yield locale, key, names
                key, names = None, []
                continue
            if key:
                inside = inside and "]" not in line
                for part in re.sub(r"^\s*-\s", "", line).replace("]", "").split(","):
                    names.append(part.strip().strip("\"'"))
        if key:
            yield locale, key, names


def from_ruby_ffaker(root):
    """Yields (locale, list name, names) of ruby-ffaker: one name a line."""
    folder = one_path(root, "usr/share/rubygems-integration/all/gems/ffaker-*/lib/ffaker/data")
    for path in sorted(folder.glob("name*/*")):
        locale = "en" if path.parent.name == "name" else path.parent.name
        yield locale, path.name, path.read_text(encoding="utf-8").split("\n")


def is_latin(name):
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def is_name(name):
    """A single capitalised name in Latin script."""
    return (len(name) > 1 and LATIN_NAME.fullmatch(name) is not None and is_latin(name)
            and (name[0].isupper() or name.startswith("al-")) and not (name.isupper() and len(name) > 2))


class Names:
    """Names of one kind with their genders and traditions."""

    def __init__(self):
        self.genders, self.traditions, self.english_lists = {}, {}, {}

    def add(self, name, gender, tradition, english_list):
        for spelling in {name, without_marks(name)}:
            self._add(spelling, gender, tradition, english_list)

    def _add(self, name, gender, tradition, english_list):
        self.genders.setdefault(name, set()).add(gender)
        self.traditions.setdefault(name, set()).add(tradition)
        if english_list:
            self.english_lists.setdefault(name, set()).add(english_list)

    def is_english(self, name):
        """In the lists of at least three packages or locales for English."""
        return len(self.english_lists.get(name, ())) >= 3

    def gender(self, name):
        sure = self.genders[name] - {"u"}
        return sure.pop() if len(sure) == 1 else "u"


def english_words(root):
    folder = one_path(root, "usr/share/dict/scowl")
    words = set()
    for size in (10, 20, 35, 40, 50):
        for spelling in ("english", "american", "british"):
            words |= set((folder / f"{spelling}-words.{size}").read_text(encoding="latin-1").split("\n"))
    return words


def place_names():
    taken = set()
    for row in read_table(DICTIONARIES / "states.tsv"):
        taken |= {folded(n) for n in [row["name"], *row["names"].split("|"), *row["adjectives"].split("|"),
                                      *row["peoples"].split("|")] if n}
    for row in read_table(DICTIONARIES / "places.tsv"):
        if row["kind"] in ("capital", "continent", "sea", "river", "region"):
            taken |= {folded(row["name"])}
    return taken


def surnames_of_people():
    """Surnames that alone mean a person of people.tsv: they are never read as a given name."""
    return {folded(alias) for row in read_table(DICTIONARIES / "people.tsv") for alias in row["names"].split("|")
            if " " not in alias and row["name"].split()[-1] == alias}


def collect(root):
    given, surnames = Names(), Names()
    for source in (from_python, from_php, from_ruby_faker, from_ruby_ffaker):
        for locale, list_name, names in source(root):
            key, kind = locale_key(locale), kind_of(list_name)
            if key is None or kind is None:
                continue
            english = locale.lower().replace("-", "_") in ENGLISH and (source.__name__, locale)
            for name in names:
                name = unicodedata.normalize("NFC", name.strip().replace("’", "'"))
                if not is_name(name):
                    continue
                if kind == "given":
                    given.add(name, gender_of(list_name), TRADITION[key], english)
                else:
                    surnames.add(name, "u", TRADITION[key], english)
    for row in read_table(COMMON_KNOWLEDGE / "given_names.tsv"):
        given.add(row["name"], row["gender"], row["tradition"], None)
    for row in read_table(COMMON_KNOWLEDGE / "given_name_genders.tsv"):
        given.genders[row["name"]] = {row["gender"]}
    for row in read_table(COMMON_KNOWLEDGE / "surnames.tsv"):
        surnames.add(row["name"], "u", row["tradition"], None)
    return given, surnames


def kept(names, words, places, listed, never):
    """The names without words of English and names of states that are no English names."""
    result = []
    for name in names.traditions:
        small = folded(name)
        if small in never or len(small) < 2:
            continue
        if small in words and not names.is_english(name) and small not in WORDS_THAT_ARE_NAMES:
            continue
        if small in places and not names.is_english(name) and name not in listed:
            continue
        result.append(name)
    return sorted(result)


def surname_traditions(names, name, surname_first):
    traditions = set(names.traditions[name])
    if name.lower() in surname_first:
        traditions.add("surname-first")
    return "|".join(sorted(traditions))


def main():
    root = package_root(__doc__)
    words, places = english_words(root), place_names()
    given, surnames = collect(root)
    own = read_table(COMMON_KNOWLEDGE / "surnames.tsv")
    corrected = {row["name"]: row["tradition"] for row in read_table(COMMON_KNOWLEDGE / "surname_traditions.tsv")}
    surname_first = {row["name"].lower() for row in own if row["tradition"] in SURNAME_FIRST} - SURNAME_LAST
    listed = {row["name"] for row in own}
    write_table(DICTIONARIES / "surnames.tsv", ["name", "tradition"],
                sorted([n, corrected.get(n) or surname_traditions(surnames, n, surname_first)]
                       for n in {*kept(surnames, words, places, listed, NEVER | NEVER_SURNAME), *corrected}
                       if corrected.get(n) != "none"))
    listed = {row["name"] for row in read_table(COMMON_KNOWLEDGE / "given_names.tsv")}
    write_table(DICTIONARIES / "given_names.tsv", ["name", "gender", "tradition"],
                [[n, given.gender(n), "|".join(sorted(given.traditions[n]))]
                 for n in kept(given, words, places, listed, NEVER | NEVER_GIVEN | surname_first | surnames_of_people())])


if __name__ == "__main__":
    main()
