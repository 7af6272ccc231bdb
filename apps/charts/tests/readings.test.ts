import { describe, expect, test } from "vitest";
import { smallDocument, write } from "../src/dom";
import { draw } from "../src/draw";
import { overhang, readings } from "../src/readings";
import type { ChartSpec } from "../src/spec";
import { number } from "../src/words";
import { specs } from "./specs";

const french = (value: number) => number(value, "fr");

describe.each([
  ["cut-offs on a phone", [401, 521], 150],
  ["invitations on a phone", [141_000, 205_000], 125],
  ["invitations on a page", [0, 62_345], 500],
  ["around zero", [-14.2, 3.1], 140],
  ["one value", [510, 510], 140],
  ["less than is written", [510.2, 510.6], 140],
  ["nothing", [], 140],
])("%s", (_, values, pixels) => {
  const { domain, ticks } = readings(values, pixels, french);

  test("has three readings or more, which hold every value", () => {
    expect(ticks.length).toBeGreaterThanOrEqual(3);
    expect(domain).toEqual([ticks[0], ticks.at(-1)]);
    for (const value of values) {
      expect(value).toBeGreaterThanOrEqual(domain[0]);
      expect(value).toBeLessThanOrEqual(domain[1]);
    }
  });

  test("has room between them", () => {
    const widest = Math.max(...ticks.map((tick) => french(tick).length)) * 6.5;
    expect((ticks.length - 1) * widest).toBeLessThan(pixels);
  });
});

test("zero is said where it lies between the ends", () => {
  for (const [low, high] of [[-6, 207], [-14.2, 3.1], [-31, 197]]) {
    expect(readings([low!, high!], 190, french).ticks).toContain(0);
  }
});

test("the last number has room beyond the end of the axis", () => {
  const axis = { domain: [0, 300_000] as [number, number], ticks: [0, 100_000, 200_000, 300_000] };
  expect(overhang(axis, french)).toBeGreaterThan(3.5 * 6.5);
  const row = { label: "cec", values: [{ low: 30_000, middle: 170_000, high: 265_000 }, null] };
  const picture = svg({ ...specs[3]!, lang: "fr", rows: [row] } as ChartSpec, 340);
  const places = [...picture.matchAll(/transform="translate\(([0-9.]+),[^"]*"[^>]*>[0-9]+\u202f[0-9]{3}</g)].map((one) => Number(one[1]));
  expect(places.length).toBeGreaterThanOrEqual(2);
  expect(Math.max(...places)).toBeLessThan(340 - 3.5 * 6);
});

test("numbers that would read the same are not said twice", () => {
  const { ticks } = readings([0.2, 2.9], 900, french);
  expect(new Set(ticks.map(french)).size).toBe(ticks.length);
});

const svg = (spec: ChartSpec, width = 640) => write(draw(spec, { width, document: smallDocument() }));

test("ranges on a phone: three readings", () => {
  const row = { label: "Canadian Experience Class", values: [{ low: 441, middle: 497, high: 531 }, null] };
  const picture = svg({ ...specs[3]!, rows: [row] } as ChartSpec, 340);
  expect((picture.match(/>\d{3}<\/text>/g) ?? []).length).toBeGreaterThanOrEqual(3);
});

test("fan: a month of few rounds is an outline without quartiles and median", () => {
  const outlined = svg({ ...specs[0]!, few: [true, false, false] } as ChartSpec);
  expect((outlined.match(/<rect /g) ?? []).length).toBe(3);
  expect(outlined).toContain('stroke-dasharray="2,2"');
});

test("panels: a part of a month is paler", () => {
  const pale = (picture: string) => (picture.match(/fill="#dbe8f4"/g) ?? []).length;
  expect(pale(svg(specs[2]!))).toBe(0);
  expect(pale(svg({ ...specs[2]!, partial: [true, false] } as ChartSpec))).toBe(1);
});
