package io.crmkit.sso.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Looks up the addresses of a host; asked once for each exchange, whatever the answer would be a moment later. It bounds its own
 * time: nobody interrupts it.
 */
@FunctionalInterface
public interface HostAddresses {

  /**
   * Returns all addresses, at least one.
   *
   * @throws UnknownHostException if there is no such host
   */
  List<InetAddress> of(String host) throws UnknownHostException;

  /** Asks the resolver of the JDK. */
  static HostAddresses ofTheSystem() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
