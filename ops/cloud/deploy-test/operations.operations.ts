import { firstDeploy } from "./scenarios/first-deploy";
import { killedDeploy } from "./scenarios/killed-deploy";
import { natsTroubles } from "./scenarios/nats-troubles";
import { noSecrets } from "./scenarios/no-secrets";
import { backUp, restore } from "./scenarios/restore";
import { rotation } from "./scenarios/rotation";
import { troubles } from "./scenarios/troubles";
import { openSuite } from "./suite";

// What operators do to a system that has run for a while, and what may happen to them.
const world = await openSuite("operations-test");

firstDeploy(world);
killedDeploy(world);
natsTroubles(world);
const snapshot = backUp(world);
rotation(world);
noSecrets(world);
// its logins are those from before the rotation
restore(world, snapshot);
troubles(world);
