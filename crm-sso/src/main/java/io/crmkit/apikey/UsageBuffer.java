package io.crmkit.apikey;

import io.crmkit.apikey.model.KeyId;
import io.crmkit.apikey.model.KeyUsage;
import io.crmkit.apikey.port.KeyUsages;
import io.crmkit.core.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uses of keys on their way to the store: collected in memory, and written by whichever use finds that it is time, so
 * that verifying a key is not a write. What could not be written is kept and tried again.
 */
final class UsageBuffer {

  private static final Logger LOG = LoggerFactory.getLogger(UsageBuffer.class);

  private final KeyUsages usages;
  private final Duration writeEvery;
  private Map<TenantId, Map<KeyId, KeyUsage>> waiting = new HashMap<>();
  private @Nullable Instant since;

  UsageBuffer(KeyUsages usages, Duration writeEvery) {
    this.usages = usages;
    this.writeEvery = writeEvery;
  }

  /** Counts a use. That the store fails is no reason to refuse a key: it is logged, and the next write tries again. */
  void count(TenantId tenant, KeyId id, Instant now) {
    if (isTimeAfter(tenant, id, now)) {
      try {
        flush();
      } catch (RuntimeException e) {
        LOG.warn("uses of API keys could not be written and are kept in memory", e);
      }
    }
  }

  private synchronized boolean isTimeAfter(TenantId tenant, KeyId id, Instant now) {
    add(tenant, id, KeyUsage.at(now));
    Instant start = since == null ? now : since;
    boolean isTime = !now.isBefore(start.plus(writeEvery));
    since = isTime ? now : start;
    return isTime;
  }

  private synchronized void add(TenantId tenant, KeyId id, KeyUsage usage) {
    waiting.computeIfAbsent(tenant, unused -> new HashMap<>()).merge(id, usage, KeyUsage::plus);
  }

  private synchronized Map<TenantId, Map<KeyId, KeyUsage>> take() {
    Map<TenantId, Map<KeyId, KeyUsage>> taken = waiting;
    waiting = new HashMap<>();
    return taken;
  }

  /** Writes down what is waiting; what fails is kept, and its failure thrown. */
  void flush() {
    Map<TenantId, Map<KeyId, KeyUsage>> taken = take();
    Iterator<Map.Entry<TenantId, Map<KeyId, KeyUsage>>> left = taken.entrySet().iterator();
    try {
      while (left.hasNext()) {
        Map.Entry<TenantId, Map<KeyId, KeyUsage>> next = left.next();
        usages.add(next.getKey(), next.getValue());
        left.remove();
      }
    } finally {
      taken.forEach((tenant, uses) -> uses.forEach((id, usage) -> add(tenant, id, usage)));
    }
  }

  /** Returns the uses of a key that are not written yet. */
  synchronized KeyUsage waiting(TenantId tenant, KeyId id) {
    return waiting.getOrDefault(tenant, Map.of()).getOrDefault(id, KeyUsage.NONE);
  }
}
