package io.crmkit.sso.http;

import io.crmkit.sso.model.Reason;

/** Why an exchange with a server of others came to nothing. */
public enum HttpReason implements Reason {

  /** Not https, or an address with user information (RFC 6749, sections 1.6 and 3.2). */
  ENDPOINT_INSECURE,
  /** The server answered with a redirect, which is never followed: it could carry secrets off (RFC 9700, section 4.12). */
  ENDPOINT_REDIRECTED,
  /** More bytes than the request allows. */
  TOO_LARGE,
  /** The whole exchange took longer than the policy allows, however steadily bytes dripped. */
  TIMEOUT,
  /** The host, or one of its addresses, is private, link-local, loopback or otherwise not of the public Internet. */
  SSRF_BLOCKED,
  /** There is no such host, nobody listens, TLS failed, or the answer is not HTTP. */
  UNREACHABLE,
  /** The answer is no UTF-8. */
  UNREADABLE
}
