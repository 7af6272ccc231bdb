/** What a chart is given: plain data, as the report writes it into the page. Dates are `YYYY-MM-DD`, months `YYYY-MM`. */

export type Language = "en" | "fr";

interface Common {
  /** Names the chart in the page and its file. */
  id: string;
  lang: Language;
  /** The finding in words; read aloud by screen readers. */
  title: string;
  /** What is measured and in what unit. */
  unit: string;
  source: string;
  /** Digits after the decimal sign. */
  digits?: number;
}

/** Ranges by month, with what was before them: a fan of cut-offs. */
export interface FanSpec extends Common {
  kind: "fan";
  months: string[];
  low: (number | null)[];
  q25: (number | null)[];
  median: (number | null)[];
  q75: (number | null)[];
  high: (number | null)[];
  /** True for months in which few replications have a round, so that their quantiles are noise. */
  few?: boolean[];
  past: { date: string; value: number }[];
  asOf: string;
  /** Lowest and highest value the axis must hold, so that two fans can be compared. */
  scale?: [number, number];
}

/** Change since the first day by row (band of scores) and column (month), per cent. */
export interface HeatSpec extends Common {
  kind: "heat";
  rows: string[];
  months: string[];
  /** One list a row, one value a month; null where there is none to compare with. */
  change: (number | null)[][];
}

/** A mean and a range by month, one small chart a panel. */
export interface PanelsSpec extends Common {
  kind: "panels";
  months: string[];
  /** True for months of which only a part is simulated. */
  partial?: boolean[];
  panels: { label: string; mean: number[]; low: number[]; high: number[] }[];
}

/** Ranges of several scenarios beside each other. */
export interface RangesSpec extends Common {
  kind: "ranges";
  series: string[];
  rows: { label: string; values: (Range | null)[] }[];
}

export interface Range {
  low: number;
  q25?: number;
  /** The mean or the median, as the unit says. */
  middle: number;
  q75?: number;
  high: number;
}

/** Differences with their intervals, around zero; no interval where the cases are too few for one. */
export interface DifferencesSpec extends Common {
  kind: "differences";
  rows: { label: string; value: number; low: number | null; high: number | null }[];
}

/** How far a result moves when each input is set to its low and its high value. */
export interface TornadoSpec extends Common {
  kind: "tornado";
  base: number;
  rows: { label: string; low: number; high: number; lowInput: string; highInput: string }[];
}

/** Odds that were said, and how often they came true. */
export interface ReliabilitySpec extends Common {
  kind: "reliability";
  xLabel: string;
  yLabel: string;
  points: { said: number; happened: number; cases: number; low?: number; high?: number }[];
}

/** Shares in bins of equal width, beside the share each would have. */
export interface HistogramSpec extends Common {
  kind: "histogram";
  xLabel: string;
  expected: number;
  bins: { label: string; share: number }[];
}

export type ChartSpec =
  | FanSpec
  | HeatSpec
  | PanelsSpec
  | RangesSpec
  | DifferencesSpec
  | TornadoSpec
  | ReliabilitySpec
  | HistogramSpec;
