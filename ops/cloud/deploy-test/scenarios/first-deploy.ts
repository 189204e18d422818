import { until } from "@infostream/chassis/testing/until";
import { deployBase, deployHosts, NO_HOSTS } from "../aws/deploy";
import { FEEDS } from "../parts/feeds";
import { keys } from "../parts/operator";
import { pushImages } from "../push-images";
import { targetStates } from "../parts/load-balancer";
import type { Deployment } from "../deployment";
import { subscribe } from "./subscribe";

/** From an empty account to the mock feeds' articles on the page, in the order of docs/deploy.md. */
export function firstDeploy(deployment: Deployment): void {
  const { environment, aws, hypervisor, page, stage, mustPlay } = deployment;
  let imageTag = "";
  const size = async (sizes: Readonly<Record<string, string>>) => {
    await deployHosts(aws, sizes, await keys(environment));
    await hypervisor.settle();
  };

  stage("first deploy: the stack that holds state", async () => {
    await deployBase(aws, environment);
    await hypervisor.settle();
  });
  stage("first deploy: images are pushed", async () => {
    imageTag = await pushImages(environment);
  });
  stage("first deploy: the NATS host alone", async () => {
    await size(NO_HOSTS);
    await mustPlay("site.yml");
  });
  stage("first deploy: provisioning runs on the NATS host", () =>
    mustPlay("provision.yml", "-e", `image_tag=${imageTag}`),
  );
  stage("first deploy: tagger, fetcher and two apis", async () => {
    await size({ FetcherSize: "1", TaggerSize: "1", ApiMin: "2" });
    await mustPlay("site.yml");
  });
  stage("first deploy: the load balancer finds both apis healthy", () =>
    until(
      "two healthy targets",
      async () => {
        const states = Object.values(await targetStates(environment));
        return states.length === 2 && states.every((state) => state === "healthy");
      },
      60_000,
    ),
  );
  stage("first deploy: subscribes to the mock feeds", () => subscribe(deployment, FEEDS));
  stage("first deploy: their articles are on the page, with tags", () =>
    until(
      "tagged articles",
      async () => {
        const articles = await page.articles();
        const html = await page.fetch("/").then((answer) => answer.text());
        return articles.some(({ id, tags }) => tags.length > 0 && html.includes(`href="/articles/${id}"`));
      },
      60_000,
    ),
  );
}
