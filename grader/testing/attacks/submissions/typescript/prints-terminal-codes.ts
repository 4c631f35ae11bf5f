// Tries to take over the reader's terminal.
console.log('\u001b]0;owned\u0007\u001b[2J\u001b[8m\u202e\u2066\r\b');
throw new Error('\u001b[2J\u001b]8;;http://x\u0007</pre><script>alert(1)</script>');

export class Linear {
	forward() {}
	backward() {}
}
