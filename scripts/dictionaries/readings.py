#!/usr/bin/env python3
"""Writes readings.tsv out of Debian's packages wordnet-base and scowl: what English words can be in a sentence, with their lemmas.

Lemmas are WordNet's, inflected by rule and by its lists of exceptions; words are those of SCOWL's smaller sizes; a reading that
WordNet's tagged texts hardly hold is left out. common_knowledge/readings.tsv adds and drops readings by hand. What suffixes.tsv
says of a word need not be said again."""

import collections
import re

from debian import COMMON_KNOWLEDGE, DICTIONARIES, one_path, package_root, read_table, write_table

PARTS = {"noun": "1", "verb": "2", "adj": "3", "adv": "4"}
SIZES = (10, 20, 35, 40, 50)
WORD = re.compile(r"[a-z]{2,}")
VOWELS = "aeiou"
NOT_MEN = {"human", "german", "roman", "shaman", "talisman", "ottoman", "caiman"}
ORDER = ("noun", "plural", "base", "present", "past", "participle", "ing", "adjective", "adverb")

# past participle: where the two differ; all other irregular verbs have one form for both.
TWO_FORMS = """arise:arose:arisen awake:awoke:awoken bear:bore:borne|born beat:beat:beaten become:became:become
begin:began:begun bite:bit:bitten blow:blew:blown break:broke:broken choose:chose:chosen come:came:come draw:drew:drawn
drink:drank:drunk drive:drove:driven eat:ate:eaten fall:fell:fallen fly:flew:flown forbid:forbade:forbidden foresee:foresaw:foreseen
forget:forgot:forgotten forgive:forgave:forgiven freeze:froze:frozen get:got:got|gotten give:gave:given go:went:gone grow:grew:grown
hide:hid:hidden know:knew:known lie:lay|lied:lain|lied mistake:mistook:mistaken outgrow:outgrew:outgrown overcome:overcame:overcome
overrun:overran:overrun oversee:oversaw:overseen overtake:overtook:overtaken overthrow:overthrew:overthrown prove:proved:proved|proven
redraw:redrew:redrawn rewrite:rewrote:rewritten ride:rode:ridden ring:rang:rung rise:rose:risen run:ran:run see:saw:seen
sew:sewed:sewn|sewed shake:shook:shaken show:showed:shown|showed shrink:shrank|shrunk:shrunk sing:sang:sung sink:sank|sunk:sunk
sow:sowed:sown|sowed speak:spoke:spoken spring:sprang|sprung:sprung steal:stole:stolen strew:strewed:strewn stride:strode:stridden
strive:strove|strived:striven|strived swear:swore:sworn swell:swelled:swollen|swelled swim:swam:swum take:took:taken tear:tore:torn
throw:threw:thrown tread:trod:trodden undergo:underwent:undergone undertake:undertook:undertaken undo:undid:undone wake:woke:woken
wear:wore:worn weave:wove:woven withdraw:withdrew:withdrawn write:wrote:written mow:mowed:mown retake:retook:retaken
strike:struck:struck|stricken bid:bid:bid saw:sawed:sawn|sawed wed:wed|wedded:wed|wedded mislead:misled:misled plead:pleaded|pled:pleaded|pled
leap:leapt|leaped:leapt|leaped quit:quit:quit hang:hung|hanged:hung|hanged shine:shone|shined:shone|shined light:lit|lighted:lit|lighted
spit:spat:spat bet:bet:bet broadcast:broadcast:broadcast forecast:forecast:forecast burst:burst:burst cast:cast:cast cost:cost:cost cut:cut:cut
hit:hit:hit hurt:hurt:hurt let:let:let put:put:put set:set:set shed:shed:shed shut:shut:shut split:split:split spread:spread:spread
rid:rid:rid upset:upset:upset thrust:thrust:thrust offset:offset:offset reset:reset:reset read:read:read input:input:input recast:recast:recast
beset:beset:beset sweat:sweat|sweated:sweat|sweated fit:fit|fitted:fit|fitted slit:slit:slit underwrite:underwrote:underwritten
withhold:withheld:withheld find:found:found found:founded:founded bind:bound:bound bound:bounded:bounded wind:wound:wound wound:wounded:wounded
grind:ground:ground ground:grounded:grounded lay:laid:laid fell:felled:felled leave:left:left"""
IRREGULAR = {entry.split(":")[0]: [forms.split("|") for forms in entry.split(":")[1:]] for entry in TWO_FORMS.split()}


def plural(noun):
    if noun.endswith("man") and noun not in NOT_MEN:
        return noun[:-3] + "men"
    if re.search(r"(?:s|x|z|ch|sh)$", noun):
        return noun + "es"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + "s"


def stem_before_vowel(verb, doubled):
    """`plan` before -ed and -ing: plann; `close`: clos."""
    if verb in doubled:
        return verb + verb[-1]
    if verb.endswith("ee") or verb.endswith("ye") or verb.endswith("oe"):
        return verb
    return verb[:-1] if verb.endswith("e") else verb


class WordNet:
    """Lemmas with how often WordNet's tagged texts hold them as which part of speech, and irregular forms."""

    def __init__(self, root):
        folder = one_path(root, "usr/share/wordnet")
        self.counts = {part: self.lemmas(folder / f"index.{part}") for part in PARTS}
        self.exceptions = {part: self.exceptions_in(folder / f"{part}.exc") for part in PARTS}
        digits = {digit: part for part, digit in PARTS.items()} | {"5": "adj"}
        for line in (folder / "cntlist.rev").read_text().split("\n"):
            lemma, _, rest = line.partition("%")
            if rest and lemma in self.counts[digits[rest[0]]]:
                self.counts[digits[rest[0]]][lemma] += int(line.split()[2])

    @staticmethod
    def lemmas(path):
        lines = (line.split(" ") for line in path.read_text().split("\n") if not line.startswith(" "))
        return {line[0]: 0 for line in lines if WORD.fullmatch(line[0])}

    @staticmethod
    def exceptions_in(path):
        forms = collections.defaultdict(list)
        for line in path.read_text().split("\n"):
            form, *lemmas = line.split(" ")
            if WORD.fullmatch(form):
                for lemma in lemmas:
                    forms[lemma].append(form)
        return forms

    def corrected(self):
        """Lemmas by part of speech, without readings that hardly occur, and with what common_knowledge says."""
        kept = {part: dict(counts) for part, counts in self.counts.items()}
        for part in PARTS:
            for lemma, count in self.counts[part].items():
                total = sum(self.counts[other].get(lemma, 0) for other in PARTS)
                if (count == 0 and total >= 3) or count * 50 < total:
                    del kept[part][lemma]
        for row in read_table(COMMON_KNOWLEDGE / "readings.tsv"):
            for lemma in row["lemmas"].split():
                if row["what"] == "add":
                    kept[row["part"]].setdefault(lemma, 1)
                elif row["what"] == "first":
                    kept[row["part"]][lemma] = 10000
                elif row["what"] == "drop":
                    kept[row["part"]].pop(lemma, None)
        return kept


class Readings:
    def __init__(self, known):
        self.known = known
        self.found = collections.defaultdict(dict)  # word -> reading -> (rank, lemma)

    def add(self, word, reading, lemma, count, always=False):
        if (word in self.known or always) and WORD.fullmatch(word):
            rank = (-count, ORDER.index(reading))
            if reading not in self.found[word] or rank < self.found[word][reading][0]:
                self.found[word][reading] = (rank, lemma)

    def irregular(self, forms, noun):
        """WordNet lists a currency `ban`, plural `bani`, and no other: what is not known is no plural."""
        return [form for form in forms if form in self.known and form not in (noun, "bani")]

    def nouns(self, counts, exceptions):
        plurals = {plural(noun) for noun in counts if noun in self.known and len(noun) > 2}
        for noun, count in counts.items():
            if len(noun) <= 2:
                continue
            if noun not in plurals or not noun.endswith("s"):
                self.add(noun, "noun", noun, count)
            for form in self.irregular(exceptions.get(noun, []), noun) or [plural(noun)]:
                if form != noun:
                    self.add(form, "plural", noun, count)

    def verbs(self, counts, exceptions):
        not_attributive = {row["lemmas"] for row in read_table(COMMON_KNOWLEDGE / "readings.tsv") if row["what"] == "not-before-noun"}
        not_attributive = set(" ".join(not_attributive).split())
        for verb, count in counts.items():
            forms = exceptions.get(verb, [])
            doubled = {verb} if verb + verb[-1] + "ing" in forms or (
                verb + "ing" not in self.known and verb + verb[-1] + "ing" in self.known) else set()
            past, participle = self.past_forms(verb, forms, doubled)
            ing = verb[:-2] + "ying" if verb.endswith("ie") else (verb + "king" if verb.endswith("ic") else stem_before_vowel(verb, doubled) + "ing")
            self.add(verb, "base", verb, count)
            self.add(plural(verb) if not verb.endswith("o") else verb + "es", "present", verb, count)
            for form in past:
                self.add(form, "past", verb, count)
            for form in participle:
                self.add(form, "participle", verb, count)
            self.add(ing, "ing", verb, count)
            if verb not in not_attributive:
                for form in [*participle, ing]:
                    self.add(form, "adjective", verb, 0)

    def past_forms(self, verb, forms, doubled):
        if verb in IRREGULAR:
            return IRREGULAR[verb]
        irregular = [form for form in forms if form in self.known and not form.endswith(("ing", "s"))]
        stem = stem_before_vowel(verb, doubled)
        if re.search(r"[^aeiou]y$", verb):
            stem = verb[:-1] + "i"
        if verb.endswith("e"):
            stem = verb[:-1]
        regular = verb + "ked" if verb.endswith("ic") else stem + "ed"
        both = irregular + ([regular] if not irregular or verb in ("burn", "learn", "dream", "spell", "spill", "spoil") else [])
        return both, both

    def adjectives(self, counts, exceptions, nouns):
        for adjective, count in counts.items():
            self.add(adjective, "adjective", adjective, count)
            for form in exceptions.get(adjective, []):
                self.add(form, "adjective", adjective, count)
            stem = adjective[:-1] if adjective.endswith("e") else adjective
            stem = stem[:-1] + "i" if re.search(r"[^aeiou]y$", stem) else stem
            for ending in ("er", "est"):
                if count >= 3 and nouns.get(stem + ending, 0) <= 1 and len(adjective) <= 8:
                    self.add(stem + ending, "adjective", adjective, count)

    def adverbs(self, counts):
        for adverb, count in counts.items():
            self.add(adverb, "adverb", adverb, count)
            stem = adverb[:-1] if adverb.endswith("e") else adverb
            stem = stem[:-1] + "i" if re.search(r"[^aeiou]y$", stem) else stem
            for form in (stem + "er", stem + "est"):
                if "adjective" in self.found.get(form, {}):
                    self.add(form, "adverb", adverb, count)


class Suffixes:
    """What suffixes.tsv says of a word that no table holds."""

    def __init__(self):
        rows = read_table(DICTIONARIES / "suffixes.tsv")
        self.rules = sorted(rows, key=lambda row: -len(row["suffix"]))

    def of(self, word):
        for row in self.rules:
            suffix = row["suffix"]
            if word.endswith(suffix) and len(word) >= len(suffix) + int(row["least"]):
                return row["readings"], word[:len(word) - int(row["drop"] or 0)]
        return "noun", word


def cells(word, readings):
    """Readings, the commonest first, with one lemma for all of them or one for each."""
    ordered = sorted(readings.items(), key=lambda item: item[1][0])
    names = [reading for reading, _ in ordered]
    if "base" in names and "past" in names and readings["base"][1] == readings["past"][1]:
        # "cut", "set": news tells what happened.
        ordered.insert(names.index("base"), ordered.pop(names.index("past")))
    lemmas = [lemma for _, (_, lemma) in ordered]
    one = lemmas[0] if len(set(lemmas)) == 1 else "|".join(lemmas)
    return "|".join(reading for reading, _ in ordered), one


def main():
    root = package_root(__doc__)
    folder = one_path(root, "usr/share/dict/scowl")
    known = set()
    for spelling in ("english", "american", "british"):
        for size in SIZES:
            known |= set((folder / f"{spelling}-words.{size}").read_text(encoding="latin-1").split("\n"))
    wordnet = WordNet(root)
    lemmas = wordnet.corrected()
    readings = Readings(known)
    readings.nouns(lemmas["noun"], wordnet.exceptions["noun"])
    readings.verbs(lemmas["verb"], wordnet.exceptions["verb"])
    readings.adjectives(lemmas["adj"], wordnet.exceptions["adj"], wordnet.counts["noun"])
    readings.adverbs(lemmas["adv"])
    closed = {row["word"] for row in read_table(DICTIONARIES / "closed_words.tsv")}
    suffixes = Suffixes()
    rows = []
    for word in sorted(readings.found):
        reading, lemma = cells(word, readings.found[word])
        if word not in closed and (reading, lemma) != suffixes.of(word):
            rows.append([word, reading, "" if lemma == word else lemma])
    write_table(DICTIONARIES / "readings.tsv", ["word", "readings", "lemma"], rows)


if __name__ == "__main__":
    main()
