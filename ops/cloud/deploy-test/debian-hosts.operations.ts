import { debianHosts } from "./scenarios/debian-hosts";
import { openSuite } from "./suite";

// The playbooks on hosts that no cloud knows.
debianHosts(await openSuite("debian-hosts-test"));
