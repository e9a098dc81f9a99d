package io.crmkit.sso.token.model;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.token.model.RingCommand.Add;
import io.crmkit.sso.token.model.RingCommand.Retire;
import io.crmkit.sso.token.model.RingEvent.KeyAdded;
import io.crmkit.sso.token.model.RingEvent.KeyRetired;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of a ring of signing keys: each id once, and an overlap in which the tokens of former keys still count. */
public final class RingDecider implements Decider<KeyRing, RingCommand, RingEvent> {

  @Override
  public KeyRing initial() {
    return new KeyRing(List.of());
  }

  @Override
  public Decision<RingEvent> decide(KeyRing state, RingCommand command) {
    return command instanceof Add add ? add(state, add) : retire(state, (Retire) command);
  }

  private static Decision<RingEvent> add(KeyRing state, Add add) {
    if (find(state, add.key().id()).isPresent()) {
      throw new IllegalArgumentException("the ring has had a key with the id " + add.key().id());
    }
    return Decision.accept(new KeyAdded(add.key(), add.formerUntil(), add.now()));
  }

  private static Decision<RingEvent> retire(KeyRing state, Retire retire) {
    Optional<RingKey> key = find(state, retire.keyId());
    if (key.isEmpty()) {
      return Decision.refuse(new SsoRefusal(TokenReason.SIGNING_KEY_MISSING, "The ring has no key of this id."));
    }
    return key.get().verifiesAt(retire.now())
        ? Decision.accept(new KeyRetired(retire.keyId(), retire.now())) : Decision.accept(List.of());
  }

  private static Optional<RingKey> find(KeyRing state, String id) {
    return state.keys().stream().filter(key -> key.id().equals(id)).findFirst();
  }

  @Override
  public KeyRing evolve(KeyRing state, RingEvent event) {
    return new KeyRing(event instanceof KeyAdded added ? added(state, added) : retired(state, (KeyRetired) event));
  }

  private static List<RingKey> added(KeyRing state, KeyAdded added) {
    List<RingKey> keys = new ArrayList<>();
    state.keys().forEach(key -> keys.add(key.endingBy(added.formerUntil())));
    keys.add(added.key());
    return keys;
  }

  /** The key before signs in the place of one that ends before its time, and lasts as long as that one would have. */
  private static List<RingKey> retired(KeyRing state, KeyRetired retired) {
    List<RingKey> keys = new ArrayList<>(state.keys());
    int at = keys.indexOf(find(state, retired.keyId()).orElseThrow());
    RingKey key = keys.set(at, keys.get(at).endingBy(retired.at()));
    for (int before = at - 1; before >= 0; before--) {
      if (keys.get(before).verifiesAt(retired.at())) {
        keys.set(before, keys.get(before).lastingAs(key));
        break;
      }
    }
    return keys;
  }
}
