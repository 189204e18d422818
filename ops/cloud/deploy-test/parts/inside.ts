import { join } from "node:path";
import { REPOSITORY } from "../environment";

/** Scripts of this test that run in a container of the services, from the container's working folder. */
export const INSIDE = "ops/cloud/deploy-test/inside";

/** Options of `docker run` that put them there, with what they import: the image contains no test code. */
export const insideMounts: readonly string[] = [INSIDE, "ops/lab/observer"].map(
  (folder) => `--volume=${join(REPOSITORY, folder)}:/app/${folder}:ro`,
);
