// What a page must hold but not show before its time: no secret, only not to be read by the way.
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const SALT = 0x6a;

// The bytes of a text in base 64, without what only a browser has.
function bytesOf(text) {
  const bytes = [];
  let bits = 0;
  let held = 0;
  for (const letter of text.replace(/=+$/, "")) {
    held = (held << 6) | LETTERS.indexOf(letter);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
    held &= (1 << bits) - 1;
  }
  return bytes;
}

// Undo `jiama.teach.seal.seal`: base64 of UTF-8 whose bytes were mixed with a running key.
export function unseal(text) {
  let key = SALT;
  let escaped = "";
  for (const mixed of bytesOf(text)) {
    escaped += `%${(mixed ^ key).toString(16).padStart(2, "0")}`;
    key = (key * 73 + 41) & 0xff;
  }
  return JSON.parse(decodeURIComponent(escaped));
}
