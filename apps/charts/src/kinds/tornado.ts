import * as Plot from "@observablehq/plot";
import { labelRoom } from "../axes";
import { blue, ink, orange } from "../colours";
import { readings } from "../readings";
import type { TornadoSpec } from "../spec";
import { number } from "../words";

export function tornado(spec: TornadoSpec, width: number): Plot.PlotOptions {
  const left = labelRoom(spec.rows.map((row) => row.label), width);
  const ends = spec.rows.flatMap((row) => [
    { label: row.label, value: row.low, text: row.lowInput, isLow: true },
    { label: row.label, value: row.high, text: row.highInput, isLow: false },
  ]);
  const format = (v: number) => number(v, spec.lang, spec.digits);
  const axis = readings([spec.base, ...ends.map((end) => end.value)], width - left.margin - 100, format);
  return {
    height: spec.rows.length * Math.max(34, left.height) + 40,
    marginLeft: left.margin,
    marginRight: 40,
    marginTop: 6,
    marginBottom: 28,
    x: { label: null, grid: true, ...axis, inset: 30, tickFormat: format },
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
