/** Blue and orange stay apart for every common kind of colour blindness; shape or text says the same again. */
export const ink = "#1d2733";
export const blue = "#1c5d99";
export const lightBlue = "#a9c9e6";
export const paleBlue = "#dbe8f4";
export const orange = "#b8560f";
export const grey = "#66727f";
