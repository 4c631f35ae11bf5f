import { describe, expect, it } from "vitest";
import { folderWith, gradeFile } from "../../testing/grade-submission.ts";
import { describePython } from "../../testing/python.ts";
import { otherKindByHead } from "./other-kinds.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");
const NOTEBOOK = '{\n "cells": [{"cell_type": "code", "execution_count": null, "source": ["class Linear:\\n"]}],\n "nbformat": 4\n}\n';
const tar = bytes(`linear.py${"\0".repeat(248)}ustar\x0000`);

describe("what a file is by its first bytes", () => {
	it.each([
		["a notebook of Jupyter's", bytes(NOTEBOOK), "a notebook"],
		["a notebook of Colab's", bytes('\xef\xbb\xbf{"nbformat":4,"nbformat_minor":0,"cells":[]}'), "a notebook"],
		["a PDF", bytes("%PDF-1.7\n%\xe2\xe3"), "a PDF document"],
		["rich text", bytes("{\\rtf1\\ansi"), "a document with formatting (RTF)"],
		["a document of Word's", bytes("PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml"), "an office document"],
		["an older one", bytes("\xd0\xcf\x11\xe0\xa1\xb1"), "an office document"],
		["an open document", bytes("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text"), "an office document"],
		["a zip", bytes("PK\x03\x04\x14\0linear.py"), "an archive"],
		["a tar", tar, "an archive"],
		["what gzip made", bytes("\x1f\x8b\x08"), "an archive"],
		["a web page", bytes("\n<!DOCTYPE html>\n<html>"), "a web page"],
		["compiled Python", bytes("\xa7\r\r\n\0\0\0\0abc"), "compiled code"],
		["a picture", bytes("\x89PNG\r\n"), "a picture"],
		["UTF-16 with a mark", Buffer.from("\ufeffimport numpy", "utf16le"), "text in UTF-16"],
		["UTF-16 without", Buffer.from("import numpy", "utf16le"), "text in UTF-16"],
		["changes", bytes("diff --git a/linear.py b/linear.py"), "a list of changes"],
	])("is told: %s", (_, head, is) => {
		expect(otherKindByHead(head)?.is).toBe(is);
	});

	it.each([
		["Python", bytes("import numpy as np\n")],
		["lines of Windows", bytes("//\r\n\r\nexport class Linear {}")],
		["a block", bytes('{\n  "use strict";\n  class Linear {}\n}')],
		["an object", bytes('{ "a": 1 }')],
		["other letters", Buffer.from("// Größe 日本\n")],
		["nothing", bytes("")],
	])("is source text where nothing speaks against it: %s", (_, head) => {
		expect(otherKindByHead(head)).toBeUndefined();
	});
});

const faultOf = async (name: string, content: Uint8Array) =>
	(await gradeFile(`${folderWith({ [name]: content })}/${name}`, { samples: 4, timeLimit: 10 })).fault;

it.each([
	["a notebook", bytes(NOTEBOOK), /linear\.ts is a notebook, and no source text/, /Executable Script/],
	["a PDF", bytes("%PDF-1.7\n"), /is a PDF document/, /plain text/],
	["UTF-16", Buffer.from("\ufeffexport class Linear {}", "utf16le"), /is text in UTF-16/, /as UTF-8/],
])("a TypeScript file that is something else is told as that: %s", async (_, content, message, hint) => {
	expect(await faultOf("linear.ts", content)).toMatchObject({ message: expect.stringMatching(message), hint: expect.stringMatching(hint) });
});

describePython("a Python file that is something else", () => {
	it.each([
		["a notebook that Python can read", bytes(NOTEBOOK.replace("null", "1")), /linear\.py is a notebook/],
		["a notebook", bytes(NOTEBOOK), /linear\.py is a notebook/],
		["a document", bytes("PK\x03\x04\x14\0word/document.xml"), /is an office document/],
		["UTF-16", Buffer.from("\ufeffclass Linear: pass", "utf16le"), /is text in UTF-16/],
	])("is told as that: %s", async (_, content, message) => {
		expect(await faultOf("linear.py", content)).toMatchObject({ id: "unreadable-file", message: expect.stringMatching(message) });
	});

	it("is read where the Python that grades is new enough, and otherwise told the version", async () => {
		const fault = await faultOf("linear.py", bytes("def same[T](x: T) -> T:\n    return x\n"));
		expect(fault?.hint).toMatch(/Python 3\.12, and this is graded with Python 3\.\d+\.|class Linear:/);
	});
});
