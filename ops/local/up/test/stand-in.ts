/**
 * Stands in for a program that `up` runs, by the name of its folder: reports that it is ready, accepts feeds, exits on SIGTERM.
 * What is tested here is how `up` treats its parts; the parts themselves are tested with the whole system.
 */
const name = process.argv[1]?.split("/").at(-2) ?? "";
const port = Number(process.env["INFOSTREAM_OPS_PORT"] ?? process.env["MOCK_FEEDS_PORT"]);
const page = process.env["INFOSTREAM_PORT"];
const posted: unknown[] = [];

const answer = async (request: Request): Promise<Response> => {
  if (new URL(request.url).pathname === "/api/feeds" && request.method === "GET")
    return Response.json({ items: [], next: null });
  if (request.method !== "POST") return Response.json({ name, posted, env: process.env });
  if (request.headers.get("authorization") !== `Bearer ${process.env["INFOSTREAM_ADMIN_TOKEN"]}`)
    return new Response("", { status: 401 });
  const body = await request.text();
  if (body === "not OPML")
    return Response.json(
      { type: "about:blank", status: 400, detail: "The request body is not valid OPML." },
      { status: 400 },
    );
  posted.push(body);
  return Response.json({ added: 2, known: 1, invalid: [{}] }, { status: 201 });
};
Bun.serve({ hostname: "127.0.0.1", port, fetch: answer });
if (name === "api") Bun.serve({ hostname: "127.0.0.1", port: Number(page), fetch: answer });
process.on("SIGTERM", () => process.exit(0));
