/** The native result: everything that was found, as one versioned document from which every other format is written. */
import type { z } from "zod";
import type { assignmentResultSchema, example, failure, finding, resultSchema, tensor } from "./result-schema.ts";

export type Result = z.infer<typeof resultSchema>;
/** What a grading by a course folder gives: the native results of its parts. */
export type AssignmentResult = z.infer<typeof assignmentResultSchema>;
export type CheckResult = Result["checks"][number];
export type FindingResult = z.infer<typeof finding>;
export type FailureResult = z.infer<typeof failure>;
export type ExampleResult = z.infer<typeof example>;
export type TensorResult = z.infer<typeof tensor>;
