package io.crmkit.testkit.sso.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.Decider;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.StateFormat;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.provider.json.ProviderFormats;
import io.crmkit.sso.provider.model.OidcSettings;
import io.crmkit.sso.provider.model.Proof;
import io.crmkit.sso.provider.model.ProofRecord.Outcome;
import io.crmkit.sso.provider.model.Provider;
import io.crmkit.sso.provider.model.ProviderCommand;
import io.crmkit.sso.provider.model.ProviderCommand.Activate;
import io.crmkit.sso.provider.model.ProviderCommand.Activate.Hold;
import io.crmkit.sso.provider.model.ProviderCommand.AddKey;
import io.crmkit.sso.provider.model.ProviderCommand.Change;
import io.crmkit.sso.provider.model.ProviderCommand.Create;
import io.crmkit.sso.provider.model.ProviderCommand.Deactivate;
import io.crmkit.sso.provider.model.ProviderCommand.EndKey;
import io.crmkit.sso.provider.model.ProviderCommand.NoteProof;
import io.crmkit.sso.provider.model.ProviderCommand.RefreshMetadata;
import io.crmkit.sso.provider.model.ProviderCommand.Remove;
import io.crmkit.sso.provider.model.ProviderCommand.RotateSecret;
import io.crmkit.sso.provider.model.ProviderDecider;
import io.crmkit.sso.provider.model.ProviderDetails;
import io.crmkit.sso.provider.model.ProviderEvent;
import io.crmkit.sso.provider.model.ProviderIdentity;
import io.crmkit.sso.provider.model.ProviderTakenException;
import io.crmkit.sso.provider.port.ProviderRepository;
import io.crmkit.sso.provider.port.ProviderRepository.Holder;
import io.crmkit.testkit.state.StateRepositoryContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link ProviderRepository} must do. Extend it next to your adapter and return an empty repository. */
public abstract class ProviderRepositoryContract
    extends StateRepositoryContract<ProviderId, Provider, ProviderCommand, ProviderEvent> {

  private static final Instant AT = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final ProviderId ONE = new ProviderId("one");
  private static final ProviderId OTHER = new ProviderId("other");
  private static final ProviderDetails OKTA = SampleProviders.oidc("https://okta.example", "crm");
  private static final ProviderIdentity IDENTITY = OKTA.settings().identity();
  private static final int RACERS = 4;

  @Override
  protected abstract ProviderRepository emptyRepository();

  @Override
  protected Decider<Provider, ProviderCommand, ProviderEvent> decider() {
    return new ProviderDecider();
  }

  @Override
  protected StateFormat<ProviderId, Provider, ProviderEvent> format() {
    return ProviderFormats.PROVIDER;
  }

  @Override
  protected List<ProviderCommand> life() {
    ProviderDetails saml = SampleProviders.saml("https://größe.example/🚀", AT);
    ProviderDetails named = new ProviderDetails("Grüße", saml.preset(), saml.settings());
    return List.of(
        new Create(saml, AT),
        new Change(named, AT.plusNanos(1)),
        new RefreshMetadata(SampleProviders.idp("https://größe.example/🚀"), SampleProviders.source(AT), AT.plusNanos(2)),
        new AddKey(SampleProviders.key("größe"), AT.plusNanos(3)),
        new EndKey("first", AT.plusSeconds(9), AT.plusNanos(4)),
        new NoteProof(Proof.CONNECTION, 1, Outcome.PASSED, AT.plusNanos(5)),
        activate(),
        new Deactivate("größe", AT.plusNanos(7)),
        new Remove("🚀", AT.plusNanos(8)));
  }

  @Test
  protected void keepsSettingsOfEveryProtocolAndRotatedSecrets() {
    for (ProviderDetails details : List.of(OKTA, SampleProviders.gitHub("client"))) {
      ProviderId id = new ProviderId(details.preset().name());
      save(ACME, id, new Create(details, AT));
      var stored = save(ACME, id,
          new RotateSecret(SampleProviders.sealed(id), RotateSecret.Form.TEXT, AT.plusNanos(1)));
      assertThat(repository().find(ACME, id)).contains(stored);
    }
    assertThat(OKTA.settings()).isInstanceOf(OidcSettings.class);
  }

  @Test
  protected void letsNoOtherProviderHoldWhatOneHolds() {
    activate(ACME, ONE);
    prepare(GLOBEX, ONE);
    prepare(ACME, OTHER);

    assertThat(holder(ACME, ONE)).isEqualTo(Holder.THIS_PROVIDER);
    assertThat(holder(ACME, OTHER)).isEqualTo(Holder.ANOTHER_OF_THE_TENANT);
    assertThat(holder(GLOBEX, ONE)).isEqualTo(Holder.ANOTHER_TENANT);
    assertThatExceptionOfType(ProviderTakenException.class).isThrownBy(() -> save(GLOBEX, ONE, activate()));
    assertThatExceptionOfType(ProviderTakenException.class).isThrownBy(() -> save(ACME, OTHER, activate()));
    assertThat(repository().find(GLOBEX, ONE).orElseThrow().version()).isEqualTo(2);
    assertThat(repository().history(GLOBEX, ONE, 0, 10)).hasSize(2);
  }

  @Test
  protected void givesAnIdentityFreeOnceItsHolderIsRemovedAndNotBefore() {
    activate(ACME, ONE);
    prepare(GLOBEX, ONE);
    save(ACME, ONE, new Deactivate("why", AT));
    assertThat(holder(GLOBEX, ONE)).isEqualTo(Holder.ANOTHER_TENANT);

    save(ACME, ONE, new Remove("why", AT));
    assertThat(holder(GLOBEX, ONE)).isEqualTo(Holder.NOBODY);
    save(GLOBEX, ONE, activate());
    assertThat(holder(GLOBEX, ONE)).isEqualTo(Holder.THIS_PROVIDER);
  }

  @Test
  protected void givesTheFormerIdentityFreeWhenAnotherTakesItsPlace() {
    activate(ACME, ONE);
    save(ACME, ONE, new Change(SampleProviders.oidc("https://new.example", "crm"), AT));
    assertThat(holder(ACME, ONE)).isEqualTo(Holder.THIS_PROVIDER);

    save(ACME, ONE, new NoteProof(Proof.CONNECTION, 2, Outcome.PASSED, AT));
    save(ACME, ONE, activate());
    assertThat(holder(ACME, ONE)).isEqualTo(Holder.NOBODY);
    activate(GLOBEX, ONE);
    assertThat(holder(ACME, ONE)).isEqualTo(Holder.ANOTHER_TENANT);
  }

  @Test
  protected void letsOneOfManyTenantsWinTheSameIdentity() throws Exception {
    List<Callable<Boolean>> racers = new ArrayList<>();
    for (int racer = 0; racer < RACERS; racer++) {
      TenantId tenant = new TenantId("racer-" + racer);
      prepare(tenant, ONE);
      var change = change(tenant, ONE, activate());
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

  private boolean wins(TenantId tenant, io.crmkit.core.state.Change<Provider> change) {
    try {
      repository().save(tenant, ONE, change);
      return true;
    } catch (ProviderTakenException taken) {
      return false;
    }
  }

  private void activate(TenantId tenant, ProviderId id) {
    prepare(tenant, id);
    save(tenant, id, activate());
  }

  private void prepare(TenantId tenant, ProviderId id) {
    save(tenant, id, new Create(OKTA, AT));
    save(tenant, id, new NoteProof(Proof.CONNECTION, 1, Outcome.PASSED, AT));
  }

  private static Activate activate() {
    return new Activate(Set.of(Proof.CONNECTION), AT, Hold.ALONE, AT.plusNanos(6));
  }

  private Holder holder(TenantId tenant, ProviderId id) {
    return ((ProviderRepository) repository()).holder(tenant, id, IDENTITY);
  }
}
