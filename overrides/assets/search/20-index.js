// ---- The small index

const ENOUGH = 0.62; // likeness from which an entry answers
const NEAR = 0.12; // likeness from which it may be what was meant
const BEST = 3; // answers before those of all pages
const CLOSE = 0.6; // of the likeness of the first
const ALMOST = 0.9; // of the likeness of the first
const CLEAR = 0.45; // likeness from which the first answers a sentence, if it leads
const LEAD = 1.3; // of the likeness of the second
const SPOKEN = 5; // words from which a question is a sentence
const FAINT = 0.12; // weight of a word that does not help
const STRANGE = 0.5; // weight of a word that the index does not have
const SAME = 0.2; // more for the very words of a text
const FORMATS = /^(csv|json|xlsx?|excel|rss|atom|ics|svg|zip)$/; // who names one wants a file, not an answer
const WORRY = 0.9; // what a page answers besides comes after what another is about
const ALSO = 0.1; // likeness from which it is named beside what answers
const TELLS = 2; // weight of words that tell of whom somebody is by age

const coming = {};
const made = {};

// What a file says whose first line gives signs, each with the letter or syllable that it stands for (scripts/assemble/site/letter_signs.py).
function spelled(text) {
  const head = /^\["(.*)",\n/.exec(text)?.[1];
  if (head === undefined) return JSON.parse(text);
  const [signed, ...syllables] = head.split("|");
  const letters = Object.fromEntries([...signed.match(/../g) ?? [], ...syllables].map((pair) => [pair[0], pair.slice(1)]));
  const signs = new RegExp(`~.|[${Object.keys(letters).join("")}]`, "g");
  return JSON.parse(text.slice(head.length + 5, text.lastIndexOf("]")).replace(signs, (sign) => letters[sign] ?? sign[1]));
}

// A file of the small index, fetched once.
function fetched(name) {
  coming[name] ??= fetch(new URL(`tim-kiem/${name}.json`, BASE)).then((answer) => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  }).then(spelled).catch((error) => {
    delete coming[name];
    throw error;
  });
  return coming[name];
}

// Made ready when somebody searches: on a slow phone that holds up the page for a moment.
function loaded(name, ready) {
  made[name] ??= fetched(name).then(ready).catch((error) => {
    delete made[name];
    throw error;
  });
  return made[name];
}

const smallIndex = () => loaded("muc-luc", prepared);
const placeIndex = () => loaded("dia-ban", placesOf);
const worryIndex = (index) => loaded("dieu-lo", (data) => withWorries(data, index));

// How a page answers, then each of its worries, each in a line (scripts/assemble/site/search_index.py).
const LINE_FILES = 128;
const linesOf = (url) => fetched(`dong-${[...url].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % LINE_FILES}`)
  .then((lines) => lines[url] ?? []).catch(() => []);

const capital = (text) => text && text[0].toUpperCase() + text.slice(1);
const partsOf = (row) => (row ? row.split("|") : []);
const rowsOf = (text) => (text ? text.split("^") : []);

// The end of an address, told by its title: of "3B-xe" pass over three words of it, take two, then "xe".
function endOf(told, title) {
  const words = slugOf(title).split("-");
  let at = 0;
  return told.split("-").flatMap((part) => (/[A-Z]$/.test(part)
    ? [...part.matchAll(/(\d*)([A-Z])/g)].flatMap(([, past, letter]) => {
      at += Number(past);
      return words.slice(at, at += letter.charCodeAt() - 64);
    }) : part)).join("-");
}

// What the file says (scripts/assemble/site/search_index.py), made ready to be asked.
function prepared(data) {
  const idle = new Set(tokensOf(data.optional).map(({ form }) => form));
  const entries = [];
  const add = (url, title, texts, more = {}) => {
    entries.push({ number: entries.length, url, title, weight: 1, ...more, texts: texts.map((text) => textOf(text, idle)) });
  };
  for (const [beginning, ...rows] of data.pages.map((text) => text.split("^"))) {
    const [where, mark] = beginning.endsWith("?") ? [beginning.slice(0, -1), "?"] : [beginning, ""];
    const weight = where === "so-do/" ? 0.85 : 1; // a diagram comes after the page that tells the same
    for (const [end, small, ...others] of rows.map(partsOf)) {
      const title = capital(small) + mark;
      add(where + endOf(end, title) + (end ? "/" : ""), title, [title, ...others], { weight });
    }
  }
  for (const [text, ...articles] of data.laws.map((rows) => rows.split("^"))) {
    const [end, told, number, counts, note, ...others] = text.split("|");
    const title = told.endsWith(" ") ? told + number.split("/").slice(0, 2).join("/") : told;
    const [url, weight] = [`luat/${end || slugOf(number)}/`, Number(counts)];
    add(url, title, [title, number, `${title.match(/^(Luật|\S+ \S+)/)[0]} ${number}`, ...others], { weight: 0.8 + weight / 5, note });
    const law = [title, number, ...others.slice(0, -1)].join(" ");
    let article = 0;
    for (const parts of articles.map((row) => row.split("|"))) {
      article = /^\d+[a-zđ]?$/.test(parts[0]) ? parts.shift() : parseInt(article, 10) + 1;
      const [small, ...asked] = parts;
      const name = capital(small ?? "");
      const place = `Điều ${article}`;
      const texts = name ? [`${place} ${name}`, name, ...asked] : [];
      add(`${url}dieu-${article}/`, name ? `${place}. ${name}` : place, [...texts, `${place} ${law}`], {
        weight: 0.65 + weight / 5, note: note ? `${title} · ${note}` : title, ended: Boolean(note),
      });
    }
  }
  const calls = rowsOf(data.calls).map(partsOf);
  for (const [title, number, who] of calls) {
    add("ho-tro/", `${title}: ${number}`, [title, number, `${number} ${who}`, who], { call: number });
  }
  const known = new Map();
  for (const { texts } of entries) {
    for (const word of new Set(texts.flatMap(({ bares }) => bares))) known.set(word, (known.get(word) ?? 0) + 1);
  }
  // "mà" says nothing, "ma" may be that of "ma túy": without marks a word is what it is more often.
  const uses = new Map();
  for (const { bare, form } of entries.flatMap(({ texts }) => texts.flatMap(({ tokens }) => tokens))) {
    uses.set(bare, (uses.get(bare) ?? 0) + (idle.has(form) ? 1 : -1));
  }
  const written = new Map();
  for (const { texts } of entries) for (const text of texts) writtenIn(text, written);
  const bareIdle = new Set([...idle].map(fold).filter((bare) => (uses.get(bare) ?? 1) > 0));
  // Beside words with marks, what the site never writes without them was typed without.
  const optional = ({ form, bare }, marked) => (marked && (form !== bare || written.get(bare)?.has(form)) ? idle.has(form) : bareIdle.has(bare));
  const rareness = new Map([...known].map(([bare, count]) => [bare, Math.log(1 + entries.length / count) ** 1.3]));
  const rarity = (bare) => rareness.get(bare) ?? Math.log(1 + entries.length) ** 1.3 * STRANGE;
  const weight = (token, marked) => (optional(token, marked) || isSmall(token.bare) || isComing(token.bare) ? FAINT : 1) * rarity(token.bare);
  const sayings = withSayings(new Map(), data.sayings);
  const pairs = new Set(entries.flatMap(({ texts }) => texts.flatMap((text) => [...text.pairs])));
  const words = new Set([...known.keys(), ...[...sayings.values()].flat().flatMap(({ said: some }) => some.map(({ bare }) => bare))]);
  const fillers = partsOf(data.fillers).map(tokensOf).sort((a, b) => b.length - a.length);
  const index = { entries, known, written, sayings, pairs, words, weight, optional, fillers };
  // What a question is turned into, a text has to be turned into as well, but for one that is nothing but such a word.
  const turned = (texts) => {
    for (const text of [...texts]) {
      const { tokens, meanings } = said(text.tokens, index);
      if (meanings.length && tokens.length > tokensOf(meanings[0]).length) texts.push(textFrom(tokens, idle));
    }
    for (const text of texts) text.weight = text.tokens.reduce((sum, token) => sum + weight(token, true), 0);
    return texts;
  };
  for (const entry of entries) entry.texts.push(allOf(turned(entry.texts)));
  const easy = new Map(rowsOf(data.easy).map(partsOf).map(([number, end]) => {
    const { url } = entries[number];
    return [url, `de-doc/${end ?? url.split("/").at(-2)}/`];
  }));
  const often = entries.filter(({ url }) => url.startsWith("hoi-dap/") && url !== "hoi-dap/").slice(0, BEST);
  const rare = (bare, count) => rareness.set(bare, Math.log(1 + entries.length / count) ** 1.3);
  return { ...index, of: data.of, often, calls, easy, turned, rare, idle };
}

// How words are written, by what they are without marks.
function writtenIn({ forms }, written) {
  for (const [bare, some] of forms) for (const form of some) written.get(bare)?.add(form) ?? written.set(bare, new Set([form]));
}

// By their first word, the longest first.
function withSayings(known, rows) {
  const sayings = new Map(known);
  for (const [means, ...typed] of rowsOf(rows).map(partsOf)) {
    const site = tokensOf(means);
    for (const tokens of typed.map(tokensOf)) {
      const first = tokens[0].bare;
      sayings.set(first, [...(sayings.get(first) ?? []), { said: tokens, means, site }].sort((a, b) => b.said.length - a.said.length));
    }
  }
  return sayings;
}

// The same with more sayings and words for a page, and with what people fear (tim-kiem/dieu-lo.json), in their words alone
// and with all those of the page.
function withWorries(data, index) {
  sameOrder(data, index);
  index = { ...index, sayings: withSayings(index.sayings, data.sayings) };
  const rows = rowsOf(data.rows);
  const counts = new Map();
  const known = (text) => text.bares.every((bare) => index.known.has(bare));
  const made = index.entries.map((entry) => {
    const [fears, others] = (rows[entry.number] ?? "").split("||").map(partsOf);
    const asks = [];
    for (const part of fears) {
      if (part[0] !== "+") asks.push({ ask: capital(part.replace(/^-/, "")), gap: part[0] === "-", own: [] });
      asks.at(-1).own.push(textOf(part, index.idle));
    }
    const more = (others ?? []).map((text) => textOf(text, index.idle));
    const texts = [...asks.flatMap(({ own }) => own), ...more];
    for (const text of texts) if (!known(text)) for (const bare of new Set(text.bares)) counts.set(bare, (counts.get(bare) ?? 0) + 1);
    return [entry, asks, more, texts];
  });
  for (const [, , , texts] of made) for (const text of texts) writtenIn(text, index.written);
  for (const [bare, count] of counts) {
    if (index.known.has(bare)) continue;
    index.known.set(bare, count);
    index.words.add(bare);
    index.rare(bare, count);
  }
  return { ...index, entries: made.map(([entry, asks, more]) => ({
    ...entry,
    more: more.length ? [...index.turned(more), allOf([...entry.texts, ...more])] : more,
    worries: asks.map(({ ask, gap, own }, i) => {
      const texts = index.turned([...own]);
      return { ask, gap, at: i + 1, own, texts: [...texts, allOf([...entry.texts, ...texts])] };
    }),
  })) };
}

// Files name entries by their numbers, so both must be of one build: a browser may have kept one of them.
function sameOrder({ of }, index) {
  if (of !== index.of) throw new Error("of another build");
}

// A number of a year or a document tells; how many, how old, how long is said in many ways.
const isSmall = (bare) => /^\d{1,2}$/.test(bare);
// Little is named after a year to come: who asks for it asks what holds then, where all else answers.
const isComing = (bare) => /^20\d\d$/.test(bare) && Number(bare) > new Date().getFullYear();

// All texts of an entry as one, for questions that are asked with words of several.
function allOf(texts) {
  const forms = new Map();
  for (const text of texts) for (const [bare, some] of text.forms) {
    const known = forms.get(bare);
    forms.set(bare, known ? [...new Set([...known, ...some])] : some);
  }
  return { forms, bares: [...forms.keys()], pairs: new Set(texts.flatMap(({ pairs }) => [...pairs])), whole: "", all: "", weight: Infinity, tokens: [] };
}

// After > the place on the page, where it is not its beginning.
function textOf(row, idle) {
  const [, text, anchor] = /^(.*?)(?:>([a-z0-9-]+))?$/s.exec(row);
  return { text, anchor, ...textFrom(tokensOf(text), idle) };
}

function textFrom(tokens, idle) {
  const telling = tokens.filter(({ form }) => !idle.has(form));
  const forms = new Map();
  for (const { bare, form } of tokens) forms.set(bare, [...(forms.get(bare) ?? []), form]);
  return { tokens, bares: tokens.map(({ bare }) => bare), forms, pairs: new Set(pairsOf(telling)), whole: joinedOf(telling), all: joinedOf(tokens) };
}

const joinedOf = (tokens) => tokens.map(({ bare }) => bare).join(" ");
const pairsOf = (tokens) => tokens.slice(1).map(({ bare }, i) => `${tokens[i].bare} ${bare}`);

// How much a text is like what was asked, from 0 to 1.
function likeness({ tokens, telling, pairs, whole, all, worth, numbered }, text) {
  if (!tokens.some(({ bare, beginning }) => beginning || text.forms.has(bare))) return 0; // as most texts
  let got = 0, own = 0, coming = false;
  const fits = [];
  for (const token of tokens) {
    const { value, comes, exact } = token;
    const fit = Math.max(fitting(token, text), token.beginning ? begun(token, text) : 0);
    fits.push(fit);
    got += value * fit;
    own += fit > APART ? value : 0;
    if (!fit && comes) coming = true;
    else if (!fit && exact) return 0;
  }
  if (!got) return 0;
  let paired = 0;
  for (const [pair, one, other] of pairs) if (text.pairs.has(pair)) paired += Math.min(fits[one], fits[other]);
  const same = (all === text.all || (whole === text.whole && (pairs.length > 0 || text.tokens.length === 1))) && telling.every((place) => fits[place] > APART);
  const together = pairs.length ? paired / pairs.length : Number(same || numbered);
  const like = (got / worth) * (0.5 + 0.3 * together + 0.2 * Math.min(1, own / text.weight)) + (same ? SAME : 0);
  return coming && like < ENOUGH ? 0 : like;
}

// How much a text has a word as it was typed.
function fitting({ bare, alike }, { forms }) {
  let best = 0;
  for (const form of forms.get(bare) ?? []) best = Math.max(best, alike(form));
  return best;
}

// The last word may be one that is still being typed.
function begun({ bare, begins }, { forms }) {
  if (bare.length < 2) return 0;
  let best = 0;
  for (const [word, some] of forms) if (word.startsWith(bare)) for (const form of some) best = Math.max(best, begins(form));
  return best;
}

// ---- What was asked

// The words that people use are made those of the site. A word of one syllable is one with its marks or alone, or where
// it does not stand beside a word beside which the site has it: "chong dung ke", not "phong chong".
function said(tokens, { sayings, pairs, optional }) {
  const marked = tokens.some(({ form, bare }) => form !== bare);
  const beside = (at) => [[at - 1, at], [at, at + 1]].some(([one, other]) => pairs.has(`${tokens[one]?.bare} ${tokens[other]?.bare}`));
  const fits = ({ said: some }, at) => some.every(({ form, bare }, i) => {
    const token = tokens[at + i];
    if (token?.bare !== bare) return false;
    if (token.form !== form && token.form !== bare) return false;
    if (some.length > 1 || tokens.length === 1 || !/[aeiouy]/.test(bare)) return true;
    return (token.form === form || (!marked && !optional(token, false))) && !beside(at);
  });
  const found = [];
  const meanings = new Set();
  for (let i = 0; i < tokens.length; i += 1) {
    const saying = sayings.get(tokens[i].bare)?.find((one) => fits(one, i));
    if (!saying) {
      found.push(tokens[i]);
      continue;
    }
    meanings.add(saying.means);
    found.push(...saying.site);
    i += saying.said.length - 1;
  }
  return { tokens: found, meanings: [...meanings] };
}

// Without what people say around a question ("cho em hỏi", "có thật không"); nothing, if that is all.
function bared(query, { fillers, optional }) {
  const words = wordsOf(query);
  const forms = words.map((word) => [canonical(word), fold(word)]);
  const fits = (filler, at) => filler.every(({ form, bare }, i) => {
    const [own, plain] = forms[at + i] ?? [];
    return plain === bare && (own === form || own === plain);
  });
  const kept = [];
  for (let i = 0; i < words.length; i += 1) {
    const filler = fillers.find((one) => fits(one, i));
    if (filler) i += filler.length - 1;
    else kept.push(words[i]);
  }
  if (kept.length === words.length) return query;
  return kept.some((word) => !optional(tokensOf(word)[0], true)) ? kept.join(" ") : "";
}

// Is it written without marks, and neither a word of the site nor of people?
const isStrange = ({ form, bare }, words) => !words.has(bare) && !/\d/.test(bare) && form === bare;

// Telex typed without its keyboard (nghieenj).
function telexed(token, index) {
  const { bare } = token;
  if (!isStrange(token, index.words)) return token;
  const plain = bare.replace(/(?<![aeou])w/g, "u").replace(/aa/g, "a").replace(/ee/g, "e").replace(/oo/g, "o").replace(/dd/g, "d").replace(/w/g, "")
    .replace(/[sfrxj]$/, "").replace(/(?<=[aeiouy])[sfrxj](?=[a-z])/g, "");
  return index.words.has(plain) ? { ...token, bare: plain, form: plain } : token;
}

// A slip of one letter.
function mended(token, index) {
  const { bare } = token;
  if (!isStrange(token, index.known) || bare.length < 4) return token;
  const likely = [...index.known.keys()].filter((word) => word.length > 2 && slips(bare, word))
    .sort((a, b) => index.known.get(b) - index.known.get(a));
  return likely.length ? { ...token, bare: likely[0], form: likely[0] } : token;
}

// Is the one word the other with a letter missing, added, changed, or swapped with the next?
function slips(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [a, b] = [one.slice(start), other.slice(start)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)
    || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}

// `alike`, `begins`: how far a form of the site is that word; `comes`, `exact`: a year to come, what no other word stands
// for. `telling`, and those of `pairs`, are places in `tokens`.
function asking(tokens, index, typing) {
  const marked = tokens.some(({ form, bare }) => form !== bare);
  const own = tokens.map((token, i) => (typing && i === tokens.length - 1 ? { ...token, beginning: true } : mended(token, index))).map((token) => {
    const others = index.written.get(token.bare);
    const alike = remembered((form) => likeAs(token, form, marked, others));
    // Another word than any that is so without marks is as little known as one that is nowhere.
    const foreign = others && ![...others].some((form) => alike(form) > APART);
    const value = token.tells ? TELLS : index.weight(foreign ? { ...token, bare: token.form } : token, marked);
    const exact = FORMATS.test(token.bare) || (/\d/.test(token.bare) && !isSmall(token.bare));
    return { ...token, value, alike, begins: remembered((form) => beginsAs(token, form)), comes: isComing(token.bare), exact };
  });
  const telling = [...own.keys()].filter((place) => !index.optional(own[place], marked));
  const pairs = telling.slice(1).map((place, i) => [`${own[telling[i]].bare} ${own[place].bare}`, telling[i], place]);
  const whole = joinedOf(telling.map((place) => own[place]));
  const worth = own.reduce((sum, { value }) => sum + value, 0);
  return { tokens: own, telling, pairs, whole, numbered: /\d/.test(whole), all: joinedOf(own), marked, worth };
}

function remembered(make) {
  const made = new Map();
  return (key) => made.get(key) ?? made.set(key, make(key)).get(key);
}

// What the small index knows: answers, the best first; without any, what is nearest; and the site's words for what was
// typed. `typing`: the last word may not be whole.
function quick(query, index, places, typing = false) {
  const typed = tokensOf(query).map((token, i, all) => (typing && i === all.length - 1 ? token : telexed(token, index)));
  const { tokens, meanings } = said(typed, index);
  const ways = [asking(typed, index, typing), ...(meanings.length ? [asking(tokens, index, false)] : [])];
  const found = placesNamed(query, places).map((place) => ({ ...place, like: 2 }));
  const there = new Set(found.map(({ url }) => url));
  const month = /(^| )thang \d/.test(joinedOf(typed)); // has a list of its own, which is not in the index
  const grown = typed.some((token) => token.grown);
  const likelier = index.learned ? about(typed, index.learned) : () => 0;
  for (const entry of index.entries) {
    if ((month && /^su-kien\/\d/.test(entry.url)) || (grown && ofYoung(entry.texts[0]))) continue;
    const best = (texts) => {
      let most = -Infinity;
      for (const asked of ways) for (const text of texts) most = Math.max(most, likeness(asked, text));
      return most * entry.weight;
    };
    const likes = entry.texts.map((text) => best([text]));
    const nearest = (some) => entry.texts[some.indexOf(Math.max(...some))];
    const own = Math.max(...likes);
    const fears = (entry.worries ?? []).map((one) => fearOf(one, entry, nearest(likes.slice(0, -1)), ways, best)).sort((a, b) => b.fit - a.fit);
    const of = fears.find((one) => standsFor(one, own));
    const like = Math.max(own, of?.like ?? 0, best(entry.more ?? []) * WORRY ** 0.5); // which tells the page, not what on it
    const also = fears.filter((one) => one !== of && one.fit >= ALSO).slice(0, 2).map(({ worry }) => worry);
    found.push({ ...entry, worry: of?.worry, also, like, anchor: nearest(likes).anchor });
  }
  // What was learned tells nothing more about the very words of a text.
  if (!found.some(({ like }) => like >= 1)) for (const one of found) if (!one.call) one.like += likelier(one.number);
  found.sort((a, b) => b.like - a.like);
  const each = found.filter(({ url, like }, i) => like >= NEAR && found.findIndex((other) => other.url === url) === i);
  // From there on, or hardly less likely than one that does.
  const answering = ({ like }) => like >= Math.min(ENOUGH, Math.max(CLEAR, each[0].like * ALMOST)) && like >= each[0].like * CLOSE;
  const strong = each[0]?.like >= ENOUGH ? each.filter(answering).slice(0, BEST) : [];
  // What no longer holds, beside what does, comes after it, but for who names a number or a year.
  const late = (one) => Number(Boolean(one.ended) && one !== each[0] && !/\d/.test(query));
  strong.sort((a, b) => late(a) - late(b));
  const clear = !strong.length && tokens.length >= SPOKEN && each[0]?.like >= Math.max(CLEAR, LEAD * (each[1]?.like ?? 0));
  const sure = clear ? [each[0]] : strong;
  // One fear may be taken for another: what is near stands below it.
  const answers = sure[0]?.worry ? [...sure, ...each.filter((one) => !sure.includes(one))].slice(0, BEST) : sure;
  // Is what was typed just another name for what the site calls so?
  const name = meanings.length === 1 && tokens.every((token) => index.optional(token, true) || fold(meanings[0]).includes(token.bare)) ? meanings[0] : "";
  // Does the first answer hold all that was asked? If not, a place may be in it.
  const whole = answers.length > 0 && ways.some((asked) => asked.tokens.every((token) => index.optional(token, asked.marked) || heard(token, answers[0])));
  // Does its title, or is it the very words of a text?
  const named = whole && (answers[0].place || ways.some((asked) => asked.tokens.every((token) => index.optional(token, asked.marked) || fitting(token, answers[0].texts[0]) > APART)));
  const titled = whole && (named || answers[0].texts.some(({ all }) => all === ways[0].all));
  return { answers, near: each.slice(0, BEST), name, meanings, words: tokens, marked: ways[0].marked, whole, named, titled, clear };
}

// How a worry fits what was asked: its likeness alone, and how much of the question it has that the text of its page that
// is most like it has not, and how much that nothing of its page has. Measured: docs/decisions/025-search-at-once.md
function fearOf(worry, { texts }, nearest, ways, best) {
  const alone = best(worry.own) * WORRY;
  const most = Math.max(...ways.map(({ worth }) => worth));
  return { worry, like: Math.max(alone, best(worry.texts.slice(worry.own.length)) * WORRY), alone, fit: alone + (beside(worry, nearest, ways) + beside(worry, texts.at(-1), ways)) / most };
}

// Does it answer better than its page does? One that the site has no answer to only where it is what was asked, so that
// nobody is led to “we do not have that” past what the page says.
const standsFor = ({ worry, alone, fit }, own) => (worry.gap ? alone > Math.max(CLEAR, own * LEAD) : fit > own);

// Is it about who is under 18?
const ofYoung = ({ pairs }) => pairs.has("duoi 18");

// How much of what was asked a worry has and a text of its page has not.
const beside = ({ texts }, title, ways) => Math.max(...ways.map(({ tokens }) => tokens.reduce((sum, token) => {
  const has = (text) => fitting(token, text) > SLIP;
  return sum + (!has(title) && texts.some((text) => text.tokens.length && has(text)) ? token.value : 0);
}, 0)));

const heard = (token, { texts, more = [], worry }) => !texts || [...texts, ...more, ...(worry?.texts ?? [])].some((text) => fitting(token, text) > APART);

// The same where places are known: for nothing but one, and for a question that names one besides, which is answered
// with what is asked, then the place. `known`: what is answered without them.
function quickAt(known, query, index, places, typing = false) {
  if (placesNamed(query, places).length) return quick(query, index, places, typing);
  const within = placeWithin(query, places, index.known);
  if (!within) return known;
  // The lists of events are of all places; the place's own page has its events, those of a year are pages of their own.
  const rest = placeWithin(within.rest, places, index.known)?.rest ?? within.rest; // "Tam Quang, Tương Dương": in which district
  const held = heldIn(rest);
  if (held || happens(rest)) {
    const year = /\b(19|20)\d\d\b/.exec(rest)?.[0] ?? "";
    const at = (year || held) && { place: within.place, name: within.name, year, held };
    return { ...known, placed: true, meanings: [], answers: at ? [] : [within.place], near: [within.place], at };
  }
  if (officeIn(rest)) return { ...known, placed: true, meanings: [], answers: [within.place, ...known.answers].slice(0, BEST) };
  // The kind of place may be part of what is asked: "xã … không ma túy".
  const ways = [within.rest, within.kinded].map((rest) => quick(rest, index, new Map(), typing)).filter(({ answers: [first] }) => first);
  const { answers, meanings } = ways.sort((a, b) => b.answers[0].like - a.answers[0].like)[0] ?? known;
  if (ways.length) return { ...known, placed: true, answers: [answers[0], within.place], meanings };
  return { ...known, placed: true, answers: known.clear ? [] : known.answers };
}
