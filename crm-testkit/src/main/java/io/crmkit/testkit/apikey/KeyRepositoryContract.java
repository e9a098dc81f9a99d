package io.crmkit.testkit.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.apikey.json.KeyFormats;
import io.crmkit.apikey.model.ApiKey;
import io.crmkit.apikey.model.KeyCommand;
import io.crmkit.apikey.model.KeyCommand.Create;
import io.crmkit.apikey.model.KeyCommand.Revoke;
import io.crmkit.apikey.model.KeyCommand.Rotate;
import io.crmkit.apikey.model.KeyDecider;
import io.crmkit.apikey.model.KeyDetails;
import io.crmkit.apikey.model.KeyEvent;
import io.crmkit.apikey.model.KeyId;
import io.crmkit.apikey.port.KeyRepository;
import io.crmkit.core.Decider;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateFormat;
import io.crmkit.sso.model.SecretHash;
import io.crmkit.sso.model.UserId;
import io.crmkit.testkit.core.BoundedPages;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link KeyRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class KeyRepositoryContract extends StateRepositoryContract<KeyId, ApiKey, KeyCommand, KeyEvent> {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final UserId ANN = new UserId("Größe 🚀 ann");
  private static final UserId BOB = new UserId("bob");

  @Override
  protected abstract KeyRepository emptyRepository();

  @Override
  protected Decider<ApiKey, KeyCommand, KeyEvent> decider() {
    return new KeyDecider();
  }

  @Override
  protected StateFormat<KeyId, ApiKey, KeyEvent> format() {
    return KeyFormats.KEY;
  }

  @Override
  protected List<KeyCommand> life() {
    KeyDetails details = KeyDetails.builder("Größe 🚀", ANN).scope("größe:lesen").scope("contacts:write")
        .range("10.0.0.0/8").range("2001:db8::/32").range("0.0.0.0/0").expiresAt(AT.plusNanos(999)).build();
    return List.of(
        new Create(details, hash("1"), AT),
        new Rotate(hash("2"), AT.plusNanos(50), AT.plusNanos(1)),
        new Rotate(hash("3"), AT.plusNanos(2), AT.plusNanos(2)),
        new Revoke("verloren 💸", AT.plusNanos(3)));
  }

  @Test
  protected void findsTheKeysOfAnOwnerRevokedOnesToo() {
    for (String id : List.of("c", "a", "d", "b")) {
      create(id, ANN);
    }
    create("e", BOB);
    save(ACME, new KeyId("b"), new Revoke("lost", AT));

    assertThat(ofOwner(ACME, ANN)).containsExactly("a", "b", "c", "d");
    assertThat(ofOwner(ACME, BOB)).containsExactly("e");
    assertThat(ofOwner(ACME, new UserId("nobody"))).isEmpty();
    assertThat(ofOwner(GLOBEX, ANN)).isEmpty();
  }

  private void create(String id, UserId owner) {
    save(ACME, new KeyId(id), new Create(KeyDetails.builder("key", owner).build(), hash(id), AT));
  }

  private List<String> ofOwner(TenantId tenant, UserId owner) {
    return BoundedPages.stream(2, page -> ((KeyRepository) repository()).ofOwner(tenant, owner, page))
        .map(KeyId::value).toList();
  }

  private static SecretHash hash(String of) {
    return SecretHash.ofRandom(List.of("contract"), of);
  }
}
