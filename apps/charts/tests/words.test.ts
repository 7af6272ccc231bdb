import { expect, test } from "vitest";
import { lines, month, number, percent, signed, startOfNextMonth } from "../src/words";

test("number: groups and decimal sign of each language", () => {
  expect(number(1234567.25, "en", 1)).toBe("1,234,567.3");
  expect(number(1234.5, "fr", 1)).toBe("1\u202f234,5");
  expect(number(999, "fr")).toBe("999");
});

test("number: a negative that rounds to zero has no sign", () => {
  expect(number(-0.04, "en", 1)).toBe("0.0");
  expect(number(-1234.6, "en")).toBe("\u22121,235");
});

test("signed: plus for what is above zero after rounding, and only there", () => {
  expect(signed(2, "en")).toBe("+2");
  expect(signed(0.04, "en", 1)).toBe("0.0");
  expect(signed(-2.25, "fr", 1)).toBe("\u22122,3");
});

test("percent: a space before the sign in French", () => {
  expect(percent(0.255, "en")).toBe("26%");
  expect(percent(0.25, "fr")).toBe("25\u00a0%");
});

test("month: names of each language, the year below where asked for", () => {
  expect(month(new Date("2026-08-01T00:00:00Z"), "fr", false)).toBe("août");
  expect(month(new Date("2027-01-01T00:00:00Z"), "en", true)).toBe("Jan\n2027");
});

test("startOfNextMonth: over the end of a year", () => {
  expect(startOfNextMonth("2026-12").toISOString()).toBe("2027-01-01T00:00:00.000Z");
});

test("lines: breaks at spaces and keeps every word", () => {
  expect(lines("one two three", 7)).toEqual(["one two", "three"]);
  expect(lines("unbreakable word", 5)).toEqual(["unbreakable", "word"]);
});
