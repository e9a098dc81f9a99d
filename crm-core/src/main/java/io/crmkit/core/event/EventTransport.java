package io.crmkit.core.event;

/** Carries events to whoever wants them: a broker, a webhook, a listener in the same process. */
@FunctionalInterface
public interface EventTransport {

  /**
   * Delivers one event, and returns only when it has arrived. It may come again under the same
   * {@link DomainEvent#id()}.
   *
   * @throws InterruptedException if the host is shutting down; the try is not counted
   * @throws Exception if it did not arrive; it is tried again later
   */
  void deliver(DomainEvent event) throws Exception;
}
