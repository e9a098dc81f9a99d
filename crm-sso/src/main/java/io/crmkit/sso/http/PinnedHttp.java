package io.crmkit.sso.http;

import io.crmkit.sso.model.Untrusted;
import io.crmkit.sso.model.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The adapter on the JDK: https to public addresses, no redirects, no proxy, no credentials, one connection and one deadline
 * for each exchange.
 *
 * <p>The host's addresses are looked up once, every one is checked, and the socket is connected to the first of these very
 * addresses, so that a second answer of the DNS changes nothing (rebinding). That is why this is {@link HttpsURLConnection} and
 * not {@code java.net.http.HttpClient}: the client looks names up by itself, tells nobody what it found, and has no place to
 * hand in a socket or an address while TLS still checks the name.
 *
 * <p>Limits: a {@code CookieHandler} that the host installed for the whole process also sees these exchanges; http to loopback,
 * if allowed, is bounded in time for each read of the headers and not for all of them; a look-up takes as long as {@link
 * HostAddresses} does, and only what comes after it is cut short; and a proxy that is the only way out of a network needs a
 * {@link HttpPort} of the host's own.
 */
public final class PinnedHttp implements HttpPort {

  private static final int CHUNK = 8192;
  private static final int FIRST_REDIRECT = 300;
  private static final int AFTER_REDIRECTS = 400;

  private final OutboundPolicy policy;
  private final HostAddresses addresses;
  private final Supplier<SSLSocketFactory> tls;

  private PinnedHttp(OutboundPolicy policy, HostAddresses addresses, Supplier<SSLSocketFactory> tls) {
    this.policy = Objects.requireNonNull(policy, "policy");
    this.addresses = Objects.requireNonNull(addresses, "addresses");
    this.tls = tls;
  }

  /** Trusts whom the JDK trusts, and asks its resolver. */
  public static PinnedHttp of(OutboundPolicy policy) {
    return new PinnedHttp(policy, HostAddresses.ofTheSystem(), PinnedHttp::tlsOfTheSystem);
  }

  /**
   * Trusts whom the host says.
   *
   * @param addresses asked once for each exchange
   * @param tls such as one that trusts a company's own authority
   */
  public static PinnedHttp of(OutboundPolicy policy, HostAddresses addresses, SSLContext tls) {
    return new PinnedHttp(policy, addresses, tls::getSocketFactory);
  }

  private static SSLSocketFactory tlsOfTheSystem() {
    try {
      return SSLContext.getDefault().getSocketFactory();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  @Override
  public Verdict<OutboundResponse> exchange(OutboundRequest request) {
    try {
      Deadline deadline = Deadline.after(policy.timeout());
      return Verdict.accept(exchange(request, Target.of(request.uri(), policy, addresses, deadline), deadline));
    } catch (RefusedExchangeException e) {
      return Verdict.refuse(e.refusal());
    } catch (SocketTimeoutException e) {
      return Verdict.refuse(HttpReason.TIMEOUT, "%s took longer than %s.".formatted(quoted(request), policy.timeout()));
    } catch (IOException | RuntimeException e) {
      // The JDK takes some headers for arguments of ours, such as an empty WWW-Authenticate, and throws an IAE.
      return Verdict.refuse(HttpReason.UNREACHABLE, "%s cannot be reached: %s.".formatted(
          quoted(request), Untrusted.quoted(e.getMessage())));
    }
  }

  private OutboundResponse exchange(OutboundRequest request, Target target, Deadline deadline) throws IOException {
    HttpURLConnection connection = opened(target, deadline);
    try {
      request.headers().forEach(connection::setRequestProperty);
      send(connection, request.form());
      int status = connection.getResponseCode();
      if (status >= FIRST_REDIRECT && status < AFTER_REDIRECTS) {
        throw new RefusedExchangeException(HttpReason.ENDPOINT_REDIRECTED, "%s redirects (%d), which is never followed."
            .formatted(quoted(request), status));
      }
      if (status < 0) {
        throw new IOException("the answer is not HTTP");
      }
      return new OutboundResponse(status, connection.getContentType(), body(connection, status, request, deadline),
          date(connection));
    } finally {
      connection.disconnect();
    }
  }

  private static @Nullable Instant date(HttpURLConnection connection) {
    long millis = connection.getDate();
    return millis == 0 ? null : Instant.ofEpochMilli(millis);
  }

  private HttpURLConnection opened(Target target, Deadline deadline) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) target.uri().toURL().openConnection(Proxy.NO_PROXY);
    if (connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(new PinnedSockets(target.addresses(), deadline, tls.get()));
    }
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(deadline.millisLeft());
    connection.setReadTimeout(deadline.millisLeft());
    connection.setAuthenticator(new Authenticator() {});
    connection.setRequestProperty("Connection", "close");
    connection.setRequestProperty("User-Agent", "crmkit");
    return connection;
  }

  private static void send(HttpURLConnection connection, @Nullable String form) throws IOException {
    if (form != null) {
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
      try (OutputStream output = connection.getOutputStream()) {
        output.write(form.getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private static String body(HttpURLConnection connection, int status, OutboundRequest request, Deadline deadline)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (InputStream input = status < AFTER_REDIRECTS ? connection.getInputStream() : connection.getErrorStream()) {
      byte[] chunk = new byte[CHUNK];
      int read = input == null ? -1 : input.read(chunk);
      while (read >= 0) {
        body.write(chunk, 0, read);
        if (body.size() > request.longest()) {
          throw new RefusedExchangeException(HttpReason.TOO_LARGE, "%s answers with more than %d bytes.".formatted(
              quoted(request), request.longest()));
        }
        connection.setReadTimeout(deadline.millisLeft());
        read = input.read(chunk);
      }
    }
    return text(body.toByteArray(), request);
  }

  private static String text(byte[] bytes, OutboundRequest request) throws RefusedExchangeException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RefusedExchangeException(HttpReason.UNREADABLE, "%s answers with something that is no UTF-8.".formatted(
          quoted(request)));
    }
  }

  private static String quoted(OutboundRequest request) {
    return Untrusted.quoted(request.uri().toString());
  }

  @Override
  public String toString() {
    return "PinnedHttp[" + policy + "]";
  }
}
