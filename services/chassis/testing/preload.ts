import { afterAll } from "bun:test";
import { stopSharedServers } from "./test-servers";

// in a preload this runs once, after the tests of all files
afterAll(stopSharedServers);
