import * as Plot from "@observablehq/plot";
import { ink } from "./colours";
import { differences } from "./kinds/differences";
import { fan } from "./kinds/fan";
import { heat } from "./kinds/heat";
import { histogram } from "./kinds/histogram";
import { panels } from "./kinds/panels";
import { ranges } from "./kinds/ranges";
import { reliability } from "./kinds/reliability";
import { tornado } from "./kinds/tornado";
import type { ChartSpec } from "./spec";

export interface Place {
  /** CSS pixels. */
  width: number;
  /** Where elements are made: the page's own document, or a small one outside a browser. */
  document?: Document;
}

/** Draws a chart. The element is an `svg` with an accessible name; the page puts title, unit and source around it. */
export function draw(spec: ChartSpec, place: Place): SVGElement {
  const options: Plot.PlotOptions & { document?: Document } = {
    ...optionsOf(spec, place.width),
    width: place.width,
    style: { fontFamily: "inherit", fontSize: "12px", color: ink, background: "none" },
    ...(place.document ? { document: place.document } : {}),
  };
  const svg = Plot.plot(options) as unknown as SVGElement;
  // The picture has one name; Plot's names of its parts would be read out where none is allowed.
  unname(svg);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", `${spec.title} (${spec.unit})`);
  return svg;
}

function unname(element: Element): void {
  for (const child of element.children) {
    for (const name of ["aria-label", "aria-description", "aria-hidden"]) child.removeAttribute(name);
    unname(child);
  }
}

function optionsOf(spec: ChartSpec, width: number): Plot.PlotOptions {
  switch (spec.kind) {
    case "fan":
      return fan(spec, width);
    case "heat":
      return heat(spec, width);
    case "panels":
      return panels(spec, width);
    case "ranges":
      return ranges(spec, width);
    case "differences":
      return differences(spec, width);
    case "tornado":
      return tornado(spec, width);
    case "reliability":
      return reliability(spec, width);
    case "histogram":
      return histogram(spec);
  }
}
