/** An address from the data as one that a link may have, or null: only the web's own schemes. */
export function webAddress(text: string | null): string | null {
  if (text === null) return null;
  try {
    const { protocol, href } = new URL(text);
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}

export function doiAddress(doi: string): string {
  // A DOI may hold the signs that begin a question or a place in the page.
  return `https://doi.org/${encodeURI(doi).replace(/[#?]/g, encodeURIComponent)}`;
}

export function arxivAddress(id: string): string {
  return `https://arxiv.org/abs/${encodeURI(id)}`;
}

export function orcidAddress(orcid: string): string {
  return `https://orcid.org/${encodeURI(orcid)}`;
}

export function openalexAddress(id: string): string {
  return `https://openalex.org/${encodeURI(id)}`;
}

export function rorAddress(ror: string): string {
  return ror.startsWith("https://") ? ror : `https://ror.org/${encodeURI(ror)}`;
}
