package io.crmkit.testkit.sso.saml;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Principal;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.port.ProviderSessions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ProviderSessions} must do. Extend it with a host in which nobody is logged in. */
public abstract class ProviderSessionsContract {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");
  private static final ProviderId OKTA = new ProviderId("okta");
  private static final ProviderId ENTRA = new ProviderId("entra");

  /** Returns the port; it sees what {@link #logIn} and {@link #logOut} did. */
  protected abstract ProviderSessions sessions();

  /** Starts a session as after a login of somebody whom the provider named so. */
  protected abstract void logIn(TenantId tenant, Principal principal, NameIdentifier name);

  /** Ends all sessions of somebody who logged in. */
  protected abstract void logOut(TenantId tenant, Principal principal);

  private static Principal principal(ProviderId provider, String subject, @Nullable String index) {
    return Principal.builder(provider, "https://idp.example", subject).sessionIndex(index).build();
  }

  private void logIn(TenantId tenant, Principal principal) {
    logIn(tenant, principal, name(principal.subject()));
  }

  private static NameIdentifier name(String value) {
    return new NameIdentifier(value, NameIdentifier.PERSISTENT, null, "https://crm.example/sp");
  }

  @Test
  void knowsEverySessionOfSomebody() {
    logIn(ACME, principal(OKTA, "größe 🚀", "s-1"));
    logIn(ACME, principal(OKTA, "größe 🚀", "s-2"));
    logIn(ACME, principal(OKTA, "größe 🚀", null));

    assertThat(sessions().sessionIndexes(ACME, OKTA, name("größe 🚀"))).containsExactlyInAnyOrder("s-1", "s-2", "");
  }

  @Test
  void tellsPersonsAndProvidersAndTenantsApart() {
    logIn(ACME, principal(OKTA, "ann", "s-1"));
    logIn(ACME, principal(ENTRA, "ann", "s-2"));
    logIn(GLOBEX, principal(OKTA, "ann", "s-3"));
    logIn(ACME, principal(OKTA, "Ann", "s-4"));

    assertThat(sessions().sessionIndexes(ACME, OKTA, name("ann"))).containsExactly("s-1");
    assertThat(sessions().sessionIndexes(ACME, OKTA, name("bob"))).isEmpty();
  }

  @Test
  void comparesAllFourPartsOfAName() {
    String sp = "https://crm.example/sp";
    logIn(ACME, principal(OKTA, "ann", "s-1"), new NameIdentifier("ann", NameIdentifier.PERSISTENT, "idp", sp));
    logIn(ACME, principal(OKTA, "ann", "s-2"), new NameIdentifier("ann", null, "idp", sp));
    logIn(ACME, principal(OKTA, "ann", "s-3"), new NameIdentifier("ann", NameIdentifier.PERSISTENT, "other", sp));
    logIn(ACME, principal(OKTA, "ann", "s-4"), new NameIdentifier("ann", NameIdentifier.PERSISTENT, "idp", "other"));
    logIn(ACME, principal(OKTA, "ann", "s-5"), new NameIdentifier("ann", NameIdentifier.PERSISTENT, null, null));

    assertThat(indexes(NameIdentifier.PERSISTENT, "idp", sp)).containsExactly("s-1");
    assertThat(indexes(NameIdentifier.UNSPECIFIED, "idp", sp)).as("no format is this one").containsExactly("s-2");
    assertThat(indexes(NameIdentifier.PERSISTENT, "other", sp)).containsExactly("s-3");
    assertThat(indexes(NameIdentifier.PERSISTENT, "idp", "other")).containsExactly("s-4");
    assertThat(indexes(NameIdentifier.PERSISTENT, null, null)).containsExactly("s-5");
    assertThat(indexes(NameIdentifier.EMAIL_ADDRESS, "idp", sp)).isEmpty();
  }

  private List<String> indexes(String format, @Nullable String nameQualifier, @Nullable String spNameQualifier) {
    return sessions().sessionIndexes(ACME, OKTA, new NameIdentifier("ann", format, nameQualifier, spNameQualifier));
  }

  @Test
  void forgetsWhoLoggedOut() {
    Principal ann = principal(OKTA, "ann", "s-1");
    logIn(ACME, ann);
    logIn(ACME, principal(OKTA, "bob", "s-2"));
    logOut(ACME, ann);

    assertThat(sessions().sessionIndexes(ACME, OKTA, name("ann"))).isEmpty();
    assertThat(sessions().sessionIndexes(ACME, OKTA, name("bob"))).containsExactly("s-2");
  }
}
