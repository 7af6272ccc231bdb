// The two things of Node that render.ts uses; its own types are a package of two megabytes.
declare module "node:fs" {
  export function readFileSync(file: number | string, encoding: "utf8"): string;
}
declare const process: { argv: string[]; stdout: { write(text: string): void } };
