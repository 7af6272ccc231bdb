/** Numbers along an axis: round ones, three or more, as many as have room beside each other. */

/** An axis from the first number to the last. */
export interface Readings {
  domain: [number, number];
  ticks: number[];
}

// Pixels of a letter of the axes' 12 pixels, and of the gap between two numbers.
const letter = 6.9;
const gap = 10;

/**
 * Chooses the numbers of an axis.
 * @param values What is drawn along it.
 * @param pixels Room from the first number to the last.
 * @param format How a number is written.
 */
export function readings(values: number[], pixels: number, format: (value: number) => string): Readings {
  const known = values.filter(Number.isFinite);
  let low = known.length > 0 ? Math.min(...known) : 0;
  let high = known.length > 0 ? Math.max(...known) : 2;
  // A single value stands in the middle of what is around it.
  if (low === high) [low, high] = low === 0 ? [-1, 1] : [low - Math.abs(low) / 20, high + Math.abs(high) / 20];
  let chosen: Readings | undefined;
  for (const step of steps(high - low)) {
    const first = Math.floor(low / step + 1e-9);
    const last = Math.ceil(high / step - 1e-9);
    // All of them, or every second, so that both ends of the axis are said, and zero where it lies between them.
    for (const stride of [1, 2]) {
      if (2 * stride > last - first || (last - first) % stride !== 0) continue;
      if (first < 0 && last > 0 && first % stride !== 0) continue;
      // Multiples of the step, so that no error adds up; ten digits are more than is ever written.
      const ticks = Array.from({ length: (last - first) / stride + 1 }, (_, i) => Number(((first + i * stride) * step).toPrecision(10)));
      const texts = ticks.map(format);
      // Two numbers that read the same are one reading.
      if (new Set(texts).size < texts.length) continue;
      const own: Readings = { domain: [ticks[0] ?? low, ticks.at(-1) ?? high], ticks };
      if (fits(texts, pixels)) return own;
      if (!chosen || ticks.length < chosen.ticks.length) chosen = own;
    }
  }
  // A range finer than the digits that are written: the numbers around it.
  return chosen ?? readings([2 * low - high, 2 * high - low], pixels, format);
}

/** Room that half of the last number takes beyond the end of the axis, in pixels. */
export function overhang({ ticks }: Readings, format: (value: number) => string): number {
  return Math.ceil((format(ticks.at(-1) ?? 0).length * letter) / 2) + 2;
}

function fits(texts: string[], pixels: number): boolean {
  const widest = Math.max(...texts.map((text) => text.length)) * letter;
  return (texts.length - 1) * (widest + gap) <= pixels;
}

// 1, 2, 2.5, 4, 5 times powers of ten, from a twelfth of the range up to all of it.
function steps(range: number): number[] {
  const power = Math.floor(Math.log10(range)) - 2;
  return [0, 1, 2, 3]
    .flatMap((more) => [1, 2, 2.5, 4, 5].map((times) => times * 10 ** (power + more)))
    .filter((step) => step >= range / 12 && step <= range);
}
