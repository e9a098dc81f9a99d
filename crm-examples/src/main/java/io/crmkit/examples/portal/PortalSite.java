package io.crmkit.examples.portal;

import static io.crmkit.examples.portal.PortalServices.TENANT;

import io.crmkit.apikey.IssuedKey;
import io.crmkit.apikey.model.KeyDetails;
import io.crmkit.apikey.model.KeyId;
import io.crmkit.apikey.model.KeyView;
import io.crmkit.core.paging.PageRequest;
import io.crmkit.sso.mfa.FactorStatus;
import io.crmkit.sso.mfa.TotpEnrolment;
import io.crmkit.sso.model.ProviderId;
import io.crmkit.sso.model.SsoRefusal;
import io.crmkit.sso.model.UserId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.provider.model.TestReport;
import io.crmkit.sso.saml.ServiceMetadata;
import io.crmkit.sso.session.model.EndReason;
import io.crmkit.sso.session.model.SessionFilter;
import io.crmkit.sso.session.model.SessionReason;
import io.crmkit.sso.session.model.SessionView;
import io.crmkit.sso.signon.Answer;
import io.crmkit.sso.signon.Browser;
import io.crmkit.sso.signon.Departure;
import io.crmkit.sso.signon.FactorProof;
import io.crmkit.sso.signon.SignOnOutcome;
import io.crmkit.sso.signon.SignOnOutcome.FactorNeeded;
import io.crmkit.sso.signon.SignOnOutcome.Refused;
import io.crmkit.sso.signon.SignOnOutcome.SignedOn;
import io.crmkit.sso.signon.SignOnOutcome.Tested;
import io.crmkit.sso.signon.SignOnStart;
import io.crmkit.sso.signon.SignedIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which page answers which request, and who may ask for it. */
final class PortalSite {

  private static final Pattern AT_PROVIDER = Pattern.compile("/sso/([a-z-]{1,50})/(callback|acs|logout|metadata)");
  private static final PageRequest ALL = PageRequest.first(200);

  private final PortalServices services;
  private final PortalPages pages;
  private final List<String> formTargets;

  /**
   * Makes the site.
   *
   * @param providers the origins that a form may lead to by a redirect
   */
  PortalSite(PortalServices services, List<String> providers) {
    this.services = services;
    this.pages = new PortalPages(services);
    this.formTargets = List.copyOf(providers);
  }

  Reply answer(Request request) {
    Visitor visitor = new Visitor(request, services.address);
    Matcher place = AT_PROVIDER.matcher(request.path());
    if (place.matches()) {
      return atProvider(visitor, new ProviderId(place.group(1)), place.group(2));
    }
    if (request.path().startsWith("/login/") && !request.isPost()) {
      return login(visitor, request.path().substring("/login/".length()));
    }
    return request.isPost() ? posted(visitor) : shown(visitor);
  }

  private Reply page(String html) {
    return Reply.page(200, html, formTargets);
  }

  private Reply refused(SsoRefusal why) {
    return Reply.page(403, pages.welcome(why), formTargets);
  }

  private Reply shown(Visitor visitor) {
    return switch (visitor.request().path()) {
      case "/style.css" -> Reply.of("text/css", Html.STYLE);
      case "/bye" -> page(pages.bye());
      case "/factor" -> factor(visitor, null);
      case "/" -> {
        Verdict<SignedIn> who = services.signOn.check(TENANT, visitor.browser());
        yield who instanceof Verdict.Accepted<SignedIn> in ? page(pages.account(in.value(), visitor, ""))
            : stranger(visitor, who.whyNot().orElseThrow());
      }
      case "/admin" -> asAdministrator(visitor, who -> page(pages.admin(who, visitor, "")));
      default -> Reply.page(404, PortalPages.problem("There is no such page."), formTargets);
    };
  }

  private Reply stranger(Visitor visitor, SsoRefusal why) {
    if (why.reason() == SessionReason.FACTOR_REQUIRED) {
      return Reply.to("/factor");
    }
    boolean isNew = visitor.request().cookie(Visitor.SESSION) == null;
    return page(pages.welcome(isNew ? null : why)).withoutCookie(Visitor.SESSION);
  }

  private Reply posted(Visitor visitor) {
    if (!visitor.isOwnForm()) {
      return Reply.page(403, PortalPages.problem("The form is not one of this site, or of another session."), formTargets);
    }
    return switch (visitor.request().path()) {
      case "/logout" -> Reply.to(services.signOff.leave(TENANT, visitor.browser())).withoutCookie(Visitor.SESSION);
      case "/factor" -> pass(visitor);
      case "/factor/enrol" -> enrol(visitor, null);
      case "/factor/confirm" -> confirm(visitor);
      case "/sessions/end" -> signedIn(visitor, who -> end(visitor, who.session().user(), each -> isNamed(visitor, each)));
      case "/sessions/end-others" -> signedIn(visitor, who ->
          end(visitor, who.session().user(), each -> !each.id().equals(who.session().id())));
      case "/keys" -> signedIn(visitor, who -> makeKey(visitor, who));
      case "/keys/revoke" -> signedIn(visitor, who -> revokeKey(visitor, who));
      case "/admin/test" -> asAdministrator(visitor, who -> test(visitor, who));
      case "/admin/test-login" -> asAdministrator(visitor, who -> testLogin(visitor));
      case "/admin/sessions/end" -> asAdministrator(visitor, who ->
          endAll(visitor, each -> isNamed(visitor, each)));
      case "/admin/sessions/end-all" -> asAdministrator(visitor, who -> endAll(visitor, each -> true));
      default -> Reply.page(404, PortalPages.problem("There is no such page."), formTargets);
    };
  }

  private Reply signedIn(Visitor visitor, Function<SignedIn, Reply> then) {
    Verdict<SignedIn> who = services.signOn.check(TENANT, visitor.browser());
    return who instanceof Verdict.Accepted<SignedIn> in ? then.apply(in.value())
        : stranger(visitor, who.whyNot().orElseThrow());
  }

  private Reply asAdministrator(Visitor visitor, Function<SignedIn, Reply> then) {
    return signedIn(visitor, who -> who.account().roles().contains(PortalServices.ADMIN) ? then.apply(who)
        : Reply.page(403, PortalPages.problem("That is for administrators."), formTargets));
  }

  private Reply login(Visitor visitor, String provider) {
    if (!provider.matches("[a-z-]{1,50}")) {
      return Reply.page(404, PortalPages.problem("There is no such provider."), formTargets);
    }
    String wanted = visitor.request().field("return");
    return started(services.signOn.begin(
        TENANT, new ProviderId(provider), wanted.isEmpty() ? "/" : wanted, visitor.browser()));
  }

  private Reply testLogin(Visitor visitor) {
    return started(services.signOn.test(TENANT, provider(visitor), visitor.browser()));
  }

  private Reply started(Verdict<SignOnStart> started) {
    return started instanceof Verdict.Accepted<SignOnStart> start
        ? Reply.to(start.value().departure()).cookie(Visitor.LOGIN, start.value().cookie())
        : refused(started.whyNot().orElseThrow());
  }

  private Reply atProvider(Visitor visitor, ProviderId id, String place) {
    Request request = visitor.request();
    if (place.equals("metadata")) {
      return metadata(id);
    }
    String arrived = services.address + request.path();
    Answer answer = request.isPost() ? Answer.post(id, arrived, request.body())
        : Answer.query(id, arrived, request.query());
    if (place.equals("logout")) {
      Verdict<Departure> out = services.signOff.receive(TENANT, answer, visitor.browser());
      return out instanceof Verdict.Accepted<Departure> departure ? Reply.to(departure.value())
          : refused(out.whyNot().orElseThrow());
    }
    return came(services.signOn.complete(TENANT, answer, visitor.browser()));
  }

  private Reply metadata(ProviderId id) {
    Instant now = services.clock.instant();
    return services.providers.active().saml(TENANT, id)
        .map(each -> Reply.of("application/samlmetadata+xml",
            ServiceMetadata.write(each.us(), each.policy(), now, now.plus(Duration.ofDays(7)))))
        .orElseGet(() -> Reply.text(404, "There is no such provider."));
  }

  private Reply came(SignOnOutcome outcome) {
    if (outcome instanceof Refused refused) {
      return refused(refused.refusal());
    }
    if (outcome instanceof Tested tested) {
      return page(pages.tested(tested));
    }
    if (outcome instanceof FactorNeeded needed) {
      return Reply.to("/factor").cookie(Visitor.SESSION, needed.session().cookie());
    }
    return into((SignedOn) outcome);
  }

  private static Reply into(SignedOn done) {
    return Reply.to(done.returnTo()).cookie(Visitor.SESSION, done.session().cookie());
  }

  private Reply factor(Visitor visitor, @Nullable SsoRefusal why) {
    Verdict<FactorStatus> status = services.signOn.factors().status(TENANT, visitor.browser());
    return status instanceof Verdict.Accepted<FactorStatus> known
        ? Reply.page(why == null ? 200 : 403, pages.factor(known.value(), visitor, why), formTargets)
        : stranger(visitor, status.whyNot().orElseThrow());
  }

  private Reply pass(Visitor visitor) {
    Verdict<SignedOn> passed = services.signOn.factors().pass(
        TENANT, new FactorProof.Totp(visitor.request().field("code")), visitor.browser());
    return passed instanceof Verdict.Accepted<SignedOn> done ? into(done.value())
        : factor(visitor, passed.whyNot().orElseThrow());
  }

  private Reply enrol(Visitor visitor, @Nullable SsoRefusal why) {
    Verdict<TotpEnrolment> offer = services.signOn.factors().enrolTotp(TENANT, visitor.browser());
    return offer instanceof Verdict.Accepted<TotpEnrolment> made
        ? Reply.page(why == null ? 200 : 403, pages.enrol(made.value(), visitor, why), formTargets)
        : stranger(visitor, offer.whyNot().orElseThrow());
  }

  private Reply confirm(Visitor visitor) {
    Verdict<SignedOn> confirmed =
        services.signOn.factors().confirmTotp(TENANT, visitor.request().field("code"), visitor.browser());
    return confirmed instanceof Verdict.Accepted<SignedOn> done
        ? Reply.to("/").cookie(Visitor.SESSION, done.value().session().cookie())
        : enrol(visitor, confirmed.whyNot().orElseThrow());
  }

  private static boolean isNamed(Visitor visitor, SessionView session) {
    return session.id().value().equals(visitor.request().field("id"));
  }

  /** Ends sessions of a user alone, whatever id was posted. */
  private Reply end(Visitor visitor, UserId user, Predicate<SessionView> which) {
    Browser browser = visitor.browser();
    services.sessions.list(TENANT, new SessionFilter.OfUser(user), ALL).items().stream().filter(which)
        .forEach(each -> services.endings.end(TENANT, each, EndReason.ENDED_BY_USER, browser.client()));
    return Reply.to("/");
  }

  private Reply endAll(Visitor visitor, Predicate<SessionView> which) {
    Browser browser = visitor.browser();
    services.sessions.list(TENANT, new SessionFilter.Everybodys(), ALL).items().stream().filter(which)
        .forEach(each -> services.endings.end(TENANT, each, EndReason.ENDED_BY_ADMIN, browser.client()));
    return Reply.to("/admin");
  }

  private Reply makeKey(Visitor visitor, SignedIn who) {
    String name = visitor.request().field("name").strip();
    KeyDetails details =
        KeyDetails.builder(name.matches("[\\p{L}\\p{N} ._-]{1,60}") ? name : "key", who.session().user()).build();
    IssuedKey key = services.keys.create(TENANT, details, visitor.request().client());
    return page(pages.account(who, visitor, "Your new key, shown this once: " + key.text()));
  }

  private Reply revokeKey(Visitor visitor, SignedIn who) {
    String id = visitor.request().field("id");
    boolean isOwn = services.keys.list(TENANT, who.session().user(), ALL).items().stream()
        .map(KeyView::id).map(KeyId::value).anyMatch(id::equals);
    if (isOwn) {
      services.keys.revoke(TENANT, new KeyId(id), "by its owner", visitor.request().client());
    }
    return Reply.to("/");
  }

  private Reply test(Visitor visitor, SignedIn who) {
    Verdict<TestReport> report =
        services.connectionTest.run(TENANT, provider(visitor), visitor.request().client());
    return report instanceof Verdict.Accepted<TestReport> found
        ? page(pages.admin(who, visitor, PortalPages.findings(found.value())))
        : refused(report.whyNot().orElseThrow());
  }

  private static ProviderId provider(Visitor visitor) {
    String id = visitor.request().field("id");
    return new ProviderId(id.matches("[a-z-]{1,50}") ? id : "none");
  }
}
