package io.crmkit.testkit.ai.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crmkit.ai.llm.LlmPort;
import io.crmkit.ai.llm.openai.OpenAiAccess;
import io.crmkit.ai.llm.openai.OpenAiLlm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class LlmPortsTest {

  @Nested
  class OfAModelThatIsNone extends LlmPortContract {
    @Override
    protected LlmPort answering() {
      return new FakeLlm();
    }
  }

  @Nested
  class OfAServerLikeOpenAi extends LlmServerContract {

    private static final String ANSWER = """
        {"model":"m-1","usage":{"prompt_tokens":3,"completion_tokens":4},
         "choices":[{"index":0,"message":{"role":"assistant","content":"Größe 🚀"},"finish_reason":"stop"}]}""";

    private final List<HttpServer> servers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);

    @Override
    protected String secret() {
      return "sk-very-secret";
    }

    @Override
    protected LlmPort answering() {
      return model(exchange -> send(exchange, 200, ANSWER));
    }

    @Override
    protected LlmPort unreachable() {
      URI nobody = endpoint(exchange -> send(exchange, 200, ANSWER));
      servers.get(servers.size() - 1).stop(0);
      return model(nobody);
    }

    @Override
    protected LlmPort silent() {
      return model(exchange -> {
        try {
          end.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });
    }

    @Override
    protected LlmPort failing(String said) {
      return model(exchange -> send(exchange, 401, "{\"error\":{\"message\":\"%s\"}}".formatted(said)));
    }

    @Override
    protected LlmPort garbled(String said) {
      return model(exchange -> send(exchange, 200, said));
    }

    @AfterEach
    void stop() {
      end.countDown();
      servers.forEach(server -> server.stop(0));
      threads.shutdownNow();
    }

    private interface Behaviour {
      void on(HttpExchange exchange) throws IOException;
    }

    private LlmPort model(Behaviour behaviour) {
      return model(endpoint(behaviour));
    }

    private LlmPort model(URI endpoint) {
      return OpenAiLlm.of(
          HttpClient.newHttpClient(), OpenAiAccess.of(endpoint, "m", secret()).build(), Clock.systemUTC());
    }

    private URI endpoint(Behaviour behaviour) {
      try {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", exchange -> {
          try (exchange) {
            behaviour.on(exchange);
          }
        });
        server.start();
        servers.add(server);
        return URI.create("http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
