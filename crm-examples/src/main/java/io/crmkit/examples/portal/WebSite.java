package io.crmkit.examples.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on this machine alone, which answers by one function. */
final class WebSite implements AutoCloseable {

  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService threads;

  /** Answers a request; what it throws is an error of the site and shown as no more than that. */
  interface Pages {
    Reply answer(Request request) throws IOException;
  }

  private WebSite(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Opens a site that answers nothing yet.
   *
   * @param port 0 for any that is free
   */
  static WebSite open(int port) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    server.setExecutor(threads);
    return new WebSite(server, threads);
  }

  void start(Pages pages) {
    server.createContext("/", exchange -> serve(exchange, pages));
    server.start();
  }

  /** Returns the address without a slash at its end. */
  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void serve(HttpExchange exchange, Pages pages) throws IOException {
    try (exchange) {
      Reply reply;
      try {
        reply = pages.answer(Request.of(exchange));
      } catch (Request.TooLongException e) {
        reply = Reply.text(413, "The request is too long.");
      } catch (RuntimeException e) {
        System.err.println("An error at " + exchange.getRequestURI().getPath() + ": " + e);
        reply = Reply.text(500, "Something went wrong here.");
      }
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      reply.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
