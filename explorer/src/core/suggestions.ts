/** Where the keyboard stands in a list of suggestions; -1 is the text field itself. */
export function moveActive(active: number, key: string, count: number): number {
  if (count === 0) return -1;
  switch (key) {
    case "ArrowDown":
      return active + 1 >= count ? -1 : active + 1;
    case "ArrowUp":
      return active < 0 ? count - 1 : active - 1;
    default:
      return active;
  }
}

/** Splits a name where it contains the words of a query, for the eye to find the match. */
export function splitMatches(
  name: string,
  query: string,
): readonly { readonly text: string; readonly match: boolean }[] {
  const words = query
    .split(/\s+/)
    .filter((word) => word.length > 1)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (words.length === 0) return [{ text: name, match: false }];
  return name
    .split(new RegExp(`(${words.join("|")})`, "gi"))
    .map((text, index) => ({ text, match: index % 2 === 1 }))
    .filter((part) => part.text !== "");
}
