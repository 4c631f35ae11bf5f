/** The suites that take minutes, which the gate runs after the others: all attacks, and the matrix of every problem. */
import { configDefaults, defineConfig, mergeConfig } from "vitest/config";
import usual, { LONG } from "./vitest.config.ts";

const { test, ...others } = usual;
export default mergeConfig(others, defineConfig({ test: { ...test, include: [LONG], exclude: [...configDefaults.exclude] } }));
