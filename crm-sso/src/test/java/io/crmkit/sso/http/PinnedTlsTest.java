package io.crmkit.sso.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.crmkit.sso.http.OutboundPolicy.Loopback;
import io.crmkit.sso.model.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS over the socket that was pinned. */
class PinnedTlsTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir
  Path folder;

  private SSLContext context(String subject) throws IOException, GeneralSecurityException, InterruptedException {
    Path file = folder.resolve("keys.p12");
    Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=" + subject, "-validity", "3650",
        "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", "changeit")
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("a", keys.getCertificate("a"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static Verdict<OutboundResponse> exchange(SSLContext context) throws IOException {
    HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext("/", exchange -> {
      exchange.sendResponseHeaders(200, 2);
      exchange.getResponseBody().write(new byte[] {'o', 'k'});
      exchange.close();
    });
    server.start();
    try {
      PinnedHttp http = PinnedHttp.of(
          OutboundPolicy.USUAL.withLoopback(Loopback.ALLOWED), HostAddresses.ofTheSystem(), context);
      return http.exchange(OutboundRequest.get(URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/")));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void speaksTlsToAHostWhoseCertificateIsForItsName() throws Exception {
    assertThat(exchange(context("ip:127.0.0.1")).orElseThrow().body()).isEqualTo("ok");
  }

  @Test
  void refusesACertificateForAnotherNameThoughItsAuthorityIsTrusted() throws Exception {
    assertThat(exchange(context("dns:other.example")).whyNot().orElseThrow().reason()).isEqualTo(HttpReason.UNREACHABLE);
  }
}
