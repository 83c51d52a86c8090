// Guess, answer and verdict of one prediction, in words.
import { judge, spoken } from "../judge.js";
import { unseal } from "../seal.js";

// Guess, answer and verdict of one prediction, once it has been committed.
export function answered(data, page) {
  const value = page.guess(data.name);
  const key = unseal(data.sealed);
  const verdict = judge(data.asked, key, value);
  const [guess, answer] = spoken(data.asked, key, verdict);
  return { key, value, verdict, guess, answer };
}
