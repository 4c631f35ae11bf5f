/** A layer that runs beside the grader: the reference, and what is made of it. */

/** A class over plain `number[][]`; the reference, and each wrong version of it. */
export type LayerClass = new (...sizes: number[]) => object;
