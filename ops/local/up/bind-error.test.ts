import { expect, test } from "bun:test";
import { explainBindError } from "./bind-error";

test("a port that needs root is not reported as in use, and another port is suggested", () => {
  const words = explainBindError("EACCES", "127.0.0.1", 80);
  expect(words).not.toContain("in use");
  expect(words).toContain("This user may not listen on port 80");
  expect(words).toContain("INFOSTREAM_PORT=8080 bun run up");
});

test("an unknown host name and another machine's address are both reported as not ours", () => {
  for (const code of ["", "EADDRNOTAVAIL"])
    expect(explainBindError(code, "elsewhere", 8080)).toContain("elsewhere, which is not an address of this machine");
});

test("no port above 65535 is suggested", () => {
  expect(explainBindError("EADDRINUSE", "127.0.0.1", 65_535)).toContain("INFOSTREAM_PORT=8080 bun run up");
});
