/** A fault of the grader or of the machine that it runs on: exit 3, and no marks lost. */
export class GraderError extends Error {}

/** One that ends a class in the middle: the message says what there is of it. */
export class ClassError extends GraderError {}
