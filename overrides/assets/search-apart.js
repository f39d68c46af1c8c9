// Where a site has very many events: the indexes of those far from today, loaded where a question names their place.
// full-search.js asks for them; scripts/publish/search_apart.py makes them.

const PLACES = 3; // named in one question
const INDEXES = 8; // asked beside those of all questions: about 5 KB each
const { fold } = window.vietnamese;

// Which places a question names: of names within one another the longest.
function placesIn(words, names) {
  const byName = new Map();
  for (const [place, some] of Object.entries(names)) for (const name of some) byName.set(name, [...byName.get(name) ?? [], place]);
  const places = new Set();
  for (const name of [...byName.keys()].sort((a, b) => b.length - a.length)) {
    if (!words.includes(` ${name} `)) continue;
    words = words.replaceAll(` ${name} `, " , ");
    byName.get(name).forEach((place) => places.add(place));
  }
  return [...places].slice(0, PLACES);
}

// `part` opens an index by its hash, `read` fetches a file beside them; gives those of a question.
export function apart(part, read) {
  const lists = {};
  const open = {};
  const list = (path) => { lists[path] ??= read(path).then((answer) => answer.json()); return lists[path]; };
  return async (query) => {
    const words = ` ${fold(query).split(/[^\p{L}\p{N}]+/u).join(" ")} `;
    const says = (text) => words.includes(` ${text} `);
    const places = placesIn(words, await list("noi.json"));
    if (!places.length) return [];
    const found = (await Promise.all([...places, "_"].map((place) => list(`noi/${place}.json`)))).flat();
    const years = words.match(/\b(19|20)\d\d\b/g);
    const kinds = found.flatMap(({ kind }) => kind ?? []).filter(says);
    const has = (own, asked) => !own || !asked?.length || own.some((one) => asked.includes(`${one}`));
    const fit = found.filter(({ year, kind }) => has(year, years) && has(kind, kinds));
    fit.sort((a, b) => (b.year?.at(-1) ?? 0) - (a.year?.at(-1) ?? 0));
    return Promise.all(fit.slice(0, INDEXES).map((one) => { open[one.hash] ??= part(one); return open[one.hash]; }));
  };
}
