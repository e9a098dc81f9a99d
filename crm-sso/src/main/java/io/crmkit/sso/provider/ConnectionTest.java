package io.crmkit.sso.provider;

import io.crmkit.core.Decision;
import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Client;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.provider.ProviderBook.Whose;
import io.crmkit.sso.provider.model.OidcSettings;
import io.crmkit.sso.provider.model.Proof;
import io.crmkit.sso.provider.model.Provider.Known;
import io.crmkit.sso.provider.model.ProviderCommand.NoteProof;
import io.crmkit.sso.provider.model.ProviderEvent;
import io.crmkit.sso.provider.model.ProviderSettings;
import io.crmkit.sso.provider.model.ProviderSettings.GitHub;
import io.crmkit.sso.provider.model.ProviderSettings.Saml;
import io.crmkit.sso.provider.model.TestReport;
import java.security.SecureRandom;
import java.util.Objects;

/**
 * Tests the newest settings of a provider without logging anybody in: reaches it, reads what it says of itself, shows it the
 * client, and looks at what will expire. Neither a user nor a session comes of it, and no line that says that somebody logged
 * in. The outcome is noted down, and {@link Providers#activate} asks for it.
 */
public final class ConnectionTest {

  private final Providers providers;
  private final SecureRandom random = new SecureRandom();

  public ConnectionTest(Providers providers) {
    this.providers = Objects.requireNonNull(providers, "providers");
  }

  /**
   * Runs a test.
   *
   * @return what was found, whether it passed or not; refused only if there is no such provider, or its settings changed
   *     meanwhile
   */
  public Verdict<TestReport> run(TenantId tenant, ProviderId id, Client client) {
    if (!(providers.book().load(tenant, id).value() instanceof Known known)) {
      return Verdict.refuse(Providers.unknown(id));
    }
    TestNotes notes = new TestNotes(providers.ports().http(), providers.clock().instant());
    inspect(tenant, id, known, notes);
    TestReport report = new TestReport(id, known.revision(), notes.now(), notes.findings());
    Decision<ProviderEvent> noted = providers.book().handleFresh(new Whose(tenant, id, client),
        state -> new NoteProof(Proof.CONNECTION, report.revision(), report.outcome(), report.at()));
    return noted instanceof Decision.Refused<ProviderEvent> refused
        ? Verdict.refuse((SsoRefusal) refused.refusal()) : Verdict.accept(report);
  }

  private void inspect(TenantId tenant, ProviderId id, Known known, TestNotes notes) {
    ProviderSettings settings = known.details().settings();
    if (settings instanceof Saml saml) {
      new SamlInspection(notes, saml).run();
      return;
    }
    OAuthInspection inspection = new OAuthInspection(notes, providers.ports().sealer(), random);
    if (settings instanceof GitHub gitHub) {
      inspection.gitHub(tenant, OAuthSettings.gitHub(id, gitHub));
    } else {
      inspection.oidc(tenant, known.details().preset(), OAuthSettings.oidc(id, (OidcSettings) settings));
    }
  }
}
