package io.crmkit.testkit.sso;

import io.crmkit.core.TenantId;
import io.crmkit.sso.mfa.model.CodeMessage;
import io.crmkit.sso.mfa.port.CodeSender;
import java.util.ArrayList;
import java.util.List;

/** Keeps the codes that would have been sent, for tests and demos. */
public final class InMemoryCodeSender implements CodeSender {

  private final List<CodeMessage> sent = new ArrayList<>();

  @Override
  public synchronized void send(TenantId tenant, CodeMessage message) {
    sent.add(message);
  }

  /** Returns what was sent, oldest first. */
  public synchronized List<CodeMessage> sent() {
    return List.copyOf(sent);
  }

  /**
   * Returns the last message.
   *
   * @throws IllegalStateException if nothing was sent
   */
  public synchronized CodeMessage last() {
    if (sent.isEmpty()) {
      throw new IllegalStateException("no code was sent");
    }
    return sent.get(sent.size() - 1);
  }
}
