package io.crmkit.examples.sso.login;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crmkit.sso.saml.model.IdentityProvider;
import io.crmkit.sso.saml.model.NameIdentifier;
import io.crmkit.sso.saml.model.SamlCertificate;
import io.crmkit.testkit.sso.saml.Answer;
import io.crmkit.testkit.sso.saml.FakeSamlProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The test kit's SAML provider behind pages of its own on 127.0.0.1: a form that asks for a password, a session in a cookie, and
 * forms that post messages. Every message that comes must be signed by the service provider's key.
 */
final class HttpSamlProvider implements AutoCloseable {

  static final String PERSON = "bob@acme.example";
  static final String PASSWORD = "battery staple";

  private static final String COOKIE = "idp-session";

  private final HttpServer server;
  private final FakeSamlProvider provider;
  private final SamlCertificate client;
  private volatile UnaryOperator<Answer> more = UnaryOperator.identity();

  HttpSamlProvider(SamlCertificate client) throws IOException {
    this.client = client;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider = FakeSamlProvider.create("http://127.0.0.1:" + server.getAddress().getPort());
    server.createContext("/sso", this::signOn);
    server.createContext("/login", this::logIn);
    server.createContext("/slo", this::singleLogout);
    server.createContext("/logout", this::logOut);
    server.start();
  }

  IdentityProvider describe() {
    return provider.describe();
  }

  String metadata() {
    return provider.metadata(Instant.now().plusSeconds(3600));
  }

  String logoutPage() {
    return provider.entityId() + "/logout";
  }

  /** Answers in another way from now on. */
  void answer(UnaryOperator<Answer> differently) {
    more = differently;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void signOn(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    String request = message(query, "SAMLRequest");
    if (!String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")).contains(COOKIE)) {
      send(exchange, "<form action='/login' method='post'><input type='hidden' name='query' value='%s'>"
          .formatted(query.replace("&", "&amp;")) + "<input name='username'><input name='password' type='password'></form>");
      return;
    }
    String consumer = attribute(request, "AssertionConsumerServiceURL");
    String audience = element(request, "Issuer");
    Answer answer = more.apply(
        Answer.to(audience, consumer, Instant.now()).inResponseTo(attribute(request, "ID"))
            .signed(Answer.Signed.RESPONSE, Answer.Signed.ASSERTION));
    post(exchange, consumer, "SAMLResponse", provider.respond(answer));
  }

  private void logIn(HttpExchange exchange) throws IOException {
    Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (PERSON.equals(form.get("username")) && PASSWORD.equals(form.get("password"))) {
      exchange.getResponseHeaders().add("Set-Cookie", COOKIE + "=1; HttpOnly");
    }
    exchange.getResponseHeaders().add("Location", "/sso?" + form.get("query"));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void singleLogout(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    if (query.startsWith("SAMLResponse=")) {
      String response = message(query, "SAMLResponse");
      send(exchange, response.contains("status:Success") ? "everything has ended" : "something goes on");
      return;
    }
    String request = message(query, "SAMLRequest");
    exchange.getResponseHeaders().add("Set-Cookie", COOKIE + "=; Max-Age=0");
    post(exchange, SamlVisit.LOGOUT, "SAMLResponse",
        provider.logoutResponse(SamlVisit.LOGOUT, attribute(request, "ID"), "Success", Instant.now()));
  }

  private void logOut(HttpExchange exchange) throws IOException {
    NameIdentifier name = new NameIdentifier(PERSON, NameIdentifier.EMAIL_ADDRESS, null, null);
    post(exchange, SamlVisit.LOGOUT, "SAMLRequest",
        provider.logoutRequest(SamlVisit.LOGOUT, name, List.of("session-1"), Instant.now()));
  }

  /** Returns the message of a query whose signature holds. */
  private String message(String query, String parameter) {
    int end = query.indexOf("&Signature=");
    try {
      Signature check = Signature.getInstance("SHA256withRSA");
      check.initVerify(client.publicKey());
      check.update(query.substring(0, end).getBytes(StandardCharsets.US_ASCII));
      Map<String, String> fields = fields(query);
      if (!check.verify(Base64.getDecoder().decode(fields.get("Signature")))) {
        throw new IllegalStateException("the signature does not hold: " + query);
      }
      return inflated(Base64.getDecoder().decode(fields.get(parameter)));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String inflated(byte[] deflated) throws IOException {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, String> fields(String encoded) {
    return Arrays.stream(encoded.split("&")).map(each -> each.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static String attribute(String xml, String name) {
    return first(xml, "\\s" + name + "=\"([^\"]*)\"");
  }

  private static String element(String xml, String name) {
    return first(xml, name + "[^>]*>([^<]*)<");
  }

  private static String first(String xml, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(xml);
    if (!found.find()) {
      throw new IllegalStateException("nothing like %s in %s".formatted(pattern, xml));
    }
    return found.group(1);
  }

  private static void post(HttpExchange exchange, String to, String parameter, String xml) throws IOException {
    send(exchange, "<form method='post' action='%s'><input type='hidden' name='%s' value='%s'></form>".formatted(
        to, parameter, FakeSamlProvider.posted(xml)));
  }

  private static void send(HttpExchange exchange, String page) throws IOException {
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
