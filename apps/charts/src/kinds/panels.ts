import * as Plot from "@observablehq/plot";
import { monthAxis } from "../axes";
import { ink, lightBlue, paleBlue } from "../colours";
import type { PanelsSpec } from "../spec";
import { number, startOfMonth, startOfNextMonth } from "../words";

export function panels(spec: PanelsSpec, width: number): Plot.PlotOptions {
  // Each panel has its own scale, from 0 to a round number: values are drawn as shares of it.
  const tops = spec.panels.map((panel) => roundUp(Math.max(1, ...panel.high, ...panel.mean)));
  const rows = spec.panels.flatMap((panel, p) =>
    spec.months.map((text, i) => ({
      panel: panel.label,
      x1: startOfMonth(text),
      x2: startOfNextMonth(text),
      middle: new Date((startOfMonth(text).getTime() + startOfNextMonth(text).getTime()) / 2),
      fill: spec.partial?.[i] ? paleBlue : lightBlue,
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
      Plot.rect(rows, { fy: "panel", x1: "x1", x2: "x2", y1: 0, y2: "mean", fill: "fill", stroke: lightBlue, insetLeft: 1.5, insetRight: 1.5 }),
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
