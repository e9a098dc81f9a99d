package io.crmkit.testkit.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.crmkit.apikey.ApiKeys;
import io.crmkit.apikey.IssuedKey;
import io.crmkit.apikey.KeyPolicy;
import io.crmkit.apikey.KeyPorts;
import io.crmkit.apikey.PresentedKey;
import io.crmkit.apikey.VerifiedKey;
import io.crmkit.apikey.model.KeyDetails;
import io.crmkit.apikey.model.KeyId;
import io.crmkit.apikey.model.KeyReason;
import io.crmkit.apikey.model.KeyUsage;
import io.crmkit.apikey.model.KeyView;
import io.crmkit.apikey.port.KeyUsages;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.Reason;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.event.InMemoryOutbox;
import io.crmkit.testkit.sso.InMemorySecurityEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API keys from their making to their revocation: row 191 of what must be refused. */
class ApiKeysTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final UserId ANN = new UserId("ann");
  private static final Client CLIENT = new Client("192.0.2.7", "curl");
  private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");

  private final HandClock clock = new HandClock(AT);
  private final InMemoryKeyRepository repository = new InMemoryKeyRepository(new InMemoryOutbox());
  private final InMemoryKeyUsages usages = new InMemoryKeyUsages();
  private final InMemorySecurityEvents events = new InMemorySecurityEvents();
  private final Set<UserId> disabled = new HashSet<>();
  private final ApiKeys keys = keys(usages);

  private ApiKeys keys(KeyUsages counting) {
    return new ApiKeys(new KeyPorts(repository, counting, (tenant, user) -> !disabled.contains(user), events),
        KeyPolicy.USUAL, clock);
  }

  @Nested
  class AKey {

    @Test
    void actsForItsOwnerWithItsScopes() {
      KeyDetails details = KeyDetails.builder("nightly", ANN).scope("contacts:read").scope("contacts:write").build();
      IssuedKey issued = keys.create(ACME, details, CLIENT);

      assertThat(verify(issued.text(), "contacts:write").orElseThrow()).isEqualTo(new VerifiedKey(issued.id(), details));
      assertThat(issued.text()).matches("crm_[0-9a-f]{8}[0-9A-Za-z]{61}").contains(issued.id().value());
    }

    @Test
    void isNeitherStoredNorShownAgain() {
      IssuedKey issued = create();
      String secret = issued.text().substring(24, 67);

      assertThat(List.of(issued.toString(), PresentedKey.inHeader(issued.text()).toString(), events.of(ACME).toString(),
          repository.find(ACME, issued.id()).toString(), keys.find(ACME, issued.id()).toString(),
          repository.history(ACME, issued.id(), 0, 10).toString()))
          .noneMatch(text -> text.contains(secret));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "crm_", "crm", "größe", "Bearer crm_x", "\u0000"})
    void isMalformedWithoutTheForm(String text) {
      assertThat(reason(text)).isEqualTo(KeyReason.KEY_MALFORMED);
      assertThat(reason("crm_" + "a".repeat(1_000_000))).isEqualTo(KeyReason.KEY_MALFORMED);
    }

    @Test
    void isMalformedWithAnotherPrefix() {
      assertThat(reason(create().text().replace("crm_", "ghp_"))).isEqualTo(KeyReason.KEY_MALFORMED);
    }

    @Test
    void showsByItsChecksumThatItWasMistyped() {
      String text = create().text();
      for (int at = 4; at < text.length(); at++) {
        char other = text.charAt(at) == 'a' ? 'b' : 'a';
        assertThat(reason(text.substring(0, at) + other + text.substring(at + 1))).isEqualTo(KeyReason.KEY_CHECKSUM);
      }
    }

    @Test
    void isUnknownIfNobodyMadeIt() {
      ApiKeys others = new ApiKeys(new KeyPorts(new InMemoryKeyRepository(new InMemoryOutbox()), usages,
          (tenant, user) -> true, events), KeyPolicy.USUAL, clock);
      assertThat(reason(others.create(ACME, details(), CLIENT).text())).isEqualTo(KeyReason.KEY_UNKNOWN);
      IssuedKey forged = others.create(ACME, details(), CLIENT);
      assertThat(reason(forged.text())).isEqualTo(KeyReason.KEY_UNKNOWN);
      assertThat(events.of(ACME)).extracting(SecurityEvent::kind).doesNotContain(Kind.KEY_REFUSED);
    }

    @Test
    void isGoodForNothingInAnotherTenant() {
      String text = create().text();

      assertThat(TestVerdicts.reason(keys.verify(GLOBEX, PresentedKey.inHeader(text), CLIENT)))
          .isEqualTo(KeyReason.KEY_TENANT);
      assertThat(events.of(GLOBEX)).as("the mark of a tenant is no secret").isEmpty();
    }

    @Test
    void isGoodForNothingFromItsEndOn() {
      String text = keys.create(ACME, KeyDetails.builder("k", ANN).expiresAt(AT.plusSeconds(9)).build(), CLIENT).text();
      clock.move(Duration.ofSeconds(9).minusNanos(1));
      assertThat(reason(text)).isNull();
      clock.move(Duration.ofNanos(1));

      assertThat(reason(text)).isEqualTo(KeyReason.KEY_EXPIRED);
      assertThat(TestVerdicts.reason(keys.rotate(ACME, keys.list(ACME, ANN, PageRequest.first(1)).items().get(0).id(),
          Duration.ZERO, CLIENT))).isEqualTo(KeyReason.KEY_EXPIRED);
    }

    @Test
    void isGoodForNothingWhileItsOwnerIsDisabled() {
      String text = create().text();
      disabled.add(ANN);
      assertThat(reason(text)).isEqualTo(KeyReason.KEY_OWNER_DISABLED);
      disabled.clear();
      assertThat(reason(text)).isNull();
    }

    @Test
    void mayDoNothingBeyondItsScopes() {
      String text = keys.create(ACME, KeyDetails.builder("k", ANN).scope("a").build(), CLIENT).text();

      assertThat(TestVerdicts.reason(verify(text, "a", "b"))).isEqualTo(KeyReason.KEY_SCOPE);
      assertThat(TestVerdicts.refusal(verify(text, "a", "b")).message())
          .isEqualTo("The request needs the scopes [b], which the key has not; it has [a].");
    }

    @Test
    void mayBeUsedFromItsAddressesAlone() {
      String text = keys.create(ACME,
          KeyDetails.builder("k", ANN).range("192.0.2.0/24").range("2001:db8::/32").build(), CLIENT).text();

      assertThat(reason(text)).isNull();
      assertThat(from(text, "2001:db8:1::1")).isNull();
      assertThat(from(text, "::ffff:192.0.2.9")).isNull();
      for (String address : List.of("192.0.3.1", "2001:db9::1", "localhost", "192.0.2.07", "")) {
        assertThat(from(text, address)).as(address).isEqualTo(KeyReason.KEY_ADDRESS);
      }
      assertThat(from(text, null)).isEqualTo(KeyReason.KEY_ADDRESS);
    }

    @Test
    void isRefusedInAQueryStringHoweverGoodItIs() {
      IssuedKey issued = create();

      assertThat(inQuery(ACME, issued.text())).isEqualTo(KeyReason.KEY_IN_QUERY);
      assertThat(events.of(ACME)).filteredOn(event -> event.kind() == Kind.KEY_REFUSED).singleElement()
          .satisfies(event -> assertThat(event.details()).containsEntry("key-id", issued.id().value()));
      keys.revoke(ACME, issued.id(), "it was in a query", CLIENT);
      assertThat(inQuery(ACME, issued.text())).isEqualTo(KeyReason.KEY_IN_QUERY);
      assertThat(events.of(ACME)).filteredOn(event -> event.kind() == Kind.KEY_REFUSED).hasSize(2);
    }

    @Test
    void leavesNoLineInAQueryStringIfNobodyMadeIt() {
      IssuedKey issued = create();
      ApiKeys others = new ApiKeys(new KeyPorts(new InMemoryKeyRepository(new InMemoryOutbox()), usages,
          (tenant, user) -> true, new InMemorySecurityEvents()), KeyPolicy.USUAL, clock);

      assertThat(inQuery(ACME, "nonsense")).isEqualTo(KeyReason.KEY_IN_QUERY);
      assertThat(inQuery(ACME, others.create(ACME, details(), CLIENT).text())).isEqualTo(KeyReason.KEY_IN_QUERY);
      assertThat(inQuery(GLOBEX, issued.text())).isEqualTo(KeyReason.KEY_IN_QUERY);
      assertThat(List.of(events.of(ACME), events.of(GLOBEX)).toString()).doesNotContain("KEY_REFUSED");
    }

    private @Nullable Reason inQuery(TenantId tenant, String text) {
      return TestVerdicts.reason(keys.verify(tenant, PresentedKey.inQuery(text), CLIENT));
    }

    private @Nullable Reason from(String text, @Nullable String address) {
      return TestVerdicts.reason(keys.verify(ACME, PresentedKey.inHeader(text), new Client(address, null)));
    }
  }

  @Nested
  class ARotation {

    @Test
    void letsTheOldSecretCountForAWhile() {
      IssuedKey old = create();
      IssuedKey fresh = keys.rotate(ACME, old.id(), Duration.ofDays(7), CLIENT).orElseThrow();
      assertThat(fresh.id()).isEqualTo(old.id());
      clock.move(Duration.ofDays(7).minusNanos(1));
      assertThat(reason(old.text())).isNull();
      assertThat(reason(fresh.text())).isNull();
      clock.move(Duration.ofNanos(1));

      assertThat(reason(old.text())).isEqualTo(KeyReason.KEY_GRACE_PASSED);
      assertThat(reason(fresh.text())).isNull();
    }

    @Test
    void endsOlderSecretsAtOnce() {
      IssuedKey first = create();
      IssuedKey second = keys.rotate(ACME, first.id(), Duration.ofDays(7), CLIENT).orElseThrow();
      keys.rotate(ACME, first.id(), Duration.ofDays(7), CLIENT).orElseThrow();

      assertThat(reason(first.text())).isEqualTo(KeyReason.KEY_GRACE_PASSED);
      assertThat(reason(second.text())).isNull();
    }

    @Test
    void needsNoOverlap() {
      IssuedKey old = create();
      keys.rotate(ACME, old.id(), Duration.ZERO, CLIENT).orElseThrow();

      assertThat(reason(old.text())).isEqualTo(KeyReason.KEY_GRACE_PASSED);
      assertThatIllegalArgumentException().isThrownBy(() -> keys.rotate(ACME, old.id(), Duration.ofDays(31), CLIENT))
          .withMessage("grace must be from zero to PT720H but was PT744H");
    }

    @Test
    void isRefusedForAKeyThatIsNotThereOrRevoked() {
      assertThat(TestVerdicts.reason(keys.rotate(ACME, new KeyId("nobody"), Duration.ZERO, CLIENT)))
          .isEqualTo(KeyReason.KEY_UNKNOWN);
      IssuedKey issued = create();
      keys.revoke(ACME, issued.id(), "lost", CLIENT);
      assertThat(TestVerdicts.reason(keys.rotate(ACME, issued.id(), Duration.ZERO, CLIENT)))
          .isEqualTo(KeyReason.KEY_REVOKED);
    }
  }

  @Nested
  class ARevocation {

    @Test
    void countsAtOnceForEverySecretOfTheKey() {
      IssuedKey old = create();
      IssuedKey fresh = keys.rotate(ACME, old.id(), Duration.ofDays(7), CLIENT).orElseThrow();

      assertThatIllegalArgumentException().as("no store could read it again")
          .isThrownBy(() -> keys.revoke(ACME, old.id(), "lost \ud83d", CLIENT));
      assertThat(keys.revoke(ACME, old.id(), "lost", CLIENT)).isTrue();
      assertThat(reason(old.text())).isEqualTo(KeyReason.KEY_REVOKED);
      assertThat(reason(fresh.text())).isEqualTo(KeyReason.KEY_REVOKED);
      assertThat(keys.revoke(ACME, old.id(), "lost", CLIENT)).isFalse();
      assertThat(keys.revoke(ACME, new KeyId("nobody"), "lost", CLIENT)).isFalse();
      assertThat(keys.find(ACME, old.id()).orElseThrow().revokedAt()).isEqualTo(AT);
    }

    @Test
    void reachesAllKeysOfAnOwner() {
      List<String> texts = new ArrayList<>();
      for (int made = 0; made < 5; made++) {
        texts.add(create().text());
      }
      String bobs = keys.create(ACME, KeyDetails.builder("k", new UserId("bob")).build(), CLIENT).text();

      assertThat(keys.revokeAll(ACME, ANN, "left", CLIENT)).isEqualTo(5);
      assertThat(texts).allSatisfy(text -> assertThat(reason(text)).isEqualTo(KeyReason.KEY_REVOKED));
      assertThat(reason(bobs)).isNull();
    }
  }

  @Nested
  class Uses {

    @Test
    void areCountedButNotWrittenEachTime() {
      List<Map<KeyId, KeyUsage>> writes = new ArrayList<>();
      ApiKeys counted = keys(new KeyUsages() {
        @Override
        public void add(TenantId tenant, Map<KeyId, KeyUsage> uses) {
          writes.add(uses);
          usages.add(tenant, uses);
        }

        @Override
        public KeyUsage of(TenantId tenant, KeyId id) {
          return usages.of(tenant, id);
        }
      });
      IssuedKey issued = create();
      for (int use = 0; use < 100; use++) {
        counted.verify(ACME, PresentedKey.inHeader(issued.text()), CLIENT).orElseThrow();
        clock.move(Duration.ofMillis(100));
      }
      assertThat(writes).isEmpty();
      counted.verify(ACME, PresentedKey.inHeader(issued.text()), CLIENT).orElseThrow();
      assertThat(writes).hasSize(1);
      counted.verify(ACME, PresentedKey.inHeader(issued.text()), CLIENT).orElseThrow();

      assertThat(usages.of(ACME, issued.id()).uses()).isEqualTo(101);
      assertThat(counted.usage(ACME, issued.id())).isEqualTo(new KeyUsage(102, AT.plusSeconds(10)));
      counted.close();
      assertThat(usages.of(ACME, issued.id())).isEqualTo(new KeyUsage(102, AT.plusSeconds(10)));
    }

    @Test
    void areKeptWhileTheStoreFails() {
      boolean[] broken = {true};
      ApiKeys counted = keys(new KeyUsages() {
        @Override
        public void add(TenantId tenant, Map<KeyId, KeyUsage> uses) {
          if (broken[0]) {
            throw new IllegalStateException("the store is down");
          }
          usages.add(tenant, uses);
        }

        @Override
        public KeyUsage of(TenantId tenant, KeyId id) {
          return usages.of(tenant, id);
        }
      });
      IssuedKey issued = create();
      for (int use = 0; use < 5; use++) {
        counted.verify(ACME, PresentedKey.inHeader(issued.text()), CLIENT).orElseThrow();
        clock.move(Duration.ofSeconds(10));
      }
      assertThatIllegalStateException().isThrownBy(counted::flush).withMessage("the store is down");
      assertThat(counted.usage(ACME, issued.id()).uses()).isEqualTo(5);
      broken[0] = false;
      counted.flush();
      counted.flush();
      assertThat(usages.of(ACME, issued.id()).uses()).isEqualTo(5);
    }

    @Test
    void areExactInTheEndForManyAtOnce() throws Exception {
      IssuedKey issued = create();
      ExecutorService users = Executors.newFixedThreadPool(4);
      try {
        List<Future<?>> ends = new ArrayList<>();
        for (int user = 0; user < 4; user++) {
          ends.add(users.submit(() -> {
            for (int use = 0; use < 250; use++) {
              keys.verify(ACME, PresentedKey.inHeader(issued.text()), CLIENT).orElseThrow();
              clock.move(Duration.ofSeconds(1));
            }
          }));
        }
        for (Future<?> end : ends) {
          end.get();
        }
      } finally {
        users.shutdownNow();
      }
      keys.flush();
      assertThat(usages.of(ACME, issued.id()).uses()).isEqualTo(1_000);
    }

    @Test
    void areNoneForWhatIsRefused() {
      IssuedKey issued = create();
      verify(issued.text(), "nothing it has");
      keys.flush();

      assertThat(keys.usage(ACME, issued.id())).isEqualTo(KeyUsage.NONE);
    }
  }

  @Test
  void listsTheKeysOfAnOwnerWithoutTheirSecrets() {
    IssuedKey one = create();
    create();

    assertThat(keys.list(ACME, ANN, PageRequest.first(10)).items()).hasSize(2)
        .contains(new KeyView(one.id(), details(), AT, null, KeyUsage.NONE));
    assertThat(keys.find(ACME, new KeyId("nobody"))).isEmpty();
    assertThat(keys.history(ACME, one.id())).hasSize(1);
  }

  private IssuedKey create() {
    return keys.create(ACME, details(), CLIENT);
  }

  private static KeyDetails details() {
    return KeyDetails.builder("nightly", ANN).build();
  }

  private Verdict<VerifiedKey> verify(String text, String... scopes) {
    return keys.verify(ACME, PresentedKey.inHeader(text, scopes), CLIENT);
  }

  private @Nullable Reason reason(String text) {
    return TestVerdicts.reason(verify(text));
  }

  /** What tests ask of a verdict. */
  private static final class TestVerdicts {

    static SsoRefusal refusal(Verdict<?> verdict) {
      return ((Verdict.Refused<?>) verdict).refusal();
    }

    static @Nullable Reason reason(Verdict<?> verdict) {
      return verdict instanceof Verdict.Accepted<?> ? null : refusal(verdict).reason();
    }
  }
}
