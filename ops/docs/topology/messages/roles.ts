import { type NatsUser, natsUsers, type Permissions } from "@infostream/contracts/nats-users";
import { type Consumer, consumers, type Stream, streams } from "@infostream/contracts/streams";
import { feedRequests } from "@infostream/contracts/feeds";

/** Who does what with a stream, as the users' permissions say. */
export interface StreamUse {
  readonly stream: Stream;
  readonly publishers: readonly { readonly subject: string; readonly user: NatsUser }[];
  readonly consumers: readonly { readonly consumer: Consumer; readonly user: NatsUser }[];
  /** Read what it holds and leave nothing behind. */
  readonly readers: readonly NatsUser[];
}

export interface RequestUse {
  readonly subject: string;
  readonly askers: readonly NatsUser[];
  readonly answerers: readonly NatsUser[];
}

export const users = Object.entries(natsUsers) as [NatsUser, Permissions][];

const usersWho = (may: (permissions: Permissions) => boolean): NatsUser[] =>
  users.filter(([, permissions]) => may(permissions)).map(([user]) => user);

const publishes =
  (subject: string) =>
  ({ publish }: Permissions) =>
    publish.allow.includes(subject);

export const streamUses: readonly StreamUse[] = streams.map((stream) => ({
  stream,
  publishers: stream.subjects.flatMap((subject) => usersWho(publishes(subject)).map((user) => ({ subject, user }))),
  consumers: consumers
    .filter((consumer) => consumer.stream === stream.name)
    .flatMap((consumer) =>
      usersWho(publishes(`$JS.API.CONSUMER.MSG.NEXT.${stream.name}.${consumer.name}`)).map((user) => ({
        consumer,
        user,
      })),
    ),
  readers: usersWho(publishes(`$JS.API.DIRECT.GET.${stream.name}`)),
}));

export const requestUses: readonly RequestUse[] = Object.values(feedRequests).map(({ subject }) => ({
  subject,
  askers: usersWho(publishes(subject)),
  answerers: usersWho(({ subscribe }) => subscribe.allow.includes(subject)),
}));
