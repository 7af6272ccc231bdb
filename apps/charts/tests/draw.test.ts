import { describe, expect, test } from "vitest";
import { smallDocument, write } from "../src/dom";
import { draw } from "../src/draw";
import { file } from "../src/render";
import type { ChartSpec } from "../src/spec";
import { specs } from "./specs";

const svg = (spec: ChartSpec, width = 640) => write(draw(spec, { width, document: smallDocument() }));

describe.each(specs)("$kind", (spec) => {
  test("is an svg of the width asked for, with an accessible name", () => {
    const text = svg(spec);
    expect(text).toMatch(/^<svg /);
    expect(text).toContain('width="640"');
    expect(text).toContain('role="img"');
    expect(text).toContain('aria-label="A finding &lt;b&gt;&amp; more&lt;/b&gt; (CRS points)"');
  });

  test("has no number that is not one, on a phone either", () => {
    for (const width of [300, 640]) expect(svg(spec, width)).not.toMatch(/NaN|undefined|Infinity/);
  });

  test("is the same every time", () => {
    expect(svg(spec)).toBe(svg(spec));
  });

  test("as a file: title, unit and source are in it as text", () => {
    const text = file(spec);
    expect(text).toContain("<title>A finding &lt;b&gt;&amp; more&lt;/b&gt;</title>");
    expect(text).toContain(">CRS points</text>");
    expect(text).toContain(">Source: Test</text>");
    expect(text).toContain("font-family: inherit;");
    expect(text).not.toContain("<b>");
  });
});

test("fan: a month without a round has no box", () => {
  const [fan] = specs;
  const rects = (svg(fan!).match(/<rect /g) ?? []).length;
  expect(rects).toBe(4); // two months, two ranges each
});

test("heat: the number stands in its cell, with its sign", () => {
  expect(svg(specs[1]!)).toContain(">+12</text>");
  expect(svg(specs[1]!)).toContain(">\u221230</text>");
});

test("differences: hollow where the interval holds zero", () => {
  const dots = svg(specs[4]!).match(/<circle [^>]*>/g) ?? [];
  expect(dots).toHaveLength(2);
  expect(dots[1]).toContain('fill="#ffffff"');
});

test("differences: a hollow dot alone where there is no interval", () => {
  const row = { label: "cec", value: 0.6, low: null, high: null };
  const picture = svg({ ...specs[4]!, rows: [row] } as ChartSpec);
  expect(picture.match(/<circle [^>]*>/g)).toEqual([expect.stringContaining('fill="#ffffff"')]);
  expect(picture).not.toContain('aria-label="tick"');
});
