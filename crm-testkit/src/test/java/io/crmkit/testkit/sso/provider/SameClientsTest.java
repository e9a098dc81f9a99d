package io.crmkit.testkit.sso.provider;

import static io.crmkit.testkit.sso.provider.ProviderDesk.ACME;
import static io.crmkit.testkit.sso.provider.ProviderDesk.ADMIN;
import static io.crmkit.testkit.sso.provider.ProviderDesk.GLOBEX;
import static io.crmkit.testkit.sso.provider.ProviderDesk.OKTA;
import static io.crmkit.testkit.sso.provider.ProviderDesk.SECRET;
import static io.crmkit.testkit.sso.provider.ProviderDesk.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Decider;
import io.crmkit.core.Decision;
import io.crmkit.core.TenantId;
import io.crmkit.core.state.Aggregates;
import io.crmkit.sso.provider.json.ProviderFormats;
import io.crmkit.sso.provider.model.Preset;
import io.crmkit.sso.provider.model.Proof;
import io.crmkit.sso.provider.model.ProofRecord.Outcome;
import io.crmkit.sso.provider.model.Provider;
import io.crmkit.sso.provider.model.Provider.Known;
import io.crmkit.sso.provider.model.ProviderCommand;
import io.crmkit.sso.provider.model.ProviderCommand.Activate;
import io.crmkit.sso.provider.model.ProviderDecider;
import io.crmkit.sso.provider.model.ProviderEvent;
import io.crmkit.sso.provider.model.ProviderEvent.ProviderActivated;
import io.crmkit.sso.provider.model.ProviderField;
import io.crmkit.sso.provider.model.ProviderForm;
import io.crmkit.sso.provider.model.ProviderIdentity;
import io.crmkit.sso.provider.model.ProviderReason;
import io.crmkit.sso.provider.model.ProviderSettings.GitHub;
import io.crmkit.sso.provider.model.ProviderView.Staged;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One client at one provider, however its settings are written. */
class SameClientsTest {

  private static final String DIRECTORY = "72f988bf-86f1-41af-91ab-2d7cd011db47";
  private static final String ISSUER = "https://login.microsoftonline.com/" + DIRECTORY + "/v2.0";
  private static final ProviderIdentity FORMER = new ProviderIdentity("oidc " + ISSUER + " crm");

  private final ProviderDesk desk = new ProviderDesk();

  private static ProviderForm client(Preset preset) {
    return ProviderForm.of(preset, "Login").with(ProviderField.CLIENT_ID, "crm").with(ProviderField.CLIENT_SECRET, SECRET);
  }

  private static ProviderForm entra() {
    return client(Preset.ENTRA_OIDC).with(ProviderField.TENANT_ID, DIRECTORY);
  }

  private static ProviderForm custom() {
    return client(Preset.CUSTOM_OIDC).with(ProviderField.ISSUER, ISSUER).with(ProviderField.PKCE, "known");
  }

  private void create(TenantId tenant, ProviderForm form) {
    desk.providers.create(tenant, OKTA, form, ADMIN).orElseThrow();
    prove(tenant);
  }

  private void prove(TenantId tenant) {
    int revision = desk.providers.find(tenant, OKTA).orElseThrow().revision();
    Prover.prove(desk.repository, tenant, OKTA, revision, Proof.CONNECTION, Outcome.PASSED, desk.clock.instant());
  }

  private Object activated(TenantId tenant) {
    return reason(desk.providers.activate(tenant, OKTA, ADMIN));
  }

  private Object created(TenantId tenant, ProviderForm form) {
    return reason(desk.providers.create(tenant, OKTA, form, ADMIN));
  }

  @Test
  void areAlikeWhetherADirectoryOfMicrosoftIsThatOfThePresetOrOfAnIssuer() {
    create(ACME, entra());
    create(GLOBEX, custom());
    assertThat(activated(ACME)).isEqualTo("accepted");
    assertThat(activated(GLOBEX)).isEqualTo(ProviderReason.PROVIDER_COLLISION);
    desk.providers.deactivate(ACME, OKTA, "moved", ADMIN).orElseThrow();
    desk.providers.remove(ACME, OKTA, "moved", ADMIN).orElseThrow();
    assertThat(activated(GLOBEX)).isEqualTo("accepted");
    assertThat(created(new TenantId("third"), entra())).isEqualTo(ProviderReason.PROVIDER_COLLISION);
    assertThat(created(new TenantId("third"), entra().with(ProviderField.CLIENT_ID, "other"))).isEqualTo("accepted");
  }

  @Test
  void areAlikeWhereOneWasActivatedByAnEarlierVersion() {
    create(ACME, custom());
    new Aggregates<>(desk.repository, new Earlier(), ProviderFormats.PROVIDER).handle(ACME, OKTA, new Activate(
        Set.of(Proof.CONNECTION), desk.clock.instant(), Activate.Hold.ALONE, desk.clock.instant())).orElseThrow();
    assertThat(created(GLOBEX, custom())).isEqualTo(ProviderReason.PROVIDER_COLLISION);
    assertThat(created(GLOBEX, entra())).isEqualTo(ProviderReason.PROVIDER_COLLISION);

    desk.providers.change(ACME, OKTA, custom().with(ProviderField.SCOPES, "openid email"), ADMIN).orElseThrow();
    prove(ACME);
    assertThat(activated(ACME)).as("by itself it is not taken").isEqualTo("accepted");
    assertThat(desk.providers.find(ACME, OKTA).orElseThrow().staged()).isEqualTo(Staged.NO);
    assertThat(((Known) desk.repository.find(ACME, OKTA).orElseThrow().value()).held()).isNotEqualTo(FORMER);
    assertThat(created(GLOBEX, entra())).isEqualTo(ProviderReason.PROVIDER_COLLISION);
  }

  @Test
  void areAlikeWhereADraftIsOlderThanOneThatAnEarlierVersionActivated() {
    create(GLOBEX, entra());
    create(ACME, custom());
    new Aggregates<>(desk.repository, new Earlier(), ProviderFormats.PROVIDER).handle(ACME, OKTA, new Activate(
        Set.of(Proof.CONNECTION), desk.clock.instant(), Activate.Hold.ALONE, desk.clock.instant())).orElseThrow();
    assertThat(activated(GLOBEX)).isEqualTo(ProviderReason.PROVIDER_COLLISION);
  }

  /** Holds what it activates by the issuer as it is written. */
  private static final class Earlier implements Decider<Provider, ProviderCommand, ProviderEvent> {

    private final ProviderDecider decider = new ProviderDecider();

    @Override
    public Provider initial() {
      return decider.initial();
    }

    @Override
    public Decision<ProviderEvent> decide(Provider state, ProviderCommand command) {
      ProviderActivated activated = (ProviderActivated) decider.decide(state, command).orElseThrow().get(0);
      return Decision.accept(List.of(new ProviderActivated(FORMER, activated.at())));
    }

    @Override
    public Provider evolve(Provider state, ProviderEvent event) {
      return decider.evolve(state, event);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://GitHub.com", "HTTPS://github.com/", "https://github.com:443", "https://GITHUB.COM:443/"})
  void areAlikeHoweverTheSiteOfGitHubIsSpelled(String site) {
    create(ACME, client(Preset.GITHUB));
    assertThat(activated(ACME)).isEqualTo("accepted");
    assertThat(created(GLOBEX, client(Preset.GITHUB).with(ProviderField.SITE, site))).isEqualTo(ProviderReason.PROVIDER_COLLISION);
  }

  /** By the site people are known, too. */
  @Test
  void keepTheSpellingThatAnEarlierVersionTook() {
    create(ACME, client(Preset.GITHUB).with(ProviderField.SITE, "https://github.acme.example"));
    desk.providers.adjust(ACME, OKTA, settings -> {
      GitHub gitHub = (GitHub) settings;
      return new GitHub(gitHub.app(), URI.create("https://GitHub.acme.example"), gitHub.api());
    }, ADMIN).orElseThrow();
    desk.providers.change(ACME, OKTA, client(Preset.GITHUB).with(ProviderField.SITE, "https://github.acme.example"), ADMIN)
        .orElseThrow();
    prove(ACME);
    assertThat(activated(ACME)).isEqualTo("accepted");
    assertThat(desk.providers.active().gitHub(ACME, OKTA).orElseThrow().site())
        .isEqualTo(URI.create("https://GitHub.acme.example"));
  }
}
