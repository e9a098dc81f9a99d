package io.crmkit.testkit.sso.token;

import io.crmkit.core.Decider;
import io.crmkit.core.state.StateFormat;
import io.crmkit.sso.token.json.TokenFormats;
import io.crmkit.sso.token.model.KeyRing;
import io.crmkit.sso.token.model.RingCommand;
import io.crmkit.sso.token.model.RingCommand.Add;
import io.crmkit.sso.token.model.RingCommand.Retire;
import io.crmkit.sso.token.model.RingDecider;
import io.crmkit.sso.token.model.RingEvent;
import io.crmkit.sso.token.model.RingId;
import io.crmkit.sso.token.model.RingKey;
import io.crmkit.sso.token.port.KeyRings;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Instant;
import java.util.List;

/** What every {@link KeyRings} must do. Extend it next to your adapter and return an empty repository. */
public abstract class KeyRingsContract extends StateRepositoryContract<RingId, KeyRing, RingCommand, RingEvent> {

  private static final Instant AT = Instant.parse("2026-05-01T12:00:00.123456789Z");

  @Override
  protected abstract KeyRings emptyRepository();

  @Override
  protected Decider<KeyRing, RingCommand, RingEvent> decider() {
    return new RingDecider();
  }

  @Override
  protected StateFormat<RingId, KeyRing, RingEvent> format() {
    return TokenFormats.RING;
  }

  @Override
  protected List<RingCommand> life() {
    return List.of(add("first", 0), add("second", 60), new Retire("first", AT.plusSeconds(61)), add("third", 120));
  }

  private static Add add(String id, int after) {
    RingKey key = new RingKey(id, "RS256", "AAAA", "v1.k1.AAAA", AT.plusSeconds(after), null);
    return new Add(key, AT.plusSeconds(after + 1_000), AT.plusSeconds(after));
  }
}
