// ---- Places, of today and of before

const KINDS = ["thi xa", "thanh pho", "thi tran", "huyen", "quan", "phuong", "xa", "tinh"];
const DISTRICTS = ["huyen", "thi xa", "thanh pho"];
// What people say around a name: "xã … cũ nay là xã gì", "huyện … còn không, bỏ từ bao giờ".
const AROUND = new Set(("o tai dia ban ubnd cong an cu moi nghe tinh hien nay bay gio la gi nao dau thuoc sap nhap vao doi ten thanh truoc day gio mo chi tui toi minh nha ban ngay chia huyen xa phuong thi tran pho chu "
  + "con khong ko k nua giai the bo xoa tach gop voi ve da chua bi duoc roi het hay tu khi bao ra sao the goi cho hoi co phai a ha vay luc hom nam 2025 gom").split(" "));

// “Huyện … cũ có mấy xã” asks for the page of the district, and for no commune.
const COUNTED = /(^| )(may|bao nhieu|nhung|cac) (xa|phuong)(?= |$)/g;

const plain = (text) => tokensOf(text).map(({ bare }) => bare).join(" ");
const marks = (text) => tokensOf(text).map(({ form }) => form).join(" ");
const kindOf = (name) => KINDS.find((kind) => name.startsWith(`${kind} `)) ?? "";

// The names of a row `path>Name|before|…`, each with the page that it leads to.
function placesOf(rows) {
  const places = new Map();
  for (const row of rows) {
    const [names, path] = row.split(">").reverse();
    const [title, ...before] = names.split("|");
    const url = `su-kien/dia-ban/${path ?? slugOf(title)}/`;
    [title.split(",")[0], ...before].forEach((name, i) => {
      const kind = kindOf(plain(name));
      const key = plain(name).slice(kind ? kind.length + 1 : 0);
      const others = places.get(key) ?? places.set(key, []).get(key);
      others.push({ url, title, place: true, kind, form: marks(name).split(" ").slice(-key.split(" ").length).join(" "), was: i ? name : "" });
    });
  }
  return places;
}

// Who asks for nothing but a place is led to its page, who names a place of before to what is there today.
function placesNamed(query, places) {
  const words = plain(query).replace(COUNTED, "").trim().split(" ");
  for (let length = words.length; length; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const found = places.get(words.slice(at, at + length).join(" "));
      const rest = [...words.slice(0, at), ...words.slice(at + length)].filter((word) => !AROUND.has(word)).join(" ");
      if (found && (!rest || places.has(rest))) { // "Hạnh Dịch, Quế Phong": in which district it was
        return ranked(found, kindOf(`${words.slice(Math.max(0, at - 2), at).join(" ")} `) || kindOf(`${words[at - 1] ?? ""} `), marks(query));
      }
    }
  }
  return [];
}

// Who says no more than this beside a place asks what takes place there, in a year or in any.
const HAPPENS = new Set("su kien hoat dong lich danh sach o tai trong nam thang ngay cac nhung co gi".split(" "));
const TOLD = new Set([...HAPPENS, ..."tuyen truyen ve phong chong ma tuy buoi nao khong bao gio".split(" ")]);
const noMore = (said, around) => said.split(" ").every((bare) => around.has(bare) || /^\d+$/.test(bare));
const happens = (rest) => {
  const said = plain(rest);
  return /(su kien|hoat dong|tuyen truyen|thang \d|\d{4})/.test(said) && noMore(said, said.includes("tuyen truyen") ? TOLD : HAPPENS);
};

// What is held on a day: "lễ phát động ở …" asks for the event, and for no other place's.
const HELD = /(^| )(phat dong|mit tinh|ra quan|dieu hanh)( |$)/;
const heldIn = (rest) => {
  const said = plain(rest);
  const [, , held = ""] = HELD.exec(said) ?? [];
  return noMore(said, new Set([...HAPPENS, "le", "buoi", ...held.split(" ")])) ? held : "";
};

// Who asks for the number or the address of the police of a commune is led to its page, which says where to turn.
const OFFICE = new Set([...AROUND, ..."cong an so sdt dien thoai tru dia".split(" ")]);
const asksOffice = (query) => /cong an/.test(plain(query)) && /\b(so|sdt|dia chi|o dau|o mo)\b/.test(plain(query));
const officeIn = (rest) => asksOffice(rest) && noMore(plain(rest), OFFICE);

// A place that is named among other words, as it was written or without all marks, and what is asked beside it. A name
// of one syllable that is a word of the site as well (“thị trấn Dùng”) is one only after its kind.
function placeWithin(query, places, known) {
  const words = tokensOf(query);
  const marked = words.some(({ form, bare }) => form !== bare);
  for (let length = Math.min(4, words.length - 1); length > 0; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const some = words.slice(at, at + length);
      const found = places.get(some.map(({ bare }) => bare).join(" "));
      const written = some.map(({ form }) => form).join(" ");
      if (!found || ((marked || length === 1) && !found.some(({ form }) => form === written))) continue;
      const kind = [2, 1].map((count) => words.slice(Math.max(0, at - count), at)).find((before) => KINDS.includes(before.map(({ bare }) => bare).join(" "))) ?? [];
      if (length === 1 && !kind.length && known.has(some[0].bare)) continue;
      const [rest, kinded] = [at - kind.length, at].map((end) => [...words.slice(0, end), ...words.slice(at + length)].map(({ word }) => word).join(" "));
      return { place: ranked(found, kind.map(({ bare }) => bare).join(" "), written)[0], name: some.map(({ word }) => word).join(" "), rest, kinded };
    }
  }
  return null;
}

// Those written with the same marks, and of the kind that was typed, where there are such. What has the name today, then
// what came of the place that had it, then the page of that; a bare name is rather that of a district.
function ranked(found, kind, written) {
  const exact = found.filter(({ form }) => written.includes(form));
  const those = exact.length ? exact : found;
  const ofKind = those.filter((place) => place.kind === kind);
  const rank = ({ url, kind: own, was }) => (was ? 2 : /dia-ban\/.+\/./.test(url) ? 3 : !kind && DISTRICTS.includes(own) ? 0 : 1);
  return [...(ofKind.length ? ofKind : those)].sort((a, b) => rank(a) - rank(b));
}
