import { afterAll } from "bun:test";
import { directLoopback } from "../embedded/direct-loopback";
import { stopSharedServers } from "./test-servers";

Object.assign(process.env, directLoopback(process.env));
// in a preload this runs once, after the tests of all files
afterAll(stopSharedServers);
