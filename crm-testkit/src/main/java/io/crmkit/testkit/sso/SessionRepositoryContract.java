package io.crmkit.testkit.sso;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Decider;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateFormat;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.PassedFactor;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.SecretHash;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.session.json.SessionFormats;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.ProviderSession;
import io.crmkit.sso.session.model.SeenSession;
import io.crmkit.sso.session.model.Session;
import io.crmkit.sso.session.model.SessionCommand;
import io.crmkit.sso.session.model.SessionCommand.End;
import io.crmkit.sso.session.model.SessionCommand.PassFactor;
import io.crmkit.sso.session.model.SessionCommand.Start;
import io.crmkit.sso.session.model.SessionDecider;
import io.crmkit.sso.session.model.SessionEvent;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionFilter.Everybodys;
import io.crmkit.sso.session.model.SessionFilter.OfProvider;
import io.crmkit.sso.session.model.SessionFilter.OfProviderSession;
import io.crmkit.sso.session.model.SessionFilter.OfSubject;
import io.crmkit.sso.session.model.SessionFilter.OfUser;
import io.crmkit.sso.session.model.SessionId;
import io.crmkit.sso.session.model.SessionPolicy;
import io.crmkit.sso.session.model.SessionStart;
import io.crmkit.sso.session.model.SessionStatistics;
import io.crmkit.sso.session.port.SessionRepository;
import io.crmkit.testkit.core.BoundedPages;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link SessionRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class SessionRepositoryContract
    extends StateRepositoryContract<SessionId, Session, SessionCommand, SessionEvent> {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Client CLIENT = new Client("2001:db8::1", "Größe/1.0 🚀");
  private static final UserId ANN = new UserId("Größe 🚀 ann");
  private static final UserId BOB = new UserId("bob");
  private static final ProviderId OKTA = new ProviderId("okta-main");
  private static final ProviderId ENTRA = new ProviderId("entra");
  private static final SessionPolicy POLICY = SessionPolicy.USUAL;

  @Override
  protected abstract SessionRepository emptyRepository();

  @Override
  protected Decider<Session, SessionCommand, SessionEvent> decider() {
    return new SessionDecider();
  }

  @Override
  protected StateFormat<SessionId, Session, SessionEvent> format() {
    return SessionFormats.SESSION;
  }

  @Override
  protected List<SessionCommand> life() {
    Login login = Login.of(ANN, AT.minusNanos(1)).methods(List.of("pwd", "größe")).authnContext("urn:größe")
        .provider(new ProviderSession(OKTA, "https://okta.example", "00u1", "idx 🚀", AT.plus(Duration.ofHours(1)))).build();
    return List.of(
        new Start(SessionStart.of(login, CLIENT, AT, POLICY), hash("1")),
        new PassFactor(new PassedFactor(ANN, "otp", AT.plusNanos(1)), hash("2"), AT.plusNanos(1)),
        new PassFactor(new PassedFactor(ANN, "sms", AT.plusNanos(2)), hash("3"), AT.plusNanos(2)),
        new End(EndReason.ROTATED, new SessionId("Größe 🚀 2"), AT.plusNanos(3)));
  }

  @Test
  protected void findsAndCountsWhatIsOpen() {
    start("d", ANN, OKTA, "s-1", "sub-ann");
    start("b", ANN, OKTA, "s-2", "sub-ann");
    start("c", BOB, OKTA, null, "sub-bob");
    start("a", ANN, ENTRA, "s-1", "sub-ann");
    start("e", BOB, null, null, "");
    save(ACME, new SessionId("f"), new Start(SessionStart.beforeLogin(CLIENT, AT, POLICY), hash("f")));

    assertThat(open(ACME, new Everybodys(), AT)).containsExactly("a", "b", "c", "d", "e", "f");
    assertThat(open(ACME, new OfUser(ANN), AT)).containsExactly("a", "b", "d");
    assertThat(open(ACME, new OfProvider(OKTA), AT)).containsExactly("b", "c", "d");
    assertThat(open(ACME, new OfProviderSession(OKTA, "s-1"), AT)).containsExactly("d");
    assertThat(open(ACME, new OfSubject(OKTA, "sub-ann"), AT)).containsExactly("b", "d");
    assertThat(open(GLOBEX, new Everybodys(), AT)).isEmpty();

    save(ACME, new SessionId("b"), new End(EndReason.USER_DISABLED, null, AT));
    assertThat(open(ACME, new OfUser(ANN), AT)).containsExactly("a", "d");
    assertThat(sessions().statistics(ACME, OKTA, AT))
        .isEqualTo(new SessionStatistics(2, Map.of(EndReason.USER_DISABLED, 1L)));
    assertThat(sessions().statistics(GLOBEX, OKTA, AT)).isEqualTo(new SessionStatistics(0, Map.of()));
  }

  @Test
  protected void findsWhatNobodyEndedOnPurposeWhetherOrNotItIsOver() {
    for (EndReason reason : EndReason.values()) {
      String id = reason.name();
      start(id, ANN, OKTA, "s-" + id, "sub-ann");
      save(ACME, new SessionId(id), new End(reason, null, AT));
    }
    start("open", ANN, OKTA, "s-1", "sub-ann");
    start("bobs", BOB, OKTA, "s-2", "sub-bob");
    start("none", ANN, null, null, "");
    save(ACME, new SessionId("before"), new Start(SessionStart.beforeLogin(CLIENT, AT, POLICY), hash("before")));

    assertThat(unrevoked(ACME, new OfUser(ANN))).containsExactly("ABSOLUTE", "IDLE", "ROTATED", "none", "open");
    assertThat(unrevoked(ACME, new OfSubject(OKTA, "sub-ann"))).containsExactly("ABSOLUTE", "IDLE", "ROTATED", "open");
    assertThat(unrevoked(ACME, new OfProviderSession(OKTA, "s-IDLE"))).containsExactly("IDLE");
    assertThat(unrevoked(ACME, new OfProviderSession(OKTA, "s-LOGGED_OUT"))).isEmpty();
    assertThat(unrevoked(ACME, new OfProvider(OKTA))).containsExactly("ABSOLUTE", "IDLE", "ROTATED", "bobs", "open");
    assertThat(unrevoked(ACME, new Everybodys()))
        .containsExactly("ABSOLUTE", "IDLE", "ROTATED", "before", "bobs", "none", "open");
    assertThat(unrevoked(GLOBEX, new Everybodys())).isEmpty();
  }

  @Test
  protected void remembersWhenASessionWasUsedWithoutAnEvent() {
    start("a", ANN, OKTA, null, "sub-ann");
    SeenSession before = seen("a");
    assertThat(before.lastSeen()).isEqualTo(AT);

    sessions().touch(ACME, new SessionId("a"), AT.plusNanos(2));
    sessions().touch(ACME, new SessionId("a"), AT.plusNanos(1));
    sessions().touch(ACME, new SessionId("nobody"), AT.plusNanos(1));
    sessions().touch(GLOBEX, new SessionId("a"), AT.plusNanos(9));
    assertThat(seen("a")).isEqualTo(new SeenSession(new SessionId("a"), before.stored(), AT.plusNanos(2)));
    assertThat(sessions().history(ACME, new SessionId("a"), 0, 10)).hasSize(1);
    assertThat(sessions().seen(ACME, new SessionId("nobody"))).isEmpty();
    assertThat(sessions().seen(GLOBEX, new SessionId("a"))).isEmpty();

    save(ACME, new SessionId("a"), new PassFactor(new PassedFactor(ANN, "otp", AT), hash("2"), AT));
    assertThat(seen("a").lastSeen()).isEqualTo(AT.plusNanos(2));
  }

  @Test
  protected void tellsWhatIsOverByTheClockToTheNanosecond() {
    start("a", ANN, OKTA, null, "sub-ann");
    start("b", BOB, OKTA, null, "sub-bob");
    Instant idle = AT.plus(POLICY.idle());
    sessions().touch(ACME, new SessionId("b"), AT.plusNanos(1));

    assertThat(open(ACME, new Everybodys(), idle.minusNanos(1))).containsExactly("a", "b");
    assertThat(expired(idle.minusNanos(1))).isEmpty();
    assertThat(open(ACME, new OfProvider(OKTA), idle)).containsExactly("b");
    assertThat(expired(idle)).containsExactly("a");
    assertThat(sessions().statistics(ACME, OKTA, idle)).isEqualTo(new SessionStatistics(1, Map.of(EndReason.IDLE, 1L)));
    assertThat(expired(idle.plusNanos(1))).containsExactly("a", "b");
    assertThat(sessions().expired(ACME, idle.plusNanos(1), 1)).hasSize(1);

    sessions().touch(ACME, new SessionId("a"), AT.plus(POLICY.absolute()).minusNanos(1));
    assertThat(open(ACME, new OfUser(ANN), AT.plus(POLICY.absolute()).minusNanos(1))).containsExactly("a");
    assertThat(sessions().statistics(ACME, OKTA, AT.plus(POLICY.absolute())))
        .isEqualTo(new SessionStatistics(0, Map.of(EndReason.ABSOLUTE, 1L, EndReason.IDLE, 1L)));
    assertThat(sessions().expired(GLOBEX, AT.plus(POLICY.absolute()), 10)).isEmpty();
  }

  @Test
  protected void deletesWhatEndedBeforeATimeWithItsHistory() {
    for (String id : List.of("a", "b", "c")) {
      start(id, ANN, OKTA, null, "sub-ann");
    }
    save(ACME, new SessionId("a"), new End(EndReason.LOGGED_OUT, null, AT.plusNanos(1)));
    save(ACME, new SessionId("b"), new End(EndReason.LOGGED_OUT, null, AT.plusNanos(2)));
    save(GLOBEX, new SessionId("a"), new Start(SessionStart.beforeLogin(CLIENT, AT, POLICY), hash("a")));
    save(GLOBEX, new SessionId("a"), new End(EndReason.IDLE, null, AT));
    deliver();

    assertThat(sessions().purge(ACME, AT.plusNanos(1))).isZero();
    assertThat(sessions().purge(ACME, AT.plusNanos(2))).isEqualTo(1);
    assertThat(sessions().find(ACME, new SessionId("a"))).isEmpty();
    assertThat(sessions().history(ACME, new SessionId("a"), 0, 10)).isEmpty();
    assertThat(sessions().history(ACME, new SessionId("b"), 0, 10)).hasSize(2);
    assertThat(sessions().statistics(ACME, OKTA, AT))
        .isEqualTo(new SessionStatistics(1, Map.of(EndReason.LOGGED_OUT, 1L)));
    assertThat(sessions().history(GLOBEX, new SessionId("a"), 0, 10)).hasSize(2);
  }

  @Test
  protected void losesNoEventThatIsStillToBeDelivered() {
    start("a", ANN, OKTA, null, "sub-ann");
    deliver();
    save(ACME, new SessionId("a"), new End(EndReason.LOGGED_OUT, null, AT));
    sessions().purge(ACME, AT.plusNanos(1));

    assertThat(deliver()).isEqualTo(1);
    sessions().purge(ACME, AT.plusNanos(1));
    assertThat(sessions().find(ACME, new SessionId("a"))).isEmpty();
  }

  /** Delivers everything and returns how much it was. */
  private int deliver() {
    return outbox().published(outbox().claim("purge", AT, Duration.ofDays(1), 1_000));
  }

  private void start(String id, UserId user, @Nullable ProviderId provider, @Nullable String index, String subject) {
    ProviderSession session =
        provider == null ? null : new ProviderSession(provider, "https://idp.example", subject, index, null);
    save(ACME, new SessionId(id), new Start(
        SessionStart.of(Login.of(user, AT).provider(session).build(), CLIENT, AT, POLICY), hash(id)));
  }

  private static SecretHash hash(String of) {
    return SecretHash.ofRandom(List.of("contract"), of);
  }

  private SeenSession seen(String id) {
    return sessions().seen(ACME, new SessionId(id)).orElseThrow();
  }

  private List<String> open(TenantId tenant, SessionFilter filter, Instant now) {
    return BoundedPages.stream(2, page -> sessions().open(tenant, filter, now, page)).map(seen -> seen.id().value()).toList();
  }

  private List<String> unrevoked(TenantId tenant, SessionFilter filter) {
    return BoundedPages.stream(2, page -> sessions().unrevoked(tenant, filter, page)).map(seen -> seen.id().value()).toList();
  }

  private List<String> expired(Instant now) {
    return sessions().expired(ACME, now, 10).stream().map(seen -> seen.id().value()).sorted().toList();
  }

  private SessionRepository sessions() {
    return (SessionRepository) repository();
  }
}
