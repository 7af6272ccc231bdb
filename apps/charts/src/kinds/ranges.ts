import * as Plot from "@observablehq/plot";
import { labelRoom } from "../axes";
import { blue, orange } from "../colours";
import { overhang, readings } from "../readings";
import type { RangesSpec } from "../spec";
import { number } from "../words";

// Circle first, then square, triangle, diamond: told apart without colour.
const symbols = ["circle", "square", "triangle", "diamond", "star", "wye"] as const;
const shades = [blue, orange, "#3f7d20", "#7b3f8c", "#5f5f5f", "#8c6d1f"];

export function ranges(spec: RangesSpec, width: number): Plot.PlotOptions {
  const points = spec.rows.flatMap((row) =>
    row.values.flatMap((value, i) => (value === null ? [] : [{ ...value, label: row.label, series: spec.series[i] ?? "" }])),
  );
  const left = labelRoom(spec.rows.map((row) => row.label), width);
  const format = (v: number) => number(v, spec.lang, spec.digits);
  const axis = readings(points.flatMap((point) => [point.low, point.high]), width - left.margin - 24, format);
  const color = { domain: spec.series, range: shades.slice(0, spec.series.length) };
  return {
    height: spec.rows.length * Math.max(18 * spec.series.length + 14, left.height) + 34,
    marginLeft: left.margin,
    marginRight: Math.max(12, overhang(axis, format)),
    marginTop: 6,
    marginBottom: 26,
    x: { label: null, grid: true, ...axis, tickFormat: format },
    y: { axis: null, domain: spec.series, padding: 0.5 },
    fy: { label: null, domain: spec.rows.map((row) => row.label), padding: 0.16, axis: null },
    color,
    symbol: { domain: spec.series, range: symbols.slice(0, spec.series.length) },
    marks: [
      Plot.axisFy({ anchor: "left", label: null, textAnchor: "end", frameAnchor: "left", dx: -8, tickFormat: left.wrap }),
      Plot.ruleY(points, { fy: "label", y: "series", x1: "low", x2: "high", stroke: "series", strokeWidth: 1.2 }),
      Plot.ruleY(points.filter((point) => point.q25 !== undefined), { fy: "label", y: "series", x1: "q25", x2: "q75", stroke: "series", strokeWidth: 4.5, strokeOpacity: 0.55 }),
      Plot.dot(points, { fy: "label", y: "series", x: "middle", fill: "series", symbol: "series", r: 4.5 }),
    ],
  };
}
