import * as Plot from "@observablehq/plot";
import { labelRoom } from "../axes";
import { blue, ink } from "../colours";
import { overhang, readings } from "../readings";
import type { DifferencesSpec } from "../spec";
import { signed } from "../words";

export function differences(spec: DifferencesSpec, width: number): Plot.PlotOptions {
  const withRange = spec.rows.flatMap(({ label, low, high }) => (low === null || high === null ? [] : [{ label, low, high }]));
  const left = labelRoom(spec.rows.map((row) => row.label), width);
  const format = (v: number) => signed(v, spec.lang, spec.digits);
  const drawn = spec.rows.flatMap((row) => [row.value, row.low ?? row.value, row.high ?? row.value]);
  const axis = readings([0, ...drawn], width - left.margin - 24, format);
  return {
    height: spec.rows.length * Math.max(30, left.height) + 40,
    marginLeft: left.margin,
    marginRight: Math.max(14, overhang(axis, format)),
    marginTop: 6,
    marginBottom: 28,
    x: { label: null, grid: true, ...axis, tickFormat: format },
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
