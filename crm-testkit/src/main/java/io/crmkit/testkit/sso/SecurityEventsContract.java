package io.crmkit.testkit.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.RefusedException;
import io.crmkit.core.TenantId;
import io.crmkit.core.paging.Page;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEvent.Kind;
import io.crmkit.sso.audit.SecurityEventFilter;
import io.crmkit.sso.audit.SecurityEvents;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.UserId;
import io.crmkit.testkit.core.BoundedPages;
import io.crmkit.testkit.core.MadeUpCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SecurityEvents} must do. Extend it next to your adapter and return an empty one. */
public abstract class SecurityEventsContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final UserId ANN = new UserId("Größe 🚀 ann");
  private static final UserId BOB = new UserId("bob");
  private static final ProviderId OKTA = new ProviderId("okta-main");

  private @Nullable SecurityEvents events;

  /** Returns a store that holds nothing. Called once for each test. */
  protected abstract SecurityEvents emptyEvents();

  @BeforeEach
  final void startEmpty() {
    events = emptyEvents();
  }

  @Test
  protected void keepsEverythingOfAnEvent() {
    SecurityEvent full = SecurityEvent.builder(Kind.LOGIN_REFUSED, AT).client(new Client("2001:db8::1", "Größe/1.0 🚀"))
        .provider(OKTA).user(ANN).session("s-1").reason("sso.state-replayed").detail("größe", "\"🚀\"").build();
    SecurityEvent bare = SecurityEvent.builder(Kind.LOGIN_STARTED, AT).build();
    events().append(ACME, full);
    events().append(ACME, bare);

    assertThat(all(ACME)).containsExactly(full, bare);
  }

  @Test
  protected void listsAllInTheOrderOfTheirArrivalAndTheNewestFirst() {
    List<SecurityEvent> added = new ArrayList<>();
    for (int at : List.of(3, 1, 1, 2, 3)) {
      added.add(append(ACME, Kind.SESSION_STARTED, ANN, at, added.size()));
    }

    assertThat(all(ACME)).isEqualTo(added);
    assertThat(list(ACME, SecurityEventFilter.everything()))
        .containsExactly(added.get(4), added.get(0), added.get(3), added.get(2), added.get(1));
  }

  @Test
  protected void admitsWhatEveryConditionAdmits() {
    SecurityEvent started = append(ACME, Kind.LOGIN_STARTED, null, 0, 0);
    SecurityEvent refused = append(ACME, Kind.LOGIN_REFUSED, ANN, 1, 1);
    SecurityEvent succeeded = append(ACME, Kind.LOGIN_SUCCEEDED, BOB, 2, 2);
    SecurityEvent session = append(ACME, Kind.SESSION_STARTED, ANN, 3, 3);
    SecurityEvent provided = SecurityEvent.builder(Kind.LOGIN_SUCCEEDED, AT.plusSeconds(4)).provider(OKTA).user(ANN).build();
    events().append(ACME, provided);

    assertThat(list(ACME, SecurityEventFilter.loginAttempts())).containsExactly(provided, succeeded, refused, started);
    assertThat(list(ACME, SecurityEventFilter.builder().user(ANN).build())).containsExactly(provided, session, refused);
    assertThat(list(ACME, SecurityEventFilter.loginAttempts().toBuilder().user(ANN).build()))
        .containsExactly(provided, refused);
    assertThat(list(ACME, SecurityEventFilter.builder().provider(OKTA).build())).containsExactly(provided);
    assertThat(list(ACME, SecurityEventFilter.builder().kinds(Set.of(Kind.SESSION_STARTED)).build()))
        .containsExactly(session);
    assertThat(list(ACME, SecurityEventFilter.builder().from(AT.plusSeconds(1)).until(AT.plusSeconds(3)).build()))
        .containsExactly(succeeded, refused);
    assertThat(list(ACME, SecurityEventFilter.builder().user(BOB).from(AT.plusSeconds(3)).build())).isEmpty();
    assertThat(list(ACME, SecurityEventFilter.builder().user(new UserId("Bob")).build())).isEmpty();
  }

  @Test
  protected void neitherRepeatsNorSkipsWhileOthersAreAdded() {
    for (int at = 0; at < 5; at++) {
      append(ACME, Kind.KEY_REFUSED, ANN, at, at);
    }
    List<Instant> seen = new ArrayList<>();
    BoundedPages.stream(2, page -> events().list(ACME, SecurityEventFilter.everything(), page)).forEach(event -> {
      seen.add(event.at());
      append(ACME, Kind.KEY_REFUSED, ANN, 100 + seen.size(), 0);
    });

    assertThat(seen).containsExactly(
        AT.plusSeconds(4), AT.plusSeconds(3), AT.plusSeconds(2), AT.plusSeconds(1), AT);
  }

  @Test
  protected void keepsTenantsAndListsApart() {
    append(ACME, Kind.KEY_CREATED, ANN, 0, 0);
    append(ACME, Kind.KEY_CREATED, ANN, 1, 1);
    Page<SecurityEvent> first = events().all(ACME, PageRequest.first(1));

    assertThat(all(GLOBEX)).isEmpty();
    assertThat(list(GLOBEX, SecurityEventFilter.everything())).isEmpty();
    assertThatExceptionOfType(RefusedException.class).isThrownBy(() ->
        events().list(ACME, SecurityEventFilter.everything(), PageRequest.first(1).after(first.next())));
  }

  @Test
  protected void refusesCursorsThatSomebodyMadeUp() {
    append(ACME, Kind.KEY_CREATED, ANN, 0, 0);
    append(ACME, Kind.KEY_CREATED, ANN, 1, 1);

    MadeUpCursor.isRefusedBy(page -> events().all(ACME, page));
    MadeUpCursor.isRefusedBy(page -> events().list(ACME, SecurityEventFilter.everything(), page));
  }

  @Test
  protected void deletesWhatHappenedBeforeATime() {
    SecurityEvent late = append(ACME, Kind.KEY_CREATED, ANN, 2, 0);
    append(ACME, Kind.KEY_CREATED, ANN, 0, 1);
    SecurityEvent exact = append(ACME, Kind.KEY_REVOKED, BOB, 1, 2);
    SecurityEvent theirs = append(GLOBEX, Kind.KEY_CREATED, ANN, 0, 3);
    Page<SecurityEvent> first = events().all(ACME, PageRequest.first(2));

    assertThat(events().purge(ACME, AT.plusSeconds(1))).isEqualTo(1);
    assertThat(events().purge(ACME, AT.plusSeconds(1))).isZero();
    assertThat(all(ACME)).containsExactly(late, exact);
    assertThat(list(ACME, SecurityEventFilter.everything())).containsExactly(late, exact);
    assertThat(all(GLOBEX)).containsExactly(theirs);
    assertThat(events().all(ACME, PageRequest.first(2).after(first.next())).items()).containsExactly(exact);
    SecurityEvent next = append(ACME, Kind.KEY_CREATED, ANN, 3, 4);
    assertThat(all(ACME)).containsExactly(late, exact, next);
  }

  private SecurityEvent append(TenantId tenant, Kind kind, @Nullable UserId user, int seconds, int number) {
    SecurityEvent event = SecurityEvent.builder(kind, AT.plusSeconds(seconds)).user(user)
        .detail("number", Integer.toString(number)).build();
    events().append(tenant, event);
    return event;
  }

  private List<SecurityEvent> all(TenantId tenant) {
    return BoundedPages.stream(2, page -> events().all(tenant, page)).toList();
  }

  private List<SecurityEvent> list(TenantId tenant, SecurityEventFilter filter) {
    return BoundedPages.stream(2, page -> events().list(tenant, filter, page)).toList();
  }

  private SecurityEvents events() {
    return Objects.requireNonNull(events);
  }
}
