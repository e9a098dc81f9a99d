package io.crmkit.testkit.sso.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Decider;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.core.state.Aggregates;
import io.crmkit.core.state.StateFormat;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.token.json.TokenFormats;
import io.crmkit.sso.token.model.FamilyId;
import io.crmkit.sso.token.model.Grant;
import io.crmkit.sso.token.model.Grant.Assurance;
import io.crmkit.sso.token.model.RefreshCommand;
import io.crmkit.sso.token.model.RefreshCommand.End;
import io.crmkit.sso.token.model.RefreshCommand.Open;
import io.crmkit.sso.token.model.RefreshCommand.Rotate;
import io.crmkit.sso.token.model.RefreshCommand.Show;
import io.crmkit.sso.token.model.RefreshDecider;
import io.crmkit.sso.token.model.RefreshEvent;
import io.crmkit.sso.token.model.RefreshFamily;
import io.crmkit.sso.token.model.RefreshFamily.Cause;
import io.crmkit.sso.token.port.RefreshFamilies;
import io.crmkit.testkit.core.BoundedPages;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link RefreshFamilies} must do. Extend it next to your adapter and return an empty repository. */
public abstract class RefreshFamiliesContract
    extends StateRepositoryContract<FamilyId, RefreshFamily, RefreshCommand, RefreshEvent> {

  private static final Instant AT = Instant.parse("2026-05-01T12:00:00.123456789Z");
  private static final UserId ASA = new UserId("\u00C5sa \uD83D\uDE80");

  @Override
  protected abstract RefreshFamilies emptyRepository();

  @Override
  protected Decider<RefreshFamily, RefreshCommand, RefreshEvent> decider() {
    return new RefreshDecider();
  }

  @Override
  protected StateFormat<FamilyId, RefreshFamily, RefreshEvent> format() {
    return TokenFormats.FAMILY;
  }

  @Override
  protected List<RefreshCommand> life() {
    return List.of(open(ASA, "session-1"), rotate("hash-1", "hash-2", 1), rotate("hash-2", "hash-3", 2),
        new Show("hash-1", "web", "Ger\u00E4t", AT.plusSeconds(3)));
  }

  private static Grant grant(UserId user, String session) {
    return new Grant(user, "web", session, Set.of("sales"), Set.of("deal:read", "deal:write"),
        new Grant.Factors("urn:\u00E4", Set.of("pwd", "otp"), AT, Assurance.TWO_FACTORS, Assurance.ONE_FACTOR));
  }

  private static Open open(UserId user, String session) {
    return new Open(grant(user, session), "Ger\u00E4t", "hash-1", AT.plusSeconds(100), AT.plusSeconds(1_000), AT);
  }

  private static Rotate rotate(String shown, String next, int after) {
    Show show = new Show(shown, "web", "Ger\u00E4t", AT.plusSeconds(after));
    return new Rotate(show, grant(ASA, "session-1"), next, AT.plusSeconds(100 + after));
  }

  private RefreshFamilies families() {
    return (RefreshFamilies) repository();
  }

  private void handle(String id, RefreshCommand command) {
    new Aggregates<>(repository(), decider(), format()).handle(ACME, new FamilyId(id), command).orElseThrow();
  }

  @Test
  protected void findsTheLiveFamiliesOfASessionAndOfAUser() {
    UserId ben = new UserId("ben");
    handle("d", open(ASA, "one"));
    handle("a", open(ASA, "one"));
    handle("c", open(ASA, "two"));
    handle("b", open(ben, "one"));
    handle("e", open(ASA, "one"));
    handle("e", new End(Cause.LOGOUT, AT));

    assertThat(families().ofSession(ACME, "one", PageRequest.first(10)).items())
        .extracting(FamilyId::value).containsExactly("a", "b", "d");
    assertThat(families().ofUser(ACME, ASA, PageRequest.first(10)).items())
        .extracting(FamilyId::value).containsExactly("a", "c", "d");
    assertThat(BoundedPages.stream(1, page -> families().ofUser(ACME, ASA, page)))
        .extracting(FamilyId::value).containsExactly("a", "c", "d");
    assertThat(families().ofUser(GLOBEX, ASA, PageRequest.first(10)).items()).isEmpty();
    assertThat(families().ofSession(GLOBEX, "one", PageRequest.first(10)).items()).isEmpty();
    assertThat(families().ofSession(ACME, "On\u00E9", PageRequest.first(10)).items()).isEmpty();
  }

  @Test
  protected void deletesWhatIsOverWithItsHistory() {
    List.of("a", "b", "c").forEach(id -> handle(id, open(ASA, "session-1")));
    handle("b", new End(Cause.LOGOUT, AT.plusSeconds(10)));
    handle("c", rotate("hash-1", "hash-2", 50));
    outbox().published(outbox().claim("purge", AT, Duration.ofDays(1), 1_000));

    assertThat(families().purge(ACME, AT.plusSeconds(10))).isZero();
    assertThat(families().purge(ACME, AT.plusSeconds(10).plusNanos(1))).isEqualTo(1);
    assertThat(families().purge(GLOBEX, AT.plusSeconds(1_000))).isZero();
    assertThat(families().purge(ACME, AT.plusSeconds(100).plusNanos(1))).isEqualTo(1);
    assertThat(families().all(ACME, PageRequest.first(10)).items()).extracting(FamilyId::value).containsExactly("c");
    assertThat(families().history(ACME, new FamilyId("a"), 0, 10)).isEmpty();
    assertThat(families().ofUser(ACME, ASA, PageRequest.first(10)).items())
        .extracting(FamilyId::value).containsExactly("c");
  }

  @Test
  protected void listsThemPageByPageWhileTheyEnd() {
    List.of("a", "b", "c").forEach(id -> handle(id, open(ASA, "one")));
    Page<FamilyId> first = families().ofSession(ACME, "one", PageRequest.first(2));
    handle("b", new End(Cause.REUSE, AT));
    Page<FamilyId> second = families().ofSession(ACME, "one", PageRequest.first(2).after(first.next()));

    assertThat(first.items()).extracting(FamilyId::value).containsExactly("a", "b");
    assertThat(second.items()).extracting(FamilyId::value).containsExactly("c");
    assertThat(second.isLast()).isTrue();
  }
}
