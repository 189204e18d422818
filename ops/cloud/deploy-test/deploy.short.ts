import { brokenImages } from "./scenarios/broken-images";
import { firstDeploy } from "./scenarios/first-deploy";
import { rollingDeploy } from "./scenarios/rolling-deploy";
import { secondRun } from "./scenarios/second-run";
import { openSuite } from "./suite";

// What a change that lands has time for, 12 minutes: the whole of it is deploy.deploy.ts, by night and before a release.
const deployment = await openSuite("short-deploy-test");

firstDeploy(deployment);
secondRun(deployment);
brokenImages(deployment);
rollingDeploy(deployment);
