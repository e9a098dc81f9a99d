package io.crmkit.testkit.sso.token;

import static io.crmkit.testkit.sso.token.TokenWorld.ACME;
import static io.crmkit.testkit.sso.token.TokenWorld.WEB;
import static io.crmkit.testkit.sso.token.TokenWorld.grant;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.jose.JwsAlgorithm;
import io.crmkit.sso.jose.JwsSigner;
import io.crmkit.sso.jose.SigningKey;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.token.IssuedTokens;
import io.crmkit.sso.token.json.TokenFormats;
import io.crmkit.sso.token.model.FamilyId;
import io.crmkit.sso.token.model.RingId;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * That nothing that is shown, stored, published or told holds a token, a private key or what either could be made of.
 */
class TokenSecretsTest {

  private final TokenWorld world = new TokenWorld();
  private final List<String> shown = new ArrayList<>();

  private void show(Object... values) {
    for (Object each : values) {
      shown.add(String.valueOf(each));
    }
  }

  private void showStores(TenantId tenant) {
    for (FamilyId id : world.storage.stores().families().all(tenant, PageRequest.first(100)).items()) {
      world.storage.stores().families().find(tenant, id).ifPresent(
          stored -> show(stored, TokenFormats.FAMILY.writeState(stored.value())));
      for (DomainEvent event : world.storage.stores().families().history(tenant, id, 0, 100)) {
        show(event, TokenFormats.FAMILY.read(event));
      }
    }
    world.storage.stores().rings().find(tenant, new RingId("access")).ifPresent(
        stored -> show(stored, TokenFormats.RING.writeState(stored.value())));
  }

  @Test
  void holdNoToken() {
    IssuedTokens first = world.tokens.refresh().open(ACME, grant("s1"), "phone", Client.UNKNOWN).orElseThrow();
    Verdict<IssuedTokens> second = world.tokens.refresh().refresh(ACME, first.refresh(), WEB);
    show(first, second, first.access(), world.tokens.access().verify(ACME, first.access().text()));
    show(world.tokens.access().verify(ACME, first.access().text() + "x"),
        world.tokens.access().verify(ACME, first.refresh()),
        world.tokens.refresh().refresh(ACME, first.access().text(), WEB),
        world.tokens.refresh().refresh(ACME, first.refresh() + "=", WEB),
        world.tokens.refresh().refresh(ACME, first.refresh(), WEB));
    showStores(ACME);
    world.events.of(ACME).forEach(this::show);

    for (IssuedTokens each : List.of(first, second.orElseThrow())) {
      String secret = each.refresh().substring(each.refresh().lastIndexOf('.') + 1);
      String signature = each.access().text().substring(each.access().text().lastIndexOf('.') + 1);
      assertThat(shown).noneMatch(text -> text.contains(secret) || text.contains(signature));
    }
  }

  @Test
  void holdNoPrivateKey() {
    SigningKey key = SigningKey.generate(JwsAlgorithm.ES256, new SecureRandom());
    show(key, key.verificationKey(), JwsSigner.of(key), world.tokens.keys().ring(ACME), world.tokens.keys().jwks(ACME));
    showStores(ACME);

    assertThat(shown).noneMatch(text -> text.contains(Base64.getEncoder().encodeToString(key.privateBytes()).substring(40))
        || text.contains("\"d\""));
  }
}
