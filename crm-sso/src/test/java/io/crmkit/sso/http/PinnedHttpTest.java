package io.crmkit.sso.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.crmkit.sso.http.OutboundPolicy.Loopback;
import io.crmkit.sso.model.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinnedHttpTest {

  private static final OutboundPolicy LOCAL = OutboundPolicy.USUAL.withLoopback(Loopback.ALLOWED);

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void serve(HttpHandler handler) {
    server.createContext("/", handler);
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/x");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Object reason(Verdict<OutboundResponse> verdict) {
    return verdict.whyNot().<Object>map(refusal -> refusal.reason()).orElse("accepted");
  }

  private static SSLSocketFactory tls() {
    return (SSLSocketFactory) SSLSocketFactory.getDefault();
  }

  private static PinnedHttp resolving(OutboundPolicy policy, HostAddresses addresses) {
    try {
      return PinnedHttp.of(policy, addresses, SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(5));
  }

  @Test
  void postsAFormAndReadsTheAnswer() {
    serve(exchange -> answer(exchange, 200, exchange.getRequestMethod()
        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
        + exchange.getRequestHeaders().getFirst("Authorization")));
    OutboundResponse response = PinnedHttp.of(LOCAL)
        .exchange(OutboundRequest.post(uri(), Map.of("code", "a b&c=ü")).withHeader("Authorization", "Basic eA==")).orElseThrow();
    assertThat(response.body()).isEqualTo("POSTcode=a+b%26c%3D%C3%BCBasic eA==");
    assertThat(response.hasType("application/json")).isTrue();
  }

  @Test
  void readsTheBodyOfAnErrorToo() {
    serve(exchange -> answer(exchange, 401, "{\"error\":\"invalid_client\"}"));
    OutboundResponse response = PinnedHttp.of(LOCAL).exchange(OutboundRequest.post(uri(), Map.of())).orElseThrow();
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.body()).contains("invalid_client");
  }

  @Test
  void followsNoRedirect() {
    serve(exchange -> {
      exchange.getResponseHeaders().set("Location", "http://169.254.169.254/");
      answer(exchange, 307, "");
    });
    assertThat(reason(PinnedHttp.of(LOCAL).exchange(OutboundRequest.post(uri(), Map.of("client_secret", "s")))))
        .isEqualTo(HttpReason.ENDPOINT_REDIRECTED);
  }

  @Test
  void readsNoMoreThanTheRequestAllows() {
    serve(exchange -> answer(exchange, 200, "x".repeat(101)));
    assertThat(reason(PinnedHttp.of(LOCAL).exchange(new OutboundRequest(uri(), Map.of(), null, 100))))
        .isEqualTo(HttpReason.TOO_LARGE);
    assertThat(reason(PinnedHttp.of(LOCAL).exchange(new OutboundRequest(uri(), Map.of(), null, 101)))).isEqualTo("accepted");
  }

  @Test
  void endsAnAnswerThatDrips() {
    serve(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try {
        for (int each = 0; each < 1000; each++) {
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          Thread.sleep(20);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    assertThat(reason(PinnedHttp.of(LOCAL.withTimeout(Duration.ofMillis(300))).exchange(OutboundRequest.get(uri()))))
        .isEqualTo(HttpReason.TIMEOUT);
  }

  @Test
  void refusesAnAnswerThatIsNoText() {
    serve(exchange -> {
      exchange.sendResponseHeaders(200, 1);
      exchange.getResponseBody().write(0xFF);
      exchange.close();
    });
    assertThat(reason(PinnedHttp.of(LOCAL).exchange(OutboundRequest.get(uri())))).isEqualTo(HttpReason.UNREADABLE);
  }

  @Test
  void saysWhenNobodyListens() {
    URI gone = uri();
    server.stop(0);
    assertThat(reason(PinnedHttp.of(LOCAL).exchange(OutboundRequest.get(gone)))).isEqualTo(HttpReason.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"65536", "70000", "2147483647"})
  void saysThatThereIsNoSuchPort(String port) {
    PinnedHttp http = resolving(OutboundPolicy.USUAL, host -> List.of(InetAddress.getByName("8.8.8.8")));
    assertThat(reason(http.exchange(OutboundRequest.get(URI.create("https://idp.example:" + port + "/jwks")))))
        .isEqualTo(HttpReason.UNREACHABLE);
  }

  @Test
  void refusesAnAnswerWithAHeaderThatTheJdkThrowsAt() {
    serve(exchange -> {
      exchange.getResponseHeaders().set("WWW-Authenticate", "");
      answer(exchange, 401, "{}");
    });
    assertThat(reason(PinnedHttp.of(LOCAL).exchange(OutboundRequest.post(uri(), Map.of("code", "x")))))
        .isEqualTo(HttpReason.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "http://idp.example/token", "http://127.0.0.1/", "ftp://idp.example/", "https://user@idp.example/",
    "https://idp.example/#x", "https:/token", "file:///etc/passwd", "http://localhost/"
  })
  void reachesHttpsOnly(String uri) {
    assertThat(reason(PinnedHttp.of(OutboundPolicy.USUAL).exchange(OutboundRequest.get(URI.create(uri)))))
        .isEqualTo(HttpReason.ENDPOINT_INSECURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "https://127.0.0.1/", "https://169.254.169.254/latest", "https://[::ffff:10.0.0.1]/", "https://[::1]/", "https://10.1.2.3/",
    "https://2130706433/", "https://localhost/", "https://[fe80::1]/", "https://0.0.0.0/"
  })
  void reachesPublicAddressesOnly(String uri) {
    assertThat(reason(PinnedHttp.of(OutboundPolicy.USUAL).exchange(OutboundRequest.get(URI.create(uri)))))
        .isEqualTo(HttpReason.SSRF_BLOCKED);
  }

  @Test
  void looksAtEveryAddressOfAHost() {
    HostAddresses both = host -> List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1"));
    assertThat(reason(resolving(OutboundPolicy.USUAL, both).exchange(
        OutboundRequest.get(URI.create("https://idp.example/"))))).isEqualTo(HttpReason.SSRF_BLOCKED);
  }

  @Test
  void asksForAddressesOnceAndConnectsToTheOneThatWasChecked() throws IOException {
    Queue<String> answers = new ArrayDeque<>(List.of("8.8.8.8", "127.0.0.1"));
    Target target = Target.of(URI.create("https://idp.example/"), OutboundPolicy.USUAL,
        host -> List.of(InetAddress.getByName(answers.remove())), soon());
    assertThat(target.addresses()).extracting(InetAddress::getHostAddress).containsExactly("8.8.8.8");
    assertThat(answers).hasSize(1);

    PinnedSockets sockets = new PinnedSockets(
        List.of(InetAddress.getLoopbackAddress()), Deadline.after(Duration.ofSeconds(5)), tls());
    try (Socket socket = sockets.createSocket()) {
      socket.connect(new InetSocketAddress("8.8.8.8", server.getAddress().getPort()), 1);
      assertThat(socket.getInetAddress()).isEqualTo(InetAddress.getLoopbackAddress());
    }
    assertThatThrownBy(sockets::createSocket).isInstanceOf(SocketException.class);
  }

  @Test
  void saysThatALookUpTookTooLongWhateverCameOfIt() {
    OutboundPolicy hurried = OutboundPolicy.USUAL.withTimeout(Duration.ofMillis(20));
    OutboundRequest request = OutboundRequest.get(URI.create("https://idp.example/"));
    HostAddresses none = host -> {
      throw new UnknownHostException(host);
    };
    HostAddresses some = host -> List.of(InetAddress.getByName("10.0.0.1"));
    assertThat(reason(resolving(hurried, slowly(none)).exchange(request))).isEqualTo(HttpReason.TIMEOUT);
    assertThat(reason(resolving(hurried, slowly(some)).exchange(request))).isEqualTo(HttpReason.TIMEOUT);
  }

  private static HostAddresses slowly(HostAddresses addresses) {
    return host -> {
      long until = System.nanoTime() + Duration.ofMillis(40).toNanos();
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      return addresses.of(host);
    };
  }

  @Test
  void letsNoReadOutlastTheDeadline() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      PinnedSockets sockets = new PinnedSockets(
          List.of(InetAddress.getLoopbackAddress()), Deadline.after(Duration.ofMillis(200)), tls());
      try (Socket socket = sockets.createSocket()) {
        socket.connect(InetSocketAddress.createUnresolved("idp.example", silent.getLocalPort()), 0);
        InputStream input = socket.getInputStream();
        assertThatThrownBy(input::read).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(input::read).isInstanceOf(SocketTimeoutException.class);
      }
    }
  }

  @Test
  void reachesAPrivateHostThatIsAllowedByNameButNeverMetadata() throws IOException {
    OutboundPolicy policy = OutboundPolicy.USUAL.withPrivateHosts(Set.of("Keycloak.corp.example"));
    URI uri = URI.create("https://keycloak.corp.example/");
    assertThat(Target.of(uri, policy, host -> List.of(InetAddress.getByName("10.0.0.7")), soon()).addresses()).hasSize(1);
    assertThatThrownBy(() -> Target.of(uri, policy, host -> List.of(InetAddress.getByName("169.254.169.254")), soon()))
        .isInstanceOf(RefusedExchangeException.class);
  }

  @Test
  void showsNoSecretInTexts() {
    OutboundRequest request = OutboundRequest.post(URI.create("https://idp.example/t"), Map.of("client_secret", "hush"))
        .withHeader("Authorization", "Basic hush");
    assertThat(request + " " + new OutboundResponse(200, null, "hush")).doesNotContain("hush");
  }
}
