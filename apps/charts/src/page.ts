import { draw } from "./draw";
import type { ChartSpec } from "./spec";

/** Widest a chart is drawn, CSS pixels: the text column of the page; on paper the text column of A4 and Letter. */
const widest = 760;
const onPaper = 640;

function specOf(figure: Element): ChartSpec {
  return JSON.parse(figure.querySelector("script[type='application/json']")?.textContent ?? "null") as ChartSpec;
}

function drawInto(figure: Element, width: number): void {
  const plot = figure.querySelector(".plot");
  if (plot) plot.replaceChildren(draw(specOf(figure), { width: Math.max(240, Math.min(widest, Math.floor(width))) }));
}

/** Draws every `figure.chart` of the page, again when its width changes, and at the width of the paper before printing. */
export function drawPage(page: Document = document): void {
  const figures = [...page.querySelectorAll("figure.chart")];
  const drawAll = () => figures.forEach((figure) => drawInto(figure, figure.querySelector(".plot")?.clientWidth ?? widest));
  drawAll();
  // Without a script the tables behind the charts are open; now the charts are there.
  figures.forEach((figure) => figure.querySelector("details")?.removeAttribute("open"));
  let drawn = page.documentElement.clientWidth;
  addEventListener("resize", () => {
    if (page.documentElement.clientWidth !== drawn) {
      drawn = page.documentElement.clientWidth;
      drawAll();
    }
  });
  addEventListener("beforeprint", () =>
    figures.forEach((figure) => drawInto(figure, figure.classList.contains("half") ? onPaper / 2 - 10 : onPaper)),
  );
  addEventListener("afterprint", drawAll);
}

export { draw };

if (typeof document !== "undefined" && document.querySelector?.("figure.chart")) {
  drawPage();
}
