// ---- Danger

const POLICE = "113";
// Whom to call first where a life is in danger, and where somebody is beaten or threatened. `told` says so with its marks
// or without any, a word of `marked` with its marks alone (no "chăm sóc"), unless one that is `harmless` follows it.
const DANGERS = [
  { number: "115", told: "ngộ độc|bị sốc|sốc thuốc|sốc ma túy|quá liều|bất tỉnh|co giật|cấp cứu|ngừng thở", marked: ["sốc"], harmless: [] },
  {
    number: POLICE,
    told: "chém|giết|dọa|ngáo đá|cầm dao|con dao|vác dao|dao chém|dao đâm|bằng dao|kề dao|đập phá|phá nhà|đốt nhà|hành hung|hung khí|hung hãn|bóp cổ|bạo lực|"
      + "đánh vợ|đánh chồng|đánh mẹ|đánh bố|đánh cha|đánh con|đánh đập|đánh người|đánh nhau|đánh tôi|đánh em|đánh cả|bị đánh|hay đánh|đòi đánh",
    marked: ["đánh", "dao", "đấm", "đâm"],
    harmless: ["giá", "bạc", "bài", "dấu", "máy", "răng", "lô", "đề", "tráo"],
  },
];
const phrases = remembered((told) => told.split("|").map(tokensOf));

function dangersIn(query) {
  const tokens = tokensOf(query);
  const hasMarks = tokens.some(({ form, bare }) => form !== bare);
  const said = ({ form, bare }, token) => token?.bare === bare && (token.form === form || token.form === bare);
  const tells = ({ told, marked, harmless }) => tokens.some((token, i) => (hasMarks && marked.includes(token.form) && !harmless.includes(tokens[i + 1]?.form))
    || phrases(told).some((words) => words.every((word, at) => said(word, tokens[i + at]))));
  return DANGERS.filter(tells).map(({ number }) => number);
}
