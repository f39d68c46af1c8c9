// ---- Danger

const POLICE = "113";
// Somebody is beaten or threatened: words that say so with their marks, and what says so without them too.
const HARMS = new Set(["đánh", "dao", "đấm", "đâm"]);
const HARMLESS = new Set("giá bạc bài dấu máy răng lô đề tráo".split(" ")); // after “đánh”
const HARMFUL = ("chém|giết|dọa|ngáo đá|cầm dao|con dao|vác dao|dao chém|dao đâm|bằng dao|kề dao|đập phá|phá nhà|đốt nhà|hành hung|hung khí|hung hãn|bóp cổ|bạo lực|"
  + "đánh vợ|đánh chồng|đánh mẹ|đánh bố|đánh cha|đánh con|đánh đập|đánh người|đánh nhau|đánh tôi|đánh em|đánh cả|bị đánh|hay đánh|đòi đánh").split("|").map(tokensOf);

function endangers(query) {
  const tokens = tokensOf(query);
  const marked = tokens.some(({ form, bare }) => form !== bare);
  const said = ({ form, bare }, token) => token?.bare === bare && (token.form === form || token.form === bare);
  return tokens.some((token, i) => (marked && HARMS.has(token.form) && !HARMLESS.has(tokens[i + 1]?.form))
    || HARMFUL.some((words) => words.every((word, at) => said(word, tokens[i + at]))));
}
