import { brokenImages } from "./scenarios/broken-images";
import { firstDeploy } from "./scenarios/first-deploy";
import { natsHost } from "./scenarios/nats-host";
import { newApi } from "./scenarios/new-api";
import { noSecrets } from "./scenarios/no-secrets";
import { nothingAmiss } from "./scenarios/nothing-amiss";
import { outages } from "./scenarios/outages";
import { backUp, restore } from "./scenarios/restore";
import { rollBack } from "./scenarios/roll-back";
import { rollingDeploy } from "./scenarios/rolling-deploy";
import { secondRun } from "./scenarios/second-run";
import { securityGroups } from "./scenarios/security-groups";
import { openSuite } from "./suite";

// The whole deployment, once, in the order in which it happens: each scenario goes on from where the one before it ended.
const world = await openSuite("deploy-test");

firstDeploy(world);
secondRun(world);
securityGroups(world);
brokenImages(world);
rollBack(world, rollingDeploy(world));
newApi(world);
natsHost(world);
outages(world);
restore(world, backUp(world));
noSecrets(world);
nothingAmiss(world);
