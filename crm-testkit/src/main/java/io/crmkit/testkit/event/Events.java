package io.crmkit.testkit.event;

import io.crmkit.core.TenantId;
import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Made-up events for tests. */
public final class Events {

  public static final TenantId ACME = new TenantId("acme");
  public static final TenantId GLOBEX = new TenantId("globex");
  public static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");

  private Events() {}

  public static DomainEvent event(TenantId tenant, String id, long sequence) {
    return new DomainEvent(tenant, new Stream("deal", id), sequence, "deal.changed", NOON,
        "{\"sequence\":" + sequence + "}", Map.of());
  }

  /** Returns the events {@code from} to {@code to} of a stream of {@link #ACME}. */
  public static List<DomainEvent> events(String id, long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(sequence -> event(ACME, id, sequence)).toList();
  }

  static List<String> ids(List<Claim> claims) {
    return claims.stream().map(claim -> claim.event().stream().id() + claim.event().sequence()).toList();
  }
}
