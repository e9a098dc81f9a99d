package io.crmkit.examples.portal;

import io.crmkit.core.RefusedException;
import io.crmkit.sso.saml.OutgoingMessage;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.xml.Base64Text;
import io.crmkit.sso.saml.xml.Deflated;
import io.crmkit.sso.saml.xml.XmlElement;
import io.crmkit.sso.saml.xml.XmlLimits;
import io.crmkit.sso.saml.xml.XmlReader;
import io.crmkit.testkit.sso.saml.Answer;
import io.crmkit.testkit.sso.saml.FakeSamlProvider;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The SAML provider of the test kit behind pages: whoever clicks on a person is that person. */
final class SamlProviderSite implements AutoCloseable {

  private final WebSite site;
  private final FakeSamlProvider provider;
  private final String audience;
  private final String consumer;
  private final String logout;
  private final Clock clock;
  private final XmlReader reader = new XmlReader(XmlLimits.MESSAGE);

  private SamlProviderSite(WebSite site, FakeSamlProvider provider, List<String> host, Clock clock) {
    this.site = site;
    this.provider = provider;
    this.audience = host.get(0);
    this.consumer = host.get(1);
    this.logout = host.get(2);
    this.clock = clock;
  }

  /**
   * Opens the provider for one service provider.
   *
   * @param audience the entity ID of the host
   * @param consumer where responses are posted, and nowhere else
   * @param logout where logout messages go
   */
  static SamlProviderSite open(int port, String audience, String consumer, String logout, Clock clock) throws IOException {
    WebSite site = WebSite.open(port);
    SamlProviderSite opened = new SamlProviderSite(
        site, FakeSamlProvider.create(site.address()), List.of(audience, consumer, logout), clock);
    site.start(opened::answer);
    return opened;
  }

  String metadataUrl() {
    return site.address() + "/metadata";
  }

  private Reply answer(Request request) {
    return switch (request.path()) {
      case "/style.css" -> Reply.of("text/css", Html.STYLE);
      case "/metadata" -> Reply.of("application/samlmetadata+xml",
          provider.metadata(clock.instant().plus(Duration.ofDays(30))));
      case "/sso" -> request.isPost() ? signedOn(request) : signOn(request);
      case "/slo" -> signOff(request);
      default -> Reply.text(404, "There is no such page.");
    };
  }

  /** Reads the message of a redirect; null if it is not of the one service provider that is known here. */
  private @Nullable XmlElement message(String query, String name) {
    String text = Request.fields(query).getOrDefault(name, "");
    try {
      XmlElement message = reader.read(Deflated.inflate(
          Base64Text.decode(text, XmlLimits.MESSAGE.bytes()), XmlLimits.MESSAGE.bytes()));
      boolean isKnown = message.children().stream()
          .anyMatch(each -> each.name().equals("Issuer") && each.text().equals(audience));
      return isKnown ? message : null;
    } catch (RefusedException e) {
      return null;
    }
  }

  private Reply signOn(Request request) {
    XmlElement asked = message(request.query(), "SAMLRequest");
    if (asked == null || !consumer.equals(asked.attribute("AssertionConsumerServiceURL"))) {
      return Reply.text(400, "Nobody is registered here who asks so.");
    }
    Html page = new Html("Provider by SAML 2.0", "Who are you? A real provider would ask for a password.");
    for (PersonOfDemo each : PersonOfDemo.values()) {
      page.raw(Html.post("/sso", Map.of("query", request.query(), "person", each.id()), each.shown()) + " ");
    }
    return Reply.page(200, page.page(), List.of());
  }

  private Reply signedOn(Request request) {
    XmlElement asked = message(request.field("query"), "SAMLRequest");
    PersonOfDemo person = PersonOfDemo.named(request.field("person")).orElse(null);
    if (asked == null || person == null) {
      return Reply.text(400, "Nobody is registered here who asks so.");
    }
    Answer answer = Answer.to(audience, consumer, clock.instant()).inResponseTo(asked.attribute("ID"))
        .name(new NameIdentifier("saml-" + person.id(), NameIdentifier.PERSISTENT, null, null))
        .attribute("email", person.email()).attribute("displayName", person.shown())
        .attribute("groups", person.groups().toArray(new String[0])).session(UUID.randomUUID().toString(), null);
    return posted(consumer, provider.respond(answer));
  }

  private Reply signOff(Request request) {
    XmlElement asked = message(request.query(), "SAMLRequest");
    String id = asked == null ? null : asked.attribute("ID");
    return id == null ? Reply.text(400, "Nobody is registered here who asks so.")
        : posted(logout, provider.logoutResponse(logout, id, "Success", clock.instant()));
  }

  private static Reply posted(String where, String xml) {
    return Reply.selfPosting(new OutgoingMessage(
        "response", where, Map.of("SAMLResponse", FakeSamlProvider.posted(xml))).page());
  }

  @Override
  public void close() {
    site.close();
  }
}
