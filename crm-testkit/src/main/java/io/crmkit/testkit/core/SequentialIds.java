package io.crmkit.testkit.core;

import io.crmkit.core.Require;
import io.crmkit.core.id.Ids;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that a test knows beforehand: {@code deal-000001}, {@code deal-000002}, …, in the order of their text. */
public final class SequentialIds implements Ids {

  private final String prefix;
  private final AtomicLong last = new AtomicLong();

  public SequentialIds(String prefix) {
    this.prefix = Require.notBlank(prefix, "prefix");
  }

  @Override
  public String next() {
    return "%s-%06d".formatted(prefix, last.incrementAndGet());
  }
}
