// ---- Which page a question is about, learned from questions (scripts/assemble/site/questions_learned.py)

const TAUGHT = 0.05; // of what was learned, beside the likeness of texts
const AT_MOST = 0.4; // more likeness than so

// A few words are rather a name, and so is a document's number. Who saved no such file is answered without it.
const learnedFor = (query, index) => (wordsOf(query).length < 5 || /\d\/\d/.test(query) ? null : loaded("y-hoi", (data) => taught(data, index)).catch(() => null));

// By a syllable the row of how it was written where it was learned, of its weights and of those of its pairs.
function taught({ of, signs, pages, rows }, index) {
  sameOrder({ of }, index);
  const numbers = new Map([...signs].map((sign, i) => [sign, pages[i]]));
  const byWord = new Map(rows.map((row) => [/^[^ |]+/.exec(row)[0], row]));
  const weights = ([first, second = ""]) => {
    const told = byWord.get(first)?.split("|").slice(1).find((one) => one.slice(0, one.indexOf(" ")) === second);
    return [...(told ?? "").slice(second.length + 1).matchAll(/(\d)(\D+)/g)].flatMap(([, level, signs]) => [...signs].map((sign) => [numbers.get(sign), Number(level)]));
  };
  // Another word than was learned from? What was learned without marks may be any.
  const foreign = ({ form, bare }) => {
    if (form === bare) return false;
    const forms = byWord.get(bare)?.split("|")[0].split(" ").slice(1).map(canonical) ?? [];
    return forms.length > 0 && !forms.some((one) => likeAs({ form, bare }, one, true, new Set(forms)) > APART);
  };
  return { weights, foreign };
}

// How much likelier each page is, by its number.
function about(tokens, { weights, foreign }) {
  const words = tokens.flatMap((token) => (foreign(token) ? [""] : token.bare.split(" ")));
  const some = [...words.map((word) => [word]), ...words.slice(1).map((word, i) => [words[i], word])].filter((one) => one.every(Boolean));
  const scores = new Map();
  for (const [number, level] of some.flatMap(weights)) scores.set(number, (scores.get(number) ?? 0) + level / Math.sqrt(some.length));
  return (number) => Math.min(AT_MOST, TAUGHT * (scores.get(number) ?? 0));
}
