import type { Language } from "./spec";

// Months of each language, three letters or the usual short form.
const months: Record<Language, string[]> = {
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  fr: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."],
};

/** Written here and not by the browser: the same text on every machine. */
export function number(value: number, lang: Language, digits = 0): string {
  const fixed = Math.abs(value).toFixed(digits);
  const [whole = "", part] = fixed.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, lang === "fr" ? "\u202f" : ",");
  const sign = value < 0 && Number(fixed) !== 0 ? "\u2212" : "";
  return sign + grouped + (part === undefined ? "" : (lang === "fr" ? "," : ".") + part);
}

/** With its sign, for changes and differences. */
export function signed(value: number, lang: Language, digits = 0): string {
  return (Number(value.toFixed(digits)) > 0 ? "+" : "") + number(value, lang, digits);
}

export function percent(share: number, lang: Language): string {
  return number(100 * share, lang) + (lang === "fr" ? "\u00a0%" : "%");
}

/** A month on an axis: its short name, with the year where there is room for one or a year begins. */
export function month(date: Date, lang: Language, withYear: boolean): string {
  const name = months[lang][date.getUTCMonth()] ?? "";
  return withYear ? `${name}\n${date.getUTCFullYear()}` : name;
}

export function startOfMonth(text: string): Date {
  return new Date(`${text.slice(0, 7)}-01T00:00:00Z`);
}

export function startOfNextMonth(text: string): Date {
  const date = startOfMonth(text);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date;
}

export function day(text: string): Date {
  return new Date(`${text}T00:00:00Z`);
}

/** Splits a text into lines of at most so many letters, at spaces. */
export function lines(text: string, letters: number): string[] {
  const done: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > letters) {
      done.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  if (line !== "") done.push(line);
  return done;
}
