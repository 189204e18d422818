import { firstDeploy } from "./scenarios/first-deploy";
import { killedDeploy } from "./scenarios/killed-deploy";
import { natsFailures } from "./scenarios/nats-failures";
import { noSecrets } from "./scenarios/no-secrets";
import { backUp, restore } from "./scenarios/restore";
import { rotation } from "./scenarios/rotation";
import { operatorFaults } from "./scenarios/operator-faults";
import { openSuite } from "./suite";

// What operators do to a system that has run for a while, and the failures that they may meet.
const deployment = await openSuite("operations-test");

firstDeploy(deployment);
killedDeploy(deployment);
natsFailures(deployment);
const snapshot = backUp(deployment);
rotation(deployment);
noSecrets(deployment);
// its logins are those from before the rotation
restore(deployment, snapshot);
operatorFaults(deployment);
