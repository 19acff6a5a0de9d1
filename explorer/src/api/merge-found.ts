/** The best of several lists of nodes, those of the first list first; whether there are more. */
export function mergeFound<Found extends { readonly id: string }>(
  lists: readonly { readonly nodes: readonly Found[]; readonly more: boolean }[],
  most: number,
): { readonly nodes: readonly Found[]; readonly more: boolean } {
  const found = new Map<string, Found>();
  for (const node of lists.flatMap((list) => list.nodes)) {
    if (!found.has(node.id)) found.set(node.id, node);
  }
  const more = found.size > most || lists.some((list) => list.more);
  return { nodes: [...found.values()].slice(0, most), more };
}
