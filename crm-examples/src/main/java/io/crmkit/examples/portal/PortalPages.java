package io.crmkit.examples.portal;

import static io.crmkit.examples.portal.PortalServices.TENANT;

import io.crmkit.apikey.model.KeyView;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.account.model.AccountView;
import io.crmkit.sso.account.model.Role;
import io.crmkit.sso.audit.SecurityEvent;
import io.crmkit.sso.audit.SecurityEventFilter;
import io.crmkit.sso.mfa.FactorStatus;
import io.crmkit.sso.mfa.FactorStatus.TotpState;
import io.crmkit.sso.mfa.TotpEnrolment;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.provider.model.Finding;
import io.crmkit.sso.provider.model.ProofRecord.Outcome;
import io.crmkit.sso.provider.model.ProviderView;
import io.crmkit.sso.provider.model.TestReport;
import io.crmkit.sso.session.model.Login;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionView;
import io.crmkit.sso.signon.SignOnOutcome.Tested;
import io.crmkit.sso.signon.SignedIn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the host shows. */
final class PortalPages {

  private static final PageRequest LIST = PageRequest.first(30);

  private final PortalServices services;

  PortalPages(PortalServices services) {
    this.services = services;
  }

  /** The page with a button for each provider. */
  String welcome(@Nullable SsoRefusal why) {
    Html page = new Html("SSO portal", "Log in with one of the providers of this demonstration.");
    if (why != null) {
      page.box("bad", why.message() + " (" + why.code() + ")");
    }
    for (ProviderView each : services.providers.list(TENANT, LIST).items()) {
      page.raw(Html.button("/login/" + each.id(), "Log in by " + each.name()));
    }
    return page.page();
  }

  String bye() {
    return new Html("Goodbye", "You are logged out, here and at the provider.").raw(Html.link("/", "Log in again")).page();
  }

  String factor(FactorStatus status, Visitor visitor, @Nullable SsoRefusal why) {
    Html page = new Html("Second factor", "Type the code that your authenticator app shows.");
    if (why != null) {
      page.box("bad", why.message());
    }
    String rest = "<input name=\"code\" inputmode=\"numeric\" autocomplete=\"one-time-code\" autofocus> "
        + "<button>Go on</button>";
    return page.raw(Html.form("/factor", visitor.token(), rest))
        .paragraph(status.lockedUntil() == null ? "" : "Locked until " + status.lockedUntil()).page();
  }

  /** The QR code is an SVG document of the library's own making, and the only markup here that is not built in this class. */
  String enrol(TotpEnrolment offer, Visitor visitor, @Nullable SsoRefusal why) {
    Html page = new Html("Authenticator app", "Scan the code, or type the secret, then type the first code that it shows.");
    if (why != null) {
      page.box("bad", why.message());
    }
    String rest = "<input name=\"code\" inputmode=\"numeric\" autocomplete=\"one-time-code\"> <button>Confirm</button>";
    return page.raw("<div class=\"qr\">" + offer.qrSvg() + "</div>")
        .raw("<p>Secret: <code id=\"secret\">" + Html.escape(offer.secret()) + "</code></p>")
        .raw(Html.form("/factor/confirm", visitor.token(), rest)).page();
  }

  /** What a user sees of themselves. */
  String account(SignedIn who, Visitor visitor, String note) {
    AccountView account = who.account();
    String name = account.profile().name();
    Html page = new Html("Hello, " + (name == null ? account.user().value() : name), "You have the roles "
        + account.roles().stream().map(Role::value).collect(Collectors.joining(", ")) + ".");
    navigation(page, account, visitor);
    if (!note.isEmpty()) {
      page.box("good", note);
    }
    FactorStatus factors = services.factors.status(TENANT, account.user());
    page.heading("Second factor").paragraph(factors.totp() == TotpState.CONFIRMED
        ? "Your authenticator app is asked for at each login." : "You have none.");
    page.raw(Html.post("/factor/enrol", visitor.token(),
        factors.totp() == TotpState.CONFIRMED ? "Use another app" : "Set up an authenticator app"));
    page.heading("Your sessions").table(
        List.of("began", "last seen", "by", "from", ""), sessions(account.user(), who, visitor));
    page.raw(Html.post("/sessions/end-others", visitor.token(), "End all others"));
    keys(page, account.user(), visitor);
    return page.page();
  }

  private static void navigation(Html page, AccountView account, Visitor visitor) {
    boolean isAdministrator = account.roles().contains(PortalServices.ADMIN);
    page.raw("<nav>" + Html.link("/", "Account") + (isAdministrator ? Html.link("/admin", "Administration") : "")
        + Html.post("/logout", visitor.token(), "Log out") + "</nav>");
  }

  private List<List<String>> sessions(UserId user, SignedIn who, Visitor visitor) {
    List<List<String>> rows = new ArrayList<>();
    for (SessionView each : services.sessions.list(TENANT, new SessionFilter.OfUser(user), LIST).items()) {
      boolean isThis = each.id().equals(who.session().id());
      rows.add(List.of(time(each.start().at()), time(each.lastSeen()), Html.escape(provider(each)), Html.escape(from(each)),
          isThis ? "this one" : Html.post("/sessions/end", with(visitor, "id", each.id().value()), "End")));
    }
    return rows;
  }

  private static String provider(SessionView session) {
    Login login = session.start().login();
    return login == null || login.provider() == null ? "" : login.provider().provider().value();
  }

  private static String from(SessionView session) {
    String address = session.start().client().address();
    return address == null ? "" : address;
  }

  private void keys(Html page, UserId user, Visitor visitor) {
    List<List<String>> rows = new ArrayList<>();
    for (KeyView each : services.keys.list(TENANT, user, LIST).items()) {
      rows.add(List.of(Html.escape(each.details().name()), time(each.createdAt()), Long.toString(each.usage().uses()),
          each.revokedAt() == null ? Html.post("/keys/revoke", with(visitor, "id", each.id().value()), "Revoke") : "revoked"));
    }
    page.heading("API keys").table(List.of("name", "made", "uses", ""), rows)
        .raw(Html.form("/keys", visitor.token(), "<input name=\"name\" placeholder=\"name\" maxlength=\"60\"> "
            + "<button>Make a key</button>"));
  }

  /** What administrators see: providers, their tests, login attempts, everybody's sessions. */
  String admin(SignedIn who, Visitor visitor, String results) {
    Html page = new Html("Administration", "Providers, login attempts and sessions of the tenant.");
    navigation(page, who.account(), visitor);
    page.raw(results).heading("Providers").table(List.of("id", "name", "kind", "status", "logins", ""), providers(visitor));
    page.heading("Login attempts").table(List.of("at", "what", "provider", "user", "why", "from"), attempts());
    List<List<String>> rows = new ArrayList<>();
    for (SessionView each : services.sessions.list(TENANT, new SessionFilter.Everybodys(), LIST).items()) {
      if (each.start().login() != null) {
        rows.add(List.of(Html.escape(nameOf(each.user())), time(each.start().at()), time(each.lastSeen()),
            Html.escape(provider(each)), Html.post("/admin/sessions/end", with(visitor, "id", each.id().value()), "End")));
      }
    }
    return page.heading("Sessions").table(List.of("user", "began", "last seen", "by", ""), rows)
        .raw(Html.post("/admin/sessions/end-all", visitor.token(), "End all of them")).page();
  }

  private List<List<String>> providers(Visitor visitor) {
    List<List<String>> rows = new ArrayList<>();
    for (ProviderView each : services.providers.list(TENANT, LIST).items()) {
      rows.add(List.of(Html.escape(each.id().value()), Html.escape(each.name()), Html.escape(each.preset().label()),
          Html.escape(each.status().toString()), Long.toString(services.sessions.statistics(TENANT, each.id()).started()),
          Html.post("/admin/test", with(visitor, "id", each.id().value()), "Test the connection") + " "
              + Html.post("/admin/test-login", with(visitor, "id", each.id().value()), "Test a login")));
    }
    return rows;
  }

  private List<List<String>> attempts() {
    List<List<String>> rows = new ArrayList<>();
    for (SecurityEvent each : services.events.list(TENANT, SecurityEventFilter.loginAttempts(), LIST).items()) {
      UserId user = each.user();
      ProviderId provider = each.provider();
      rows.add(List.of(time(each.at()), Html.escape(each.kind().toString()), text(provider),
          user == null ? "" : Html.escape(nameOf(user)), text(each.reason()), text(each.client().address())));
    }
    return rows;
  }

  private String nameOf(UserId user) {
    return services.accounts.find(TENANT, user).map(each -> each.profile().name()).orElse(user.value());
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : Html.escape(value.toString());
  }

  /** What a connection test found, as a piece of a page. */
  static String findings(TestReport report) {
    List<List<String>> rows = new ArrayList<>();
    for (Finding each : report.findings()) {
      rows.add(List.of(Html.escape(each.severity().toString()), Html.escape(each.code()), Html.escape(each.place()),
          Html.escape(each.message())));
    }
    return Html.piece().heading("Connection test of " + report.provider())
        .box(report.outcome() == Outcome.PASSED ? "good" : "bad", report.outcome().toString())
        .table(List.of("", "code", "where", "what"), rows).body();
  }

  String tested(Tested tested) {
    Html page = new Html("Test of a login", "Nothing came of it: no user, no session.");
    page.box("good", tested.refusal().message());
    List<List<String>> rows = new ArrayList<>();
    tested.principal().attributes().forEach((name, values) ->
        rows.add(List.of(Html.escape(name), Html.escape(String.join(", ", values)))));
    return page.table(List.of("attribute", "values"), rows)
        .paragraph("Roles: " + tested.preview().roles().stream().map(Role::value).sorted().collect(Collectors.joining(", ")))
        .raw(Html.link("/admin", "Back")).page();
  }

  static String problem(String message) {
    return new Html("That did not work", message).raw(Html.link("/", "Back to the start")).page();
  }

  private static Map<String, String> with(Visitor visitor, String name, String value) {
    Map<String, String> fields = new LinkedHashMap<>(visitor.token());
    fields.put(name, value);
    return fields;
  }

  private static String time(Instant at) {
    return Html.escape(at.truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
