package io.crmkit.benchmarks.saml;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.SocketImpl;
import java.net.SocketImplFactory;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts who wants to be connected to, and connects nobody. */
final class Dialled extends ProxySelector implements SocketImplFactory {

  private final AtomicInteger count = new AtomicInteger();

  int count() {
    return count.get();
  }

  void forget() {
    count.set(0);
  }

  @Override
  public List<Proxy> select(URI uri) {
    count.incrementAndGet();
    return List.of(Proxy.NO_PROXY);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    // counted when it was asked for
  }

  @Override
  public SocketImpl createSocketImpl() {
    count.incrementAndGet();
    throw new IllegalStateException("nobody is connected to here");
  }
}
