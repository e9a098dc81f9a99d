package io.crmkit.testkit.sso.provider;

import static io.crmkit.testkit.sso.provider.ProviderDesk.ACME;
import static io.crmkit.testkit.sso.provider.ProviderDesk.AT;
import static io.crmkit.testkit.sso.provider.ProviderDesk.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Decision;
import io.crmkit.core.TenantId;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.state.Aggregates;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.provider.LoginProviders;
import io.crmkit.sso.provider.ProviderPolicy;
import io.crmkit.sso.provider.ProviderPorts;
import io.crmkit.sso.provider.Providers;
import io.crmkit.sso.provider.json.ProviderFormats;
import io.crmkit.sso.provider.model.Proof;
import io.crmkit.sso.provider.model.ProofRecord.Outcome;
import io.crmkit.sso.provider.model.Provider;
import io.crmkit.sso.provider.model.Provider.Known;
import io.crmkit.sso.provider.model.Provider.Removed;
import io.crmkit.sso.provider.model.ProviderCommand;
import io.crmkit.sso.provider.model.ProviderCommand.Activate;
import io.crmkit.sso.provider.model.ProviderCommand.Activate.Hold;
import io.crmkit.sso.provider.model.ProviderCommand.Change;
import io.crmkit.sso.provider.model.ProviderCommand.Create;
import io.crmkit.sso.provider.model.ProviderCommand.Deactivate;
import io.crmkit.sso.provider.model.ProviderCommand.NoteProof;
import io.crmkit.sso.provider.model.ProviderCommand.Remove;
import io.crmkit.sso.provider.model.ProviderCommand.RotateSecret;
import io.crmkit.sso.provider.model.ProviderDecider;
import io.crmkit.sso.provider.model.ProviderDetails;
import io.crmkit.sso.provider.model.ProviderEvent;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderActivated;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderProved;
import io.crmkit.sso.provider.model.ProviderIdentity;
import io.crmkit.sso.provider.model.ProviderPlaces;
import io.crmkit.sso.provider.model.ProviderTakenException;
import io.crmkit.testkit.event.InMemoryOutbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** Any history of four providers of two tenants at two issuers, beside a list of what each may be by rules of its own. */
class ProviderPropertiesTest {

  private enum What { CREATE, CHANGE, PASS, FAIL, ACTIVATE, DEACTIVATE, REMOVE, ROTATE }

  /** One thing that is asked of one provider. */
  private record Step(What what, int tenant, int provider, int issuer) {}

  /** One provider of one tenant. */
  private record Place(TenantId tenant, ProviderId id) {}

  private static final List<TenantId> TENANTS = List.of(ACME, GLOBEX);
  private static final List<ProviderId> IDS = List.of(new ProviderId("one"), new ProviderId("two"));
  private static final List<ProviderDetails> DETAILS =
      List.of(SampleProviders.oidc("https://a.example", "crm"), SampleProviders.oidc("https://b.example", "crm"));

  private static final ProviderDesk DESK = new ProviderDesk();

  private final InMemoryProviderRepository repository = new InMemoryProviderRepository(new InMemoryOutbox());
  private final LoginProviders active = new Providers(new ProviderPorts(repository, (tenant, id) ->
      ProviderPlaces.below("https://crm.example"), DESK.events, DESK, DESK.sealer), ProviderPolicy.USUAL, DESK.clock)
      .active();
  private final Aggregates<ProviderId, Provider, ProviderCommand, ProviderEvent> aggregates =
      new Aggregates<>(repository, new ProviderDecider(), ProviderFormats.PROVIDER);
  private final Map<Place, ProviderIdentity> proved = new HashMap<>();
  private final Set<Place> removed = new HashSet<>();

  @Provide
  Arbitrary<List<Step>> histories() {
    return Combinators.combine(Arbitraries.frequency(Tuple.of(6, What.CREATE), Tuple.of(3, What.CHANGE),
            Tuple.of(5, What.PASS), Tuple.of(1, What.FAIL), Tuple.of(8, What.ACTIVATE), Tuple.of(2, What.DEACTIVATE),
            Tuple.of(1, What.REMOVE), Tuple.of(1, What.ROTATE)), Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 1), Arbitraries.integers().between(0, 1))
        .as(Step::new).list().ofMinSize(10).ofMaxSize(60);
  }

  @Property(tries = 120)
  void nobodyLogsInWithWhatNeverPassedOrIsAnothers(@ForAll("histories") List<Step> history) {
    ProviderPropertiesTest fresh = new ProviderPropertiesTest();
    history.forEach(fresh::play);
    Statistics.coverage(seen -> {
      seen.check("activated").percentage(share -> share > 0.1);
      seen.check("taken").count(times -> times > 0);
      seen.check("refused").percentage(share -> share > 10);
    });
  }

  private void play(Step step) {
    Place place = new Place(TENANTS.get(step.tenant), IDS.get(step.provider));
    Provider before = aggregates.load(place.tenant, place.id).value();
    ProviderCommand command = command(step, before, place);
    try {
      Decision<ProviderEvent> decision = aggregates.handle(place.tenant, place.id, command);
      boolean isActivation = decision instanceof Decision.Accepted<ProviderEvent> accepted
          && accepted.events().stream().anyMatch(ProviderActivated.class::isInstance);
      Statistics.collect(decision instanceof Decision.Refused ? "refused" : isActivation ? "activated" : "accepted");
      note(step, place, before, decision);
    } catch (ProviderTakenException taken) {
      Statistics.collect("taken");
    }
    check();
  }

  private static ProviderCommand command(Step step, Provider state, Place place) {
    int revision = state instanceof Known known ? known.revision() : 1;
    return switch (step.what) {
      case CREATE -> new Create(DETAILS.get(step.issuer), AT);
      case CHANGE -> new Change(DETAILS.get(step.issuer), AT);
      case PASS -> new NoteProof(Proof.CONNECTION, revision, Outcome.PASSED, AT);
      case FAIL -> new NoteProof(Proof.CONNECTION, revision, Outcome.FAILED, AT);
      case ACTIVATE -> new Activate(Set.of(Proof.CONNECTION), AT, Hold.ALONE, AT);
      case DEACTIVATE -> new Deactivate("why", AT);
      case REMOVE -> new Remove("why", AT);
      case ROTATE -> new RotateSecret(SampleProviders.sealed(place.id), RotateSecret.Form.TEXT, AT);
    };
  }

  /** What passed is known by what it is, and not by the number of a revision. */
  private void note(Step step, Place place, Provider before, Decision<ProviderEvent> decision) {
    if (decision instanceof Decision.Refused || !(before instanceof Known known)) {
      return;
    }
    ProviderIdentity identity = known.details().settings().identity();
    if (step.what == What.PASS) {
      proved.put(place, identity);
    } else if (step.what == What.FAIL) {
      proved.remove(place);
    } else if (step.what == What.ACTIVATE && !isLive(known, identity)) {
      assertThat(proved).containsEntry(place, identity);
    } else if (step.what == What.CHANGE && !DETAILS.get(step.issuer).settings().identity().equals(identity)) {
      proved.remove(place);
    } else if (step.what == What.REMOVE) {
      removed.add(place);
    }
  }

  private static boolean isLive(Known known, ProviderIdentity identity) {
    ProviderDetails live = known.live();
    return live != null && live.settings().identity().equals(identity);
  }

  private void check() {
    List<ProviderIdentity> live = new ArrayList<>();
    List<ProviderIdentity> held = new ArrayList<>();
    for (TenantId tenant : TENANTS) {
      for (ProviderId id : IDS) {
        Provider state = aggregates.load(tenant, id).value();
        if (state instanceof Known known && known.live() != null) {
          live.add(known.live().settings().identity());
          assertThat(known.held()).isEqualTo(known.live().settings().identity());
        }
        if (state instanceof Known known && known.held() != null) {
          held.add(known.held());
        }
        boolean isFound = active.oidc(tenant, id).isPresent();
        assertThat(isFound).isEqualTo(state instanceof Known known && known.live() != null);
        if (removed.contains(new Place(tenant, id))) {
          assertThat(state).isInstanceOf(Removed.class);
          assertThat(isFound).isFalse();
          assertThat(ProviderFormats.PROVIDER.writeState(state)).doesNotContain("secret", "sealed", "v1.");
        }
      }
    }
    assertThat(live).doesNotHaveDuplicates();
    assertThat(held).doesNotHaveDuplicates();
  }

  @Provide
  Arbitrary<List<ProviderCommand>> lives() {
    return ProviderArbitraries.lives();
  }

  /** Whatever happens to a provider is told by its events, and both are read again as they were written. */
  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void isActivatedOnATestOfItsRevisionAndReadAsItWasWritten(@ForAll("lives") List<ProviderCommand> life) {
    ProviderDecider decider = new ProviderDecider();
    Provider state = decider.initial();
    Set<Integer> passed = new HashSet<>();
    for (ProviderCommand command : life) {
      Decision<ProviderEvent> decision = decider.decide(state, command);
      if (decision instanceof Decision.Accepted<ProviderEvent> accepted) {
        for (ProviderEvent event : accepted.events()) {
          if (event instanceof ProviderProved proved && proved.proof() == Proof.CONNECTION) {
            passed.removeIf(revision -> revision == proved.revision() && proved.outcome() == Outcome.FAILED);
            passed.addAll(proved.outcome() == Outcome.PASSED ? Set.of(proved.revision()) : Set.of());
          } else if (event instanceof ProviderActivated) {
            assertThat(passed).contains(((Known) state).revision());
          }
          state = decider.evolve(state, event);
          Statistics.label("events").collect(event.getClass().getSimpleName());
          assertThat(ProviderFormats.PROVIDER.readState(ProviderFormats.PROVIDER.writeState(state))).isEqualTo(state);
          assertThat(JsonDocuments.read(JsonDocuments.write(event, ProviderEvent.class), ProviderEvent.class).orElseThrow())
              .isEqualTo(event);
        }
      }
    }
  }
}
