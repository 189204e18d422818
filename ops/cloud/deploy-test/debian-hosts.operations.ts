import { debianHosts } from "./scenarios/debian-hosts";
import { openSuite } from "./suite";

// The playbooks on hosts outside AWS.
debianHosts(await openSuite("debian-hosts-test"));
