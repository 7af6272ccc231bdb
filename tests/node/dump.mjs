// The one way all scripts here write values, so that the tests can compare them as text: whole numbers in decimal,
// doubles as the hexadecimal digits of their bits, instants as microseconds since 1970, missing values as null.

const bits = new DataView(new ArrayBuffer(8));

export function doubleBits(value) {
  bits.setFloat64(0, value);
  return bits.getBigUint64(0).toString(16).padStart(16, '0');
}

/** Writes one value of a column whose type is one of ours. */
export function text(type, value) {
  if (value === null || value === undefined) return null;
  switch (type) {
    case 'Double':
      return doubleBits(value);
    case 'String':
      return value;
    default:
      return String(value);
  }
}

export function print(report) {
  process.stdout.write(JSON.stringify(report));
}
