/** What notebooks let people write that is no Python. */

/** `%time`, `%%writefile x`, `!pip install y`, `z = !ls`, `np.zeros?`. */
export const NOTEBOOK_COMMAND = /^\s*(%{1,2}|!{1,2})\s*\w|^\s*[\w, .]+=\s*[%!]{1,2}\s*\w|^\s*\?{1,2}\w|^[\w. ]+\?{1,2}\s*$/;

/** `In [1]:`, `Out[2]:`. */
export const NOTEBOOK_PROMPT = /^\s*(In|Out)\s*\[[\d ]*\]\s*:/;
