import type { ReactNode } from "react";

/** A link to another site, opened beside this page. */
export function Outside({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a className="outside" href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
