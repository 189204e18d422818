export const help = `Runs all of InfoStream on this machine. Ctrl-C stops it.

  bun run up

Settings are environment variables. NAME_FILE names a file that holds the value of NAME. Relative paths start at the
repository root.

  INFOSTREAM_PORT                    port of the page (8080; 0 chooses a free one)
  INFOSTREAM_HOST                    address that the page is served on (127.0.0.1; 0.0.0.0 serves the whole network)
  INFOSTREAM_STATE                   folder for all data (.infostream); delete it to start over
  INFOSTREAM_FEEDS                   what to subscribe to at start: mock (three feeds that gain articles as you watch),
                                     none, an OPML file or its URL (mock)
  INFOSTREAM_ADMIN_TOKEN             bearer token of the write API (generated at the first start, then kept)
  INFOSTREAM_ALLOW_PRIVATE_NETWORKS  true lets the fetcher reach loopback and private addresses (false)
  INFOSTREAM_ALLOW_HOSTS             host:port pairs that it may reach in any case, separated by commas
  INFOSTREAM_HOST_CONNECTIONS        concurrent connections to one public host (2)
  INFOSTREAM_HOST_SPACING            shortest time between two requests to one public host (1s)
  INFOSTREAM_POLL_MIN                shortest time between two polls of a feed (5m)
  INFOSTREAM_POLL_MAX                longest time between two polls of a feed (24h)
  INFOSTREAM_TAG_RULES               YAML file of tag rules (the built-in set)
  LOG_LEVEL                          debug, info, warn or error (info)

To use your own servers instead of the embedded ones:

  NATS_URL      nats://user:password@host:port. All services log in as this user, which needs all
                permissions. Missing streams and consumers are created.
  DATABASE_URL  postgres://user:password@host:port/database of a user that may create roles and schemas. The roles fetcher,
                tagger and api are created, or get new passwords.
  ARCHIVE_URL   s3://bucket/prefix, with the AWS variables, or file:///path

The state folder holds endpoints.json, which lists every address and login, and logs/.
`;
