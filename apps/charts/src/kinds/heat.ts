import * as Plot from "@observablehq/plot";
import type { HeatSpec } from "../spec";
import { month, signed, startOfMonth } from "../words";

export function heat(spec: HeatSpec, width: number): Plot.PlotOptions {
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
