/** What `import.meta` is called in compiled files of a submission: there are no modules in the student's process, only functions. */
export const IMPORT_META = "__importMeta";
