export const help = `Starts all of InfoStream on this machine and stops it at Ctrl-C.

  bun run up

Settings are environment variables; NAME_FILE names a file that holds the value of NAME. Relative paths begin at the repository.

  INFOSTREAM_PORT                    port of the page (8080; 0 takes a free one)
  INFOSTREAM_HOST                    address the page is served on (127.0.0.1; 0.0.0.0 for the whole network)
  INFOSTREAM_STATE                   folder of all state (.infostream); erase it to begin anew
  INFOSTREAM_FEEDS                   what to subscribe to at start: mock (three feeds that gain articles as you watch),
                                     none, an OPML file or its URL (mock)
  INFOSTREAM_ADMIN_TOKEN             bearer token of the write API (made at the first start, and kept)
  INFOSTREAM_ALLOW_PRIVATE_NETWORKS  true lets the fetcher reach loopback and private addresses (false)
  INFOSTREAM_ALLOW_HOSTS             host:port pairs that it may reach all the same, separated by commas
  INFOSTREAM_HOST_CONNECTIONS        connections to one public host at once (2)
  INFOSTREAM_HOST_SPACING            least time between two requests to one public host (1s)
  INFOSTREAM_POLL_MIN                shortest time between two polls of a feed (5m)
  INFOSTREAM_POLL_MAX                longest (24h)
  INFOSTREAM_TAG_RULES               YAML file of tag rules (the built-in set)
  LOG_LEVEL                          debug, info, warn or error (info)

Servers to use in place of the embedded ones:

  NATS_URL      nats://user:password@host:port. All services log in as this user, who must be allowed everything;
                streams and consumers are made there.
  DATABASE_URL  postgres://user:password@host:port/database of a user that may create roles and schemas. The roles fetcher,
                tagger and api are made there, or get new passwords.
  ARCHIVE_URL   s3://bucket/prefix, with the AWS variables, or file:///path

The state folder holds endpoints.json with every address and login, and logs/.
`;
