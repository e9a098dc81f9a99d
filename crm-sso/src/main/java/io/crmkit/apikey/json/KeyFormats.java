package io.crmkit.apikey.json;

import io.crmkit.apikey.model.ApiKey;
import io.crmkit.apikey.model.KeyEvent;
import io.crmkit.apikey.model.KeyEvent.KeyCreated;
import io.crmkit.apikey.model.KeyEvent.KeyRevoked;
import io.crmkit.apikey.model.KeyEvent.KeyRotated;
import io.crmkit.apikey.model.KeyId;
import io.crmkit.core.state.StateFormat;

/** API keys and their events in the form that is stored and published. */
public final class KeyFormats {

  public static final StateFormat<KeyId, ApiKey, KeyEvent> KEY =
      StateFormat.of("api-key", KeyId::new, ApiKey.class, KeyEvent.class)
          .type(KeyCreated.class, "api-key.created")
          .type(KeyRotated.class, "api-key.rotated")
          .type(KeyRevoked.class, "api-key.revoked")
          .build(KeyEvent::at);

  private KeyFormats() {}
}
