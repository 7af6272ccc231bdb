import { readFileSync } from "node:fs";
import { smallDocument, write } from "./dom";
import { draw } from "./draw";
import type { ChartSpec } from "./spec";
import { lines } from "./words";

const width = 760;
const margin = 16;

/** A chart as a file that stands alone: the finding above it, unit and source below. */
export function file(spec: ChartSpec): string {
  const document = smallDocument();
  const chart = draw(spec, { width: width - 2 * margin, document });
  const title = lines(spec.title, 86);
  const below = [...lines(spec.unit, 108), ...lines(`${spec.lang === "fr" ? "Source\u00a0: " : "Source: "}${spec.source}`, 108)];
  const chartHeight = Number(chart.getAttribute("height"));
  const top = margin + title.length * 22;
  const height = top + 8 + chartHeight + below.length * 16 + margin;
  const make = (name: string, attributes: Record<string, unknown>, text?: string) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const outer = make("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    "font-family": "'Source Sans 3', 'Segoe UI', Helvetica, Arial, 'Liberation Sans', sans-serif",
    role: "img",
    lang: spec.lang,
  });
  outer.appendChild(make("title", {}, spec.title));
  outer.appendChild(make("desc", {}, `${spec.unit} ${spec.source}`));
  outer.appendChild(make("rect", { width, height, fill: "#ffffff" }));
  title.forEach((line, i) =>
    outer.appendChild(make("text", { x: margin, y: margin + 16 + i * 22, "font-size": 17, "font-weight": 600, fill: "#1d2733" }, line)),
  );
  chart.setAttribute("x", String(margin));
  chart.setAttribute("y", String(top + 8));
  outer.appendChild(chart);
  below.forEach((line, i) =>
    outer.appendChild(make("text", { x: margin, y: top + 8 + chartHeight + 14 + i * 16, "font-size": 12, fill: "#4a5560" }, line)),
  );
  return write(outer as unknown as SVGElement);
}

// Called by the report: a list of charts on standard input, a list of SVG texts on standard output.
if (process.argv.includes("--stdin")) {
  const specs = JSON.parse(readFileSync(0, "utf8")) as ChartSpec[];
  process.stdout.write(JSON.stringify(specs.map(file)));
}
