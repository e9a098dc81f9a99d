package io.crmkit.testkit.sso.provider;

import io.crmkit.core.TenantId;
import io.crmkit.sso.domain.model.TxtRecords;
import io.crmkit.sso.domain.model.TxtRecords.Answered;
import io.crmkit.sso.domain.model.TxtRecords.Failed;
import io.crmkit.sso.domain.port.DomainRecords;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A DNS in memory that knows TXT records, and can be away. Safe to share between threads. */
public final class InMemoryDns implements DomainRecords {

  private final Map<String, List<String>> records = new ConcurrentHashMap<>();
  private volatile boolean isAway;

  /** Puts records in place of those of a name; none removes them. */
  public void put(String name, String... texts) {
    records.put(name, List.of(texts));
  }

  /** Answers nothing any more. */
  public void goAway() {
    isAway = true;
  }

  /** Answers again. */
  public void comeBack() {
    isAway = false;
  }

  @Override
  public TxtRecords texts(TenantId tenant, String name) {
    return isAway ? new Failed("timed out") : new Answered(records.getOrDefault(name, List.of()));
  }
}
