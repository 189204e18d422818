/** Words as a tree of units in flat arrays; node 0 is "no such node", node 1 the root. */
export interface Trie {
  /** The child of a node, or 0. */
  readonly step: (node: number, unit: number) => number;
  /** By first unit: the root's child, the one step that most places of a text take in vain. */
  readonly starts: Int32Array;
  /** By node: the number of the word that ends here, or -1. */
  readonly words: Int32Array;
}

/** Spelled words and the number that each stands for; a spelling given twice keeps its first number. */
export function buildTrie(spellings: Iterable<readonly [spelling: string, word: number]>): Trie {
  const children: Map<number, number>[] = [new Map(), new Map()];
  const words: number[] = [-1, -1];
  for (const [spelling, word] of spellings) {
    let node = 1;
    for (let i = 0; i < spelling.length; i++) {
      const unit = spelling.charCodeAt(i);
      let next = children[node]?.get(unit);
      if (next === undefined) {
        next = children.push(new Map()) - 1;
        words.push(-1);
        children[node]?.set(unit, next);
      }
      node = next;
    }
    if (words[node] === -1) words[node] = word;
  }
  const starts = new Int32Array(0x10000);
  for (const [unit, node] of children[1] ?? []) starts[unit] = node;
  return { step: edges(children), starts, words: Int32Array.from(words) };
}

/** All edges in one open-addressing hash table: thousands of keywords stay within the processor's cache. */
function edges(children: readonly ReadonlyMap<number, number>[]): Trie["step"] {
  const bits = Math.ceil(Math.log2(children.length)) + 1;
  const mask = (1 << bits) - 1;
  const from = new Int32Array(mask + 1);
  const by = new Uint16Array(mask + 1);
  const to = new Int32Array(mask + 1);
  // neighbours in the tree are neighbours in memory
  const slot = (node: number, unit: number) => (node * 29 + unit) & mask;

  children.forEach((edgesOfNode, node) => {
    for (const [unit, child] of edgesOfNode) {
      let at = slot(node, unit);
      while (to[at] !== 0) at = (at + 1) & mask;
      from[at] = node;
      by[at] = unit;
      to[at] = child;
    }
  });

  return (node, unit) => {
    for (let at = slot(node, unit); ; at = (at + 1) & mask) {
      const child = to[at] ?? 0;
      if (child === 0 || (from[at] === node && by[at] === unit)) return child;
    }
  };
}
