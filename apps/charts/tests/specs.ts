import type { ChartSpec } from "../src/spec";

const common = { id: "c", lang: "en", title: "A finding <b>& more</b>", unit: "CRS points", source: "Test" } as const;

/** One small chart of each kind. */
export const specs: ChartSpec[] = [
  {
    ...common,
    kind: "fan",
    months: ["2026-07", "2026-08", "2026-09"],
    low: [500, null, 498],
    q25: [505, null, 503],
    median: [510, null, 509],
    q75: [515, null, 514],
    high: [520, null, 522],
    past: [{ date: "2026-06-04", value: 512 }],
    asOf: "2026-07-24",
  },
  {
    ...common,
    kind: "heat",
    rows: ["601-1200", "501-600"],
    months: ["2026-07", "2026-08"],
    change: [
      [12.4, -30.2],
      [0, null],
    ],
  },
  {
    ...common,
    kind: "panels",
    months: ["2026-07", "2026-08"],
    panels: [{ label: "cec", mean: [2000, 4100], low: [0, 3000], high: [4000, 6000] }],
  },
  {
    ...common,
    kind: "ranges",
    series: ["Baseline", "More French"],
    rows: [
      {
        label: "cec",
        values: [
          { low: 1, q25: 2, middle: 3, q75: 4, high: 5 },
          { low: 2, q25: 3, middle: 4, q75: 5, high: 6 },
        ],
      },
      { label: "stem", values: [null, { low: 2, q25: 3, middle: 4, q75: 5, high: 6 }] },
    ],
  },
  { ...common, kind: "differences", digits: 1, rows: [{ label: "cec", value: -2.5, low: -3, high: -2 }, { label: "pnp", value: 0.2, low: -1, high: 1.4 }] },
  { ...common, kind: "tornado", base: 510, rows: [{ label: "Arrivals", low: 505, high: 514, lowInput: "0.8", highInput: "1.2" }] },
  {
    ...common,
    kind: "reliability",
    xLabel: "said",
    yLabel: "happened",
    points: [{ said: 0.1, happened: 0.12, cases: 40, low: 0.05, high: 0.2 }, { said: 0.8, happened: 0.7, cases: 20 }],
  },
  { ...common, kind: "histogram", xLabel: "tenth", expected: 0.1, bins: [{ label: "1", share: 0.2 }, { label: "2", share: 0.8 }] },
];
