package io.crmkit.testkit.sso.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.Decider;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Change;
import io.crmkit.core.state.StateFormat;
import io.crmkit.sso.domain.json.DomainFormats;
import io.crmkit.sso.domain.model.DomainClaim;
import io.crmkit.sso.domain.model.DomainCommand;
import io.crmkit.sso.domain.model.DomainCommand.Claim;
import io.crmkit.sso.domain.model.DomainCommand.NoteCheck;
import io.crmkit.sso.domain.model.DomainCommand.NoteCheck.Seen;
import io.crmkit.sso.domain.model.DomainCommand.Release;
import io.crmkit.sso.domain.model.DomainCommand.Route;
import io.crmkit.sso.domain.model.DomainDecider;
import io.crmkit.sso.domain.model.DomainEvent;
import io.crmkit.sso.domain.model.DomainName;
import io.crmkit.sso.domain.model.DomainTakenException;
import io.crmkit.sso.domain.port.DomainOwners;
import io.crmkit.sso.domain.port.DomainRepository;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.testkit.core.BoundedPages;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every {@link DomainRepository} must do, and the {@link DomainOwners} that reads the same register: the repository
 * under test implements both. Extend it next to your adapter and return an empty repository.
 */
public abstract class DomainRepositoryContract
    extends StateRepositoryContract<DomainName, DomainClaim, DomainCommand, DomainEvent> {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Duration GRACE = Duration.ofNanos(2);
  private static final DomainName DOMAIN = new DomainName("acme.example");
  private static final int RACERS = 4;

  @Override
  protected abstract DomainRepository emptyRepository();

  @Override
  protected Decider<DomainClaim, DomainCommand, DomainEvent> decider() {
    return new DomainDecider();
  }

  @Override
  protected StateFormat<DomainName, DomainClaim, DomainEvent> format() {
    return DomainFormats.DOMAIN;
  }

  @Override
  protected DomainName idOf(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new DomainName("d" + HexFormat.of().formatHex(bytes) + ".example");
  }

  @Override
  protected List<DomainCommand> life() {
    return List.of(
        new Claim("größe 🚀", AT), check(Seen.THERE, 1), check(Seen.THERE, 2),
        new Route(List.of(new ProviderId("größe"), new ProviderId("🚀")), AT.plusNanos(3)),
        check(Seen.MISSING, 4), check(Seen.MISSING, 9), new Release(AT.plusNanos(10)));
  }

  private static NoteCheck check(Seen seen, long nanos) {
    return new NoteCheck(seen, GRACE, AT.plusNanos(nanos));
  }

  @Test
  protected void tellsWhoseAVerifiedDomainIsAndNoOther() {
    save(ACME, DOMAIN, new Claim("a", AT));
    save(GLOBEX, DOMAIN, new Claim("g", AT));
    assertThat(owners().ownerOf(DOMAIN)).isEmpty();
    assertThat(verified(ACME)).isEmpty();

    save(ACME, DOMAIN, check(Seen.THERE, 1));
    assertThat(owners().ownerOf(DOMAIN)).contains(ACME);
    assertThat(verified(ACME)).containsExactly(DOMAIN);
    assertThat(verified(GLOBEX)).isEmpty();
    assertThatExceptionOfType(DomainTakenException.class)
        .isThrownBy(() -> save(GLOBEX, DOMAIN, check(Seen.THERE, 1)));
    assertThat(repository().history(GLOBEX, DOMAIN, 0, 10)).hasSize(1);
  }

  @Test
  protected void givesADomainFreeOnceItLapsedOrWasReleased() {
    save(ACME, DOMAIN, new Claim("a", AT));
    save(ACME, DOMAIN, check(Seen.THERE, 1));
    save(ACME, DOMAIN, check(Seen.MISSING, 2));
    assertThat(owners().ownerOf(DOMAIN)).contains(ACME);
    save(ACME, DOMAIN, check(Seen.MISSING, 9));
    assertThat(owners().ownerOf(DOMAIN)).isEmpty();

    save(ACME, DOMAIN, check(Seen.THERE, 10));
    save(ACME, DOMAIN, new Release(AT));
    assertThat(owners().ownerOf(DOMAIN)).isEmpty();
    assertThat(verified(ACME)).isEmpty();

    save(GLOBEX, DOMAIN, new Claim("g", AT));
    save(GLOBEX, DOMAIN, check(Seen.THERE, 1));
    assertThat(owners().ownerOf(DOMAIN)).contains(GLOBEX);
  }

  @Test
  protected void listsVerifiedDomainsByPage() {
    for (String each : List.of("c", "a", "e", "b", "d")) {
      DomainName domain = new DomainName(each + ".example");
      save(ACME, domain, new Claim("t", AT));
      save(ACME, domain, check(Seen.THERE, 1));
    }
    assertThat(verified(ACME)).extracting(DomainName::value)
        .containsExactly("a.example", "b.example", "c.example", "d.example", "e.example");
  }

  @Test
  protected void letsOneOfManyTenantsWinADomain() throws Exception {
    List<Callable<Boolean>> racers = new ArrayList<>();
    for (int racer = 0; racer < RACERS; racer++) {
      TenantId tenant = new TenantId("racer-" + racer);
      save(tenant, DOMAIN, new Claim("t", AT));
      Change<DomainClaim> change = change(tenant, DOMAIN, check(Seen.THERE, 1));
      racers.add(() -> wins(tenant, change));
    }
    ExecutorService threads = Executors.newFixedThreadPool(RACERS);
    try {
      List<Boolean> answers = new ArrayList<>();
      for (Future<Boolean> answer : threads.invokeAll(racers)) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnlyOnce(true);
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean wins(TenantId tenant, Change<DomainClaim> change) {
    try {
      repository().save(tenant, DOMAIN, change);
      return true;
    } catch (DomainTakenException taken) {
      return false;
    }
  }

  private List<DomainName> verified(TenantId tenant) {
    return BoundedPages.stream(2, page -> ((DomainRepository) repository()).verified(tenant, page)).toList();
  }

  private DomainOwners owners() {
    return (DomainOwners) repository();
  }
}
