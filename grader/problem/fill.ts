/** A sentence with words in place of its `{placeholders}`; one for which there is none stays as it is. */
export function fill(sentence: string, words: Readonly<Record<string, string>>): string {
	return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}
