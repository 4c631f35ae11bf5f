// Tries to have its text act in other tools.
console.log('</script><script>alert(1)</script>', '=HYPERLINK("http://x")', '::set-output name=x::y', '##[error]x', ']]><x>', '[click](javascript:alert(1))');
throw new Error('=1+1|</pre><img src=x onerror=alert(1)>::error::%0A]]>`@all`');

export class Linear {
	forward() {}
	backward() {}
}
