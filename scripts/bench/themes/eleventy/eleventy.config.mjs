// Two collections, their years, and the two forms of a date; the pages themselves are plain Markdown.
const byDate = (a, b) => a.date - b.date;

const years = (items) => {
  const found = new Map();
  for (const item of items) {
    const year = item.date.getUTCFullYear();
    if (!found.has(year)) found.set(year, []);
    found.get(year).push(item);
  }
  return [...found].sort(([a], [b]) => a - b).map(([year, items]) => ({ year, items }));
};

export default function (config) {
  config.setUseGitIgnore(false);
  config.setQuietMode(true);
  for (const [name, folder] of [["events", "su-kien"], ["news", "tin-tuc"]]) {
    const items = (api) => api.getFilteredByGlob(`content/${folder}/*/*.md`).sort(byDate);
    config.addCollection(name, items);
    config.addCollection(`${name}Years`, (api) => years(items(api)));
  }
  config.addFilter("latest", (items) => items.slice(-10).reverse());
  config.addFilter("iso", (date) => date.toISOString().slice(0, 10));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10).split("-").reverse().join("/"));
  config.addPassthroughCopy({ "style.css": "style.css" });
  return {
    dir: { input: "content", output: "_site", includes: "../_includes" },
    // The Markdown holds no template code, so nothing is looked for in it.
    markdownTemplateEngine: false,
  };
}
