package io.crmkit.apikey.model;

import io.crmkit.apikey.model.ApiKey.Active;
import io.crmkit.apikey.model.ApiKey.Blank;
import io.crmkit.apikey.model.ApiKey.Revoked;
import io.crmkit.apikey.model.KeyCommand.Create;
import io.crmkit.apikey.model.KeyCommand.Revoke;
import io.crmkit.apikey.model.KeyCommand.Rotate;
import io.crmkit.apikey.model.KeyEvent.KeyCreated;
import io.crmkit.apikey.model.KeyEvent.KeyRevoked;
import io.crmkit.apikey.model.KeyEvent.KeyRotated;
import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The rules of an API key's life. Revoking one that is revoked is accepted and changes nothing. */
public final class KeyDecider implements Decider<ApiKey, KeyCommand, KeyEvent> {

  /** So many former secrets are told from ones that nobody ever made. */
  private static final int FORMER = 8;

  @Override
  public ApiKey initial() {
    return new Blank();
  }

  @Override
  public Decision<KeyEvent> decide(ApiKey state, KeyCommand command) {
    if (command instanceof Create create) {
      if (state instanceof Blank) {
        return Decision.accept(new KeyCreated(create.details(), create.hash(), create.at()));
      }
      throw new IllegalArgumentException("a key is made once, and the id of this one is taken");
    }
    if (state instanceof Blank) {
      return Decision.refuse(KeyRules.unknown());
    }
    if (command instanceof Revoke revoke) {
      return state instanceof Revoked
          ? Decision.accept(List.of()) : Decision.accept(new KeyRevoked(revoke.why(), revoke.at()));
    }
    return state instanceof Active active
        ? rotate(active, (Rotate) command) : Decision.refuse(KeyRules.revoked((Revoked) state));
  }

  private static Decision<KeyEvent> rotate(Active active, Rotate rotate) {
    Instant expiresAt = active.details().expiresAt();
    return expiresAt != null && !rotate.at().isBefore(expiresAt)
        ? Decision.refuse(KeyRules.expired(expiresAt))
        : Decision.accept(new KeyRotated(rotate.hash(), rotate.graceUntil(), rotate.at()));
  }

  @Override
  public ApiKey evolve(ApiKey state, KeyEvent event) {
    if (event instanceof KeyCreated created) {
      return new Active(created.details(), created.hash(), List.of(), created.at());
    }
    Active active = (Active) state;
    if (event instanceof KeyRotated rotated) {
      List<FormerSecret> former = new ArrayList<>();
      active.former().forEach(each -> former.add(each.until().isAfter(rotated.at())
          ? new FormerSecret(each.hash(), rotated.at()) : each));
      former.add(new FormerSecret(active.hash(), rotated.graceUntil()));
      former.subList(0, Math.max(0, former.size() - FORMER)).clear();
      return new Active(active.details(), rotated.hash(), former, active.createdAt());
    }
    KeyRevoked revoked = (KeyRevoked) event;
    return new Revoked(active, revoked.why(), revoked.at());
  }
}
