package io.crmkit.ai.llm.openai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server in this process that answers, or misbehaves, as a test says. */
final class FakeServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile String asked = "";
  private volatile String authorization = "";

  /** What the server does with an exchange. */
  interface Behaviour {
    void on(HttpExchange exchange) throws IOException, InterruptedException;
  }

  FakeServer(Behaviour behaviour) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", exchange -> {
      asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      try (exchange) {
        behaviour.on(exchange);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    server.start();
  }

  static Behaviour answering(int status, String body) {
    return exchange -> send(exchange, status, "application/json", body);
  }

  static Behaviour streaming(String... lines) {
    return exchange -> send(exchange, 200, "text/event-stream", String.join("\n", lines) + "\n");
  }

  static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
  }

  String asked() {
    return asked;
  }

  String authorization() {
    return authorization;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
