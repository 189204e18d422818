import { expect, test } from "bun:test";
import { explainBindError } from "./bind-error";

test("a port below 1024 is not said to be in use, and one is named that will do", () => {
  const words = explainBindError("EACCES", "127.0.0.1", 80);
  expect(words).not.toContain("in use");
  expect(words).toContain("This user may not listen on port 80");
  expect(words).toContain("INFOSTREAM_PORT=8080 bun run up");
});

test("a name that nobody knows is no address of this machine, as one of another machine is none", () => {
  for (const code of ["", "EADDRNOTAVAIL"])
    expect(explainBindError(code, "elsewhere", 8080)).toContain("elsewhere, which is not an address of this machine");
});

test("no port is proposed that there is not", () => {
  expect(explainBindError("EADDRINUSE", "127.0.0.1", 65_535)).toContain("INFOSTREAM_PORT=8080 bun run up");
});
