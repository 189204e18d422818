import type { Stacks } from "./evaluate";
import { hostsOf } from "./hosts";
import { rightsOf } from "./rights";

/** A role that puts or gets the objects of a bucket, by a right of its own. */
export interface Access {
  readonly role: string;
  /** Bucket and prefix: `DocumentsBucket/raw/…`. */
  readonly place: string;
  readonly writes: boolean;
}

const VERBS: Readonly<Record<string, boolean>> = { "s3:PutObject": true, "s3:GetObject": false };

export const archiveAccess = (stacks: Stacks): Access[] =>
  hostsOf(stacks).flatMap(({ role, iamRole }) =>
    rightsOf(stacks, iamRole)
      .filter(({ shared }) => !shared)
      .flatMap(({ actions, resources }) =>
        actions.flatMap((action) => {
          const writes = VERBS[action];
          return writes === undefined ? [] : resources.map((place) => ({ role, place, writes }));
        }),
      ),
  );
