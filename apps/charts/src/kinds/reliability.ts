import * as Plot from "@observablehq/plot";
import { blue, grey } from "../colours";
import type { ReliabilitySpec } from "../spec";
import { percent } from "../words";

export function reliability(spec: ReliabilitySpec, width: number): Plot.PlotOptions {
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
