import { afterAll, setDefaultTimeout } from "bun:test";
import { stopSharedServers } from "./test-servers";

// in a preload this runs once, after the tests of all files
afterAll(stopSharedServers);

// real servers start in well under this; a test that needs longer says so itself
setDefaultTimeout(20_000);
