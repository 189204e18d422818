// Shows above a list how many articles came since the page was rendered. Without this script the page works as before.

const news = document.querySelector("[data-events]");
const address = new URL(news.dataset.events, location.href);
const items = Array.from(document.querySelectorAll(".item"));
const shown = new Set(items.map(({ id }) => id));
const oldest = items.at(-1)?.querySelector("time").dateTime ?? "";
const isWhole = document.querySelector('.pages [rel="next"]') === null;

const come = new Set();
let missed = false;
let source = null;
let saying = null;

function follow() {
  source = new EventSource(address);
  source.addEventListener("article", ({ data, lastEventId }) => {
    address.searchParams.set("lastEventId", lastEventId);
    const { id, publishedAt, fetchedAt, revision } = JSON.parse(data);
    const place = publishedAt !== null && publishedAt < fetchedAt ? publishedAt : fetchedAt;
    // one that changed is not new, and one that is older than all here belongs on a later page
    if (revision > 1 || shown.has(`a${id}`) || (!isWhole && place < oldest)) return;
    come.add(id);
    sayIt();
  });
  source.addEventListener("reset", ({ lastEventId }) => {
    address.searchParams.set("lastEventId", lastEventId);
    missed = true;
    sayIt();
  });
  // a browser tries again where the server is away, but not where it has no room
  source.addEventListener("error", ({ target }) => {
    if (target.readyState === EventSource.CLOSED)
      setTimeout(() => target === source && follow(), 5000 + Math.random() * 10_000);
  });
}

/** Half a second's articles at once, since each change is read out to those who do not see it. */
function sayIt() {
  saying ??= setTimeout(() => {
    saying = null;
    const link = document.createElement("a");
    link.href = location.pathname;
    link.textContent = missed ? "New articles" : `${come.size} new ${come.size === 1 ? "article" : "articles"}`;
    news.replaceChildren(link);
  }, 500);
}

// a hidden page closes its connection: all tabs of a browser may share six to a server
function followWhileSeen() {
  source?.close();
  source = null;
  if (!document.hidden) follow();
}
document.addEventListener("visibilitychange", followWhileSeen);
followWhileSeen();
