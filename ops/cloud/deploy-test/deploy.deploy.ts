import { brokenImages } from "./scenarios/broken-images";
import { firstDeploy } from "./scenarios/first-deploy";
import { natsHost } from "./scenarios/nats-host";
import { newApi } from "./scenarios/new-api";
import { noSecrets } from "./scenarios/no-secrets";
import { finalCheck } from "./scenarios/final-check";
import { outages } from "./scenarios/outages";
import { backUp, restore } from "./scenarios/restore";
import { rollBack } from "./scenarios/roll-back";
import { rollingDeploy } from "./scenarios/rolling-deploy";
import { secondRun } from "./scenarios/second-run";
import { securityGroups } from "./scenarios/security-groups";
import { openSuite } from "./suite";

// The whole deployment in its natural order: each scenario continues where the one before it ended.
const deployment = await openSuite("deploy-test");

firstDeploy(deployment);
secondRun(deployment);
securityGroups(deployment);
brokenImages(deployment);
rollBack(deployment, rollingDeploy(deployment));
newApi(deployment);
natsHost(deployment);
outages(deployment);
restore(deployment, backUp(deployment));
noSecrets(deployment);
finalCheck(deployment);
