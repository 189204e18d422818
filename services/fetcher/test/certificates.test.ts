import { expect, setDefaultTimeout, test } from "bun:test";
import { until } from "@infostream/chassis/testing/servers";
import { add, get, published, stage, startFetcher } from "./running-fetcher";
import { selfSigned } from "./raw-server";

// each file has a default of its own
setDefaultTimeout(20_000);

test.skipIf(Bun.which("openssl") === null)(
  "the certificate must be that of the name, though the connection goes to the address",
  async () => {
    await using at = await stage();
    using right = await selfSigned("localhost");
    using wrong = await selfSigned("other.test");
    const trusted = `${at.archive}/trusted.pem`;
    await Bun.write(trusted, right.certificate + wrong.certificate);
    await using _ = await startFetcher(at, { NODE_EXTRA_CA_CERTS: trusted });

    const byName = (url: string) => url.replace("127.0.0.1", "localhost");
    const good = await add(at, { url: byName(right.url) });
    await until("the one of the right name is published", async () => (await published(at)).length === 1);
    expect((await published(at))[0]?.feedId).toBe(good.feed.id);
    for (const url of [byName(wrong.url), right.url]) {
      const { feed } = await add(at, { url });
      await until("it fails", async () => (await get(at, feed.id)).failures === 1);
      expect((await get(at, feed.id)).lastError).toBe("The server's certificate is not valid: it is for another name");
    }
  },
);
