export { testDatabase, type TestDatabase } from "./test-database";
export { testFolder, type TestFolder } from "./test-folder";
export { testNats, type TestNats } from "./test-nats";
export { testS3, type TestS3 } from "./test-s3";
export { testContext, type TestContext } from "./test-context";
export { until } from "./until";
export { startService, type RunningService } from "./start-service";
export { wholeSystem, type WholeSystem } from "./whole-system";
