import * as Plot from "@observablehq/plot";
import { blue, lightBlue, orange } from "../colours";
import type { HistogramSpec } from "../spec";
import { percent } from "../words";

export function histogram(spec: HistogramSpec): Plot.PlotOptions {
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
