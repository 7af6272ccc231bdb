import * as Plot from "@observablehq/plot";
import type { ChartSpec } from "./spec";
import { lines, month, startOfMonth, startOfNextMonth } from "./words";

/** A label in the middle of each month that gets one; the year stands below the first label and below January. */
export function monthAxis(spec: ChartSpec, first: Date, last: Date, width: number, anchor?: "bottom"): Plot.Markish {
  const ticks = monthTicks(first, last, width);
  const labels = new Map(
    ticks.map((tick, i) => [
      (tick.getTime() + startOfNextMonth(tick.toISOString()).getTime()) / 2,
      month(tick, spec.lang, i === 0 || tick.getUTCMonth() === 0),
    ]),
  );
  return Plot.axisX(
    [...labels.keys()].map((time) => new Date(time)),
    { tickSize: 0, tickPadding: 7, tickFormat: (date: Date) => labels.get(date.getTime()) ?? "", ...(anchor ? { anchor } : {}) },
  );
}

function monthTicks(first: Date, last: Date, width: number): Date[] {
  const all: Date[] = [];
  const at = startOfMonth(first.toISOString());
  if (at < first) at.setUTCMonth(at.getUTCMonth() + 1);
  for (; at < last; at.setUTCMonth(at.getUTCMonth() + 1)) all.push(new Date(at));
  const step = [1, 2, 3, 4, 6, 12].find((s) => all.length / s <= Math.max(2, (width - 60) / 46)) ?? 12;
  // Counted from January, so that a year's name stands on its own first month.
  return all.filter((date) => date.getUTCMonth() % step === 0);
}

/** Room for the labels at the left: a third of a narrow page, lines that fit into it, and the height of the tallest. */
export function labelRoom(labels: string[], width: number): { margin: number; height: number; wrap: (text: string) => string } {
  const letters = Math.max(8, Math.min(30, Math.floor((width * 0.36) / 6.6)));
  const wrapped = labels.map((label) => lines(label, letters));
  const longest = Math.max(1, ...wrapped.flat().map((line) => line.length));
  const height = Math.max(1, ...wrapped.map((label) => label.length)) * 12 + 8;
  return { margin: Math.ceil(longest * 6.8) + 14, height, wrap: (text) => lines(text, letters).join("\n") };
}
