import * as Plot from "@observablehq/plot";
import { monthAxis } from "../axes";
import { blue, grey, ink, lightBlue, paleBlue } from "../colours";
import type { FanSpec } from "../spec";
import { day, number, startOfMonth, startOfNextMonth } from "../words";

export function fan(spec: FanSpec, width: number): Plot.PlotOptions {
  const asOf = day(spec.asOf);
  const boxes = spec.months.flatMap((text, i) => {
    const [low, q25, median, q75, high] = [spec.low[i], spec.q25[i], spec.median[i], spec.q75[i], spec.high[i]];
    return low == null || q25 == null || median == null || q75 == null || high == null
      ? []
      : [{ x1: later(startOfMonth(text), asOf), x2: startOfNextMonth(text), low, q25, median, q75, high, few: spec.few?.[i] ?? false }];
  });
  const [often, few] = [boxes.filter((box) => !box.few), boxes.filter((box) => box.few)];
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
      // A quantile of a few rounds is noise: where they lie, and nothing finer.
      Plot.rect(few, { x1: "x1", x2: "x2", y1: "low", y2: "high", fill: "none", stroke: grey, strokeDasharray: "2,2", insetLeft: 1, insetRight: 1 }),
      Plot.rect(often, { x1: "x1", x2: "x2", y1: "low", y2: "high", fill: paleBlue, insetLeft: 1, insetRight: 1 }),
      Plot.rect(often, { x1: "x1", x2: "x2", y1: "q25", y2: "q75", fill: lightBlue, insetLeft: 1, insetRight: 1 }),
      Plot.ruleY(often, { x1: "x1", x2: "x2", y: "median", stroke: blue, strokeWidth: 2.5, insetLeft: 1, insetRight: 1 }),
      // Nothing is drawn for the scale; it only widens the axis.
      Plot.ruleY(spec.scale ?? [], { stroke: "none" }),
      Plot.ruleX([asOf], { stroke: grey, strokeDasharray: "3,3" }),
      Plot.dot(past, { x: "x", y: "y", r: 2.6, fill: ink }),
    ],
  };
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
