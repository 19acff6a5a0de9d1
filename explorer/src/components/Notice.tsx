import type { ReactNode } from "react";
import { tellFailure } from "../core/failures";
import type { Resource } from "../core/resources";
import { useExplorer } from "../hooks/explorer-context";

/** What went wrong, in the service's words, with what helps. */
export function Failure({ failure }: { failure: unknown }) {
  const { retry } = useExplorer();
  const { message, code, hint, requestId } = tellFailure(failure);
  return (
    <div className="failure" role="alert" data-testid="failure">
      <p className="failure-message">{message}</p>
      {hint !== null && <p>{hint}</p>}
      <p className="failure-marks">
        {code !== null && <code data-testid="failure-code">{code}</code>}
        {requestId !== null && (
          <span>
            request <code data-testid="failure-request">{requestId}</code>
          </span>
        )}
        <button type="button" className="plain-button" onClick={retry}>
          Try again
        </button>
      </p>
    </div>
  );
}

export function Loading({ what }: { what: string }) {
  return (
    <p className="loading" role="status">
      <span className="spinner" aria-hidden="true" /> Loading {what}…
    </p>
  );
}

/** Shows a resource in whichever state it is. */
export function Awaited<T>(props: {
  resource: Resource<T>;
  what: string;
  children: (value: T) => ReactNode;
}) {
  switch (props.resource.state) {
    case "loading":
      return <Loading what={props.what} />;
    case "failed":
      return <Failure failure={props.resource.failure} />;
    case "ready":
      return props.children(props.resource.value);
  }
}
