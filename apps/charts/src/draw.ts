import * as Plot from "@observablehq/plot";
import type {
  ChartSpec,
  DifferencesSpec,
  FanSpec,
  HeatSpec,
  HistogramSpec,
  PanelsSpec,
  RangesSpec,
  ReliabilitySpec,
  TornadoSpec,
} from "./spec";
import { day, lines, month, number, percent, signed, startOfMonth, startOfNextMonth } from "./words";

/** Blue and orange stay apart for every common kind of colour blindness; shape or text says the same again. */
const ink = "#1d2733";
const blue = "#1c5d99";
const lightBlue = "#a9c9e6";
const paleBlue = "#dbe8f4";
const orange = "#b8560f";
const grey = "#66727f";

export interface Place {
  /** CSS pixels. */
  width: number;
  /** Where elements are made: the page's own document, or a small one outside a browser. */
  document?: Document;
}

type Options = Plot.PlotOptions & { document?: Document };

/** Draws a chart. The element is an `svg` with an accessible name; the page puts title, unit and source around it. */
export function draw(spec: ChartSpec, place: Place): SVGElement {
  const options: Options = {
    ...optionsOf(spec, place.width),
    width: place.width,
    style: { fontFamily: "inherit", fontSize: "12px", color: ink, background: "none" },
    ...(place.document ? { document: place.document } : {}),
  };
  const svg = Plot.plot(options) as unknown as SVGElement;
  // The picture has one name; Plot's names of its parts would be read out where none is allowed.
  unname(svg);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${spec.title} (${spec.unit})`);
  return svg;
}

function unname(element: Element): void {
  for (const child of element.children) {
    for (const name of ["aria-label", "aria-description", "aria-hidden"]) child.removeAttribute(name);
    unname(child);
  }
}

function optionsOf(spec: ChartSpec, width: number): Options {
  switch (spec.kind) {
    case "fan":
      return fan(spec, width);
    case "heat":
      return heat(spec, width);
    case "panels":
      return panels(spec, width);
    case "ranges":
      return ranges(spec, width);
    case "differences":
      return differences(spec, width);
    case "tornado":
      return tornado(spec, width);
    case "reliability":
      return reliability(spec, width);
    case "histogram":
      return histogram(spec);
  }
}

function fan(spec: FanSpec, width: number): Options {
  const asOf = day(spec.asOf);
  const boxes = spec.months.flatMap((text, i) => {
    const [low, q25, median, q75, high] = [spec.low[i], spec.q25[i], spec.median[i], spec.q75[i], spec.high[i]];
    return low == null || q25 == null || median == null || q75 == null || high == null
      ? []
      : [{ x1: later(startOfMonth(text), asOf), x2: startOfNextMonth(text), low, q25, median, q75, high }];
  });
  const past = spec.past.map((round) => ({ x: day(round.date), y: round.value }));
  const first = past[0]?.x ?? boxes[0]?.x1 ?? asOf;
  const last = startOfNextMonth(spec.months.at(-1) ?? spec.asOf);
  return {
    height: 230,
    marginLeft: 44,
    marginBottom: 40,
    x: { type: "utc", domain: [first, last], label: null },
    y: { label: null, grid: true, nice: true, tickFormat: (v: number) => number(v, spec.lang), ticks: 5 },
    marks: [
      monthAxis(spec, first, last, width),
      Plot.rect(boxes, { x1: "x1", x2: "x2", y1: "low", y2: "high", fill: paleBlue, insetLeft: 1, insetRight: 1 }),
      Plot.rect(boxes, { x1: "x1", x2: "x2", y1: "q25", y2: "q75", fill: lightBlue, insetLeft: 1, insetRight: 1 }),
      Plot.ruleY(boxes, { x1: "x1", x2: "x2", y: "median", stroke: blue, strokeWidth: 2.5, insetLeft: 1, insetRight: 1 }),
      // Nothing is drawn for the scale; it only widens the axis.
      Plot.ruleY(spec.scale ?? [], { stroke: "none" }),
      Plot.ruleX([asOf], { stroke: grey, strokeDasharray: "3,3" }),
      Plot.dot(past, { x: "x", y: "y", r: 2.6, fill: ink }),
    ],
  };
}

/** A label in the middle of each month that gets one; the year stands below the first label and below January. */
function monthAxis(spec: ChartSpec, first: Date, last: Date, width: number, anchor?: "bottom"): Plot.Markish {
  const ticks = monthTicks(first, last, width);
  const labels = new Map(
    ticks.map((tick, i) => [
      (tick.getTime() + startOfNextMonth(tick.toISOString()).getTime()) / 2,
      month(tick, spec.lang, i === 0 || tick.getUTCMonth() === 0),
    ]),
  );
  return Plot.axisX(
    [...labels.keys()].map((time) => new Date(time)),
    { tickSize: 0, tickPadding: 7, tickFormat: (date: Date) => labels.get(date.getTime()) ?? "", ...(anchor ? { anchor } : {}) },
  );
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function monthTicks(first: Date, last: Date, width: number): Date[] {
  const all: Date[] = [];
  const at = startOfMonth(first.toISOString());
  if (at < first) at.setUTCMonth(at.getUTCMonth() + 1);
  for (; at < last; at.setUTCMonth(at.getUTCMonth() + 1)) all.push(new Date(at));
  const step = [1, 2, 3, 4, 6, 12].find((s) => all.length / s <= Math.max(2, (width - 60) / 46)) ?? 12;
  // Counted from January, so that a year's name stands on its own first month.
  return all.filter((date) => date.getUTCMonth() % step === 0);
}

function heat(spec: HeatSpec, width: number): Options {
  const cells = spec.rows.flatMap((row, r) =>
    spec.months.map((column, c) => ({ row, column, change: spec.change[r]?.[c] ?? null })),
  );
  const most = Math.max(10, ...cells.map((cell) => Math.min(60, Math.abs(cell.change ?? 0))));
  const left = 74;
  const cellWidth = (width - left - 8) / Math.max(1, spec.months.length);
  return {
    height: spec.rows.length * 24 + 56,
    marginLeft: left,
    marginRight: 8,
    marginTop: 4,
    marginBottom: 46,
    padding: 0.06,
    x: {
      domain: spec.months,
      label: null,
      tickSize: 0,
      tickFormat: (text: string, i: number) =>
        cellWidth < 27 && i % 2 === 1 ? "" : month(startOfMonth(text), spec.lang, i === 0 || text.endsWith("-01")),
    },
    y: { domain: spec.rows, label: null, tickSize: 0, tickFormat: (text: string) => text.replace("-", "\u2013") },
    color: { type: "diverging", domain: [-most, most], pivot: 0, range: [less, same, more].map(css), interpolate: "rgb", clamp: true },
    marks: [
      Plot.cell(cells, { x: "column", y: "row", fill: (d: Cell) => d.change ?? 0 }),
      Plot.text(cells, {
        x: "column",
        y: "row",
        fontSize: cellWidth < 27 ? 9 : 11,
        text: (d: Cell) => (d.change === null ? "\u2013" : signed(d.change, spec.lang)),
        fill: (d: Cell) => textOn(mix((d.change ?? 0) / most)),
      }),
    ],
  };
}

type Rgb = readonly [number, number, number];
const less: Rgb = [184, 86, 15];
const same: Rgb = [246, 243, 238];
const more: Rgb = [28, 93, 153];

function css([r, g, b]: Rgb): string {
  return `rgb(${r}, ${g}, ${b})`;
}

/** The colour of a cell, as the scale mixes it. */
function mix(share: number): Rgb {
  const far = share < 0 ? less : more;
  const t = Math.min(1, Math.abs(share));
  return [0, 1, 2].map((i) => (same[i] ?? 0) + t * ((far[i] ?? 0) - (same[i] ?? 0))) as unknown as Rgb;
}

/** Black or white, whichever stands out more (WCAG's contrast ratio). */
function textOn(colour: Rgb): string {
  const [r, g, b] = colour.map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (light + 0.05) > (light + 0.05) / 0.05 ? "#ffffff" : "#000000";
}

interface Cell {
  row: string;
  column: string;
  change: number | null;
}

function panels(spec: PanelsSpec, width: number): Options {
  // Each panel has its own scale, from 0 to a round number: values are drawn as shares of it.
  const tops = spec.panels.map((panel) => roundUp(Math.max(1, ...panel.high, ...panel.mean)));
  const rows = spec.panels.flatMap((panel, p) =>
    spec.months.map((text, i) => ({
      panel: panel.label,
      x1: startOfMonth(text),
      x2: startOfNextMonth(text),
      middle: new Date((startOfMonth(text).getTime() + startOfNextMonth(text).getTime()) / 2),
      mean: (panel.mean[i] ?? 0) / (tops[p] ?? 1),
      low: (panel.low[i] ?? 0) / (tops[p] ?? 1),
      high: (panel.high[i] ?? 0) / (tops[p] ?? 1),
    })),
  );
  const scales = spec.panels.flatMap((panel, p) => [
    { panel: panel.label, y: 0, text: number(0, spec.lang) },
    { panel: panel.label, y: 1, text: number(tops[p] ?? 1, spec.lang) },
  ]);
  const first = startOfMonth(spec.months[0] ?? "2000-01");
  const last = startOfNextMonth(spec.months.at(-1) ?? "2000-01");
  return {
    height: spec.panels.length * 84 + 44,
    marginLeft: 60,
    marginRight: 8,
    marginTop: 20,
    marginBottom: 40,
    x: { type: "utc", domain: [first, last], label: null },
    y: { axis: null, domain: [0, 1] },
    fy: { label: null, domain: spec.panels.map((panel) => panel.label), padding: 0.34, axis: null },
    marks: [
      monthAxis(spec, first, last, width, "bottom"),
      Plot.ruleY(scales, { fy: "panel", y: "y", stroke: "#d5dbe1", strokeWidth: 1 }),
      Plot.text(scales, { fy: "panel", y: "y", text: "text", frameAnchor: "left", textAnchor: "end", dx: -8 }),
      Plot.rect(rows, { fy: "panel", x1: "x1", x2: "x2", y1: 0, y2: "mean", fill: lightBlue, insetLeft: 1.5, insetRight: 1.5 }),
      Plot.ruleX(rows, { fy: "panel", x: "middle", y1: "low", y2: "high", stroke: ink, strokeWidth: 1.2 }),
      Plot.text(spec.panels, {
        fy: "label",
        text: "label",
        frameAnchor: "top-left",
        textAnchor: "start",
        dy: -16,
        fontWeight: 600,
      }),
    ],
  };
}

/** The next of 1, 2, 2.5, 4, 5, 10 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 2.5, 4, 5, 10].find((step) => step * power >= value) ?? 10);
}

// Circle first, then square, triangle, diamond: told apart without colour.
const symbols = ["circle", "square", "triangle", "diamond", "star", "wye"] as const;
const shades = [blue, orange, "#3f7d20", "#7b3f8c", "#5f5f5f", "#8c6d1f"];

function ranges(spec: RangesSpec, width: number): Options {
  const points = spec.rows.flatMap((row) =>
    row.values.flatMap((value, i) => (value === null ? [] : [{ ...value, label: row.label, series: spec.series[i] ?? "" }])),
  );
  const left = labelRoom(spec.rows.map((row) => row.label), width);
  const color = { domain: spec.series, range: shades.slice(0, spec.series.length) };
  return {
    height: spec.rows.length * Math.max(18 * spec.series.length + 14, left.height) + 34,
    marginLeft: left.margin,
    marginRight: 12,
    marginTop: 6,
    marginBottom: 26,
    x: { label: null, grid: true, nice: true, ticks: tickCount(width - left.margin), tickFormat: (v: number) => number(v, spec.lang, spec.digits) },
    y: { axis: null, domain: spec.series, padding: 0.5 },
    fy: { label: null, domain: spec.rows.map((row) => row.label), padding: 0.16, axis: null },
    color,
    symbol: { domain: spec.series, range: symbols.slice(0, spec.series.length) },
    marks: [
      Plot.axisFy({ anchor: "left", label: null, textAnchor: "end", frameAnchor: "left", dx: -8, tickFormat: left.wrap }),
      Plot.ruleY(points, { fy: "label", y: "series", x1: "low", x2: "high", stroke: "series", strokeWidth: 1.2 }),
      Plot.ruleY(points.filter((point) => point.q25 !== undefined), { fy: "label", y: "series", x1: "q25", x2: "q75", stroke: "series", strokeWidth: 4.5, strokeOpacity: 0.55 }),
      Plot.dot(points, { fy: "label", y: "series", x: "median", fill: "series", symbol: "series", r: 4.5 }),
    ],
  };
}

function differences(spec: DifferencesSpec, width: number): Options {
  const withRange = spec.rows.flatMap(({ label, low, high }) => (low === null || high === null ? [] : [{ label, low, high }]));
  const left = labelRoom(spec.rows.map((row) => row.label), width);
  return {
    height: spec.rows.length * Math.max(30, left.height) + 40,
    marginLeft: left.margin,
    marginRight: 14,
    marginTop: 6,
    marginBottom: 28,
    x: { label: null, grid: true, nice: true, ticks: tickCount(width - left.margin), tickFormat: (v: number) => signed(v, spec.lang, spec.digits) },
    y: { label: null, padding: 0.3, domain: spec.rows.map((row) => row.label) },
    marks: [
      Plot.axisY({ tickSize: 0, tickFormat: left.wrap }),
      Plot.ruleX([0], { stroke: ink, strokeWidth: 1.2 }),
      Plot.ruleY(withRange, { y: "label", x1: "low", x2: "high", stroke: blue, strokeWidth: 2 }),
      Plot.tickX(withRange.flatMap((row) => [{ ...row, end: row.low }, { ...row, end: row.high }]), {
        x: "end",
        y: "label",
        stroke: blue,
        strokeWidth: 2,
        insetTop: 4,
        insetBottom: 4,
      }),
      // Full where the interval leaves zero out, hollow where it does not.
      Plot.dot(spec.rows, {
        x: "value",
        y: "label",
        r: 4.5,
        stroke: blue,
        strokeWidth: 2,
        fill: (row: { low: number | null; high: number | null }) => ((row.low ?? 0) > 0 || (row.high ?? 0) < 0 ? blue : "#ffffff"),
      }),
    ],
  };
}

function tornado(spec: TornadoSpec, width: number): Options {
  const left = labelRoom(spec.rows.map((row) => row.label), width);
  const ends = spec.rows.flatMap((row) => [
    { label: row.label, value: row.low, text: row.lowInput, isLow: true },
    { label: row.label, value: row.high, text: row.highInput, isLow: false },
  ]);
  return {
    height: spec.rows.length * Math.max(34, left.height) + 40,
    marginLeft: left.margin,
    marginRight: 40,
    marginTop: 6,
    marginBottom: 28,
    x: { label: null, grid: true, nice: true, ticks: tickCount(width - left.margin - 100), inset: 30, tickFormat: (v: number) => number(v, spec.lang, spec.digits) },
    y: { label: null, padding: 0.3, domain: spec.rows.map((row) => row.label) },
    marks: [
      Plot.axisY({ tickSize: 0, tickFormat: left.wrap }),
      Plot.barX(ends, { y: "label", x1: spec.base, x2: "value", fill: (d: { isLow: boolean }) => (d.isLow ? orange : blue), fillOpacity: 0.8 }),
      Plot.text(ends, {
        y: "label",
        x: "value",
        text: "text",
        textAnchor: "start",
        dx: 5,
        filter: (d: { value: number }) => d.value >= spec.base,
      }),
      Plot.text(ends, {
        y: "label",
        x: "value",
        text: "text",
        textAnchor: "end",
        dx: -5,
        filter: (d: { value: number }) => d.value < spec.base,
      }),
      Plot.ruleX([spec.base], { stroke: ink, strokeWidth: 1.2 }),
    ],
  };
}

function reliability(spec: ReliabilitySpec, width: number): Options {
  const axis = { domain: [0, 1], tickFormat: (v: number) => percent(v, spec.lang), ticks: width < 420 ? 4 : 6 };
  const withRange = spec.points.filter((point) => point.low !== undefined && point.high !== undefined);
  return {
    height: Math.min(width, 420),
    marginLeft: 58,
    marginBottom: 42,
    marginTop: 22,
    marginRight: 16,
    x: { ...axis, label: spec.xLabel, labelAnchor: "center", labelArrow: "none" },
    y: { ...axis, label: spec.yLabel, grid: true, labelArrow: "none" },
    marks: [
      Plot.line([[0, 0], [1, 1]], { stroke: grey, strokeDasharray: "4,3" }),
      Plot.ruleX(withRange, { x: "said", y1: "low", y2: "high", stroke: blue }),
      Plot.dot(spec.points, { x: "said", y: "happened", r: 4.5, fill: blue, stroke: "#ffffff" }),
    ],
  };
}

function histogram(spec: HistogramSpec): Options {
  return {
    height: 240,
    marginLeft: 50,
    marginBottom: 42,
    x: { domain: spec.bins.map((bin) => bin.label), label: spec.xLabel, labelAnchor: "center", labelArrow: "none", tickSize: 0, padding: 0.08 },
    y: { label: null, grid: true, ticks: 4, tickFormat: (v: number) => percent(v, spec.lang), zero: true },
    marks: [
      Plot.barY(spec.bins, { x: "label", y: "share", fill: lightBlue, stroke: blue }),
      Plot.ruleY([spec.expected], { stroke: orange, strokeWidth: 2, strokeDasharray: "5,3" }),
      Plot.ruleY([0]),
    ],
  };
}

/** As many numbers as fit on an axis of so many pixels. */
function tickCount(pixels: number): number {
  return Math.max(2, Math.floor(pixels / 85));
}

/** Room for the labels at the left: a third of a narrow page, lines that fit into it, and the height of the tallest. */
function labelRoom(labels: string[], width: number): { margin: number; height: number; wrap: (text: string) => string } {
  const letters = Math.max(8, Math.min(30, Math.floor((width * 0.36) / 6.6)));
  const wrapped = labels.map((label) => lines(label, letters));
  const longest = Math.max(1, ...wrapped.flat().map((line) => line.length));
  const height = Math.max(1, ...wrapped.map((label) => label.length)) * 12 + 8;
  return { margin: Math.ceil(longest * 6.8) + 14, height, wrap: (text) => lines(text, letters).join("\n") };
}
