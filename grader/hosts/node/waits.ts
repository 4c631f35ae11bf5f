/** What the inner realm says while a file of the submission awaits something outside of any function. */
export const WAITS = "waits";
