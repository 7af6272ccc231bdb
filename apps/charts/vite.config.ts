import { defineConfig } from "vite";

// The bundle is copied into every report, and with it the notice its parts ask for.
const notice = `/*!
Observable Plot 0.6.17, Copyright 2020-2023 Observable, Inc. (ISC). D3 and its modules, Copyright 2010-2023 Mike Bostock (ISC).
interval-tree-1d, binary-search-bounds, isoformat: MIT and ISC. Permission to use, copy, modify, and/or distribute this software
for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear
in all copies. THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT,
NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
*/`;

// Two files: charts.js for pages (one script, no module), and render.mjs, with which Node writes charts to SVG files.
export default defineConfig(({ mode }) => ({
  plugins: [
    {
      // The minifier takes comments away, so the notice is put on at the very end.
      name: "notice",
      generateBundle(_options, bundle) {
        for (const file of Object.values(bundle)) if (file.type === "chunk") file.code = `${notice}\n${file.code}`;
      },
    },
  ],
  build: {
    target: "es2022",
    emptyOutDir: mode !== "node",
    reportCompressedSize: false,
    lib:
      mode === "node"
        ? { entry: "src/render.ts", formats: ["es"], fileName: () => "render.mjs" }
        : { entry: "src/page.ts", formats: ["iife"], name: "EesimCharts", fileName: () => "charts.js" },
    rolldownOptions: mode === "node" ? { external: [/^node:/] } : {},
  },
  test: { include: ["tests/**/*.test.ts"] },
}));
