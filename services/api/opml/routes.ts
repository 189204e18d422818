import { examples } from "@infostream/contracts/http/examples";
import { OpmlImport } from "@infostream/contracts/http/opml";
import { invalidBody } from "../http/problem";
import { route } from "../http/route";
import type { RequestFeeds } from "../feeds/request-feeds";
import { allFeeds } from "./all-feeds";
import { importFeeds } from "./import-feeds";
import { readOpmlBody } from "./opml-body";
import { readOutlines } from "./read-outlines";
import { writeOpml } from "./write-opml";

export interface OpmlDeps {
  readonly requestFeeds: RequestFeeds;
  readonly now: () => Date;
}

/** `/api/opml`: all feeds out, and many feeds in. */
export const opmlRoutes = ({ requestFeeds, now }: OpmlDeps) => [
  route({
    id: "exportOpml",
    group: "Feeds",
    method: "GET",
    path: "/api/opml",
    summary: "All feeds as OPML",
    answers: { 200: { description: "the file", type: "text/x-opml; charset=utf-8", example: examples.opml } },
    problems: ["unavailable"],
  })(async () => ({
    status: 200,
    body: writeOpml(await allFeeds(requestFeeds), now()),
    headers: { "content-disposition": 'attachment; filename="infostream.opml"' },
  })),
  route({
    id: "importOpml",
    group: "Feeds",
    method: "POST",
    path: "/api/opml",
    summary: "Subscribes to every feed of an OPML file",
    description: "The file is the request body, with any Content-Type, or the field `file` of a form. 16 MB at most.",
    admin: true,
    rawBody: { "text/x-opml": examples.opml, "multipart/form-data": { file: examples.opml } },
    answers: {
      200: {
        description: "every row is stored or named as invalid",
        schema: OpmlImport,
        example: { added: 1, known: 0, invalid: [] },
      },
    },
    problems: ["invalid-body", "body-too-large", "unavailable"],
  })(async ({ request }) => {
    const outlines = readOutlines(await readOpmlBody(request));
    if (outlines === null) throw invalidBody("The request body is not valid OPML.");
    return { status: 200, value: await importFeeds(outlines, requestFeeds) };
  }),
];
