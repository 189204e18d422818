import { brokenImages } from "./scenarios/broken-images";
import { firstDeploy } from "./scenarios/first-deploy";
import { rollingDeploy } from "./scenarios/rolling-deploy";
import { secondRun } from "./scenarios/second-run";
import { openSuite } from "./suite";

// The 12 minutes that every change can afford. deploy.deploy.ts runs the whole test, nightly and before a release.
const deployment = await openSuite("short-deploy-test");

firstDeploy(deployment);
secondRun(deployment);
brokenImages(deployment);
rollingDeploy(deployment);
