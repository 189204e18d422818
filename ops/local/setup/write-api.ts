/** The write API as `up` reaches it. */
export interface WriteApi {
  readonly page: string;
  readonly adminToken: string;
}
