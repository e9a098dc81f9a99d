package io.crmkit.examples.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A headless Chromium, driven by the DevTools protocol. Not safe for concurrent use. */
final class Chromium implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Wire wire = new Wire();
  private final WebSocket socket;
  private final String session;

  private Chromium(Process process, String endpoint) {
    this.process = process;
    this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(endpoint), wire).join();
    String target = call(null, "Target.createTarget", Map.of("url", "about:blank")).get("targetId").asText();
    this.session = call(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
        .get("sessionId").asText();
    call("Page.enable", Map.of());
    call("Log.enable", Map.of());
  }

  /** Returns the browser on the path of this machine, if there is one. */
  static Optional<Path> found() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Stream.of(path.split(File.pathSeparator, -1)).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable).findFirst();
  }

  static Chromium start(Path program, Path profile) throws IOException {
    Process process = new ProcessBuilder(program.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
        "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--remote-debugging-port=0", "--window-size=1000,1100", "--user-data-dir=" + profile, "about:blank")
        .redirectErrorStream(true).start();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        Thread rest = new Thread(() -> out.lines().forEach(unused -> { }), "output of chromium");
        rest.setDaemon(true);
        rest.start();
        return new Chromium(process, listening.group(1));
      }
    }
    throw new IllegalStateException("%s ended before it listened".formatted(program));
  }

  void open(String url) {
    call("Page.navigate", Map.of("url", url));
  }

  /** Waits until the page has a text. */
  void awaitText(String text) {
    String has = "document.readyState == 'complete' && document.body != null && document.body.innerText.includes(%s)"
        .formatted(quoted(text));
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!Boolean.parseBoolean(evaluate("String(" + has + ")"))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("no '%s' at %s: %s".formatted(
            text, evaluate("location.href"), evaluate("document.body == null ? '' : document.body.innerText")));
      }
      sleep();
    }
  }

  /** Clicks the link or button that has exactly this text. */
  void click(String text) {
    evaluate("[...document.querySelectorAll('a, button')].find(each => each.textContent.trim() === %s).click(); ''"
        .formatted(quoted(text)));
  }

  void type(String selector, String value) {
    evaluate("document.querySelector(%s).value = %s; ''".formatted(quoted(selector), quoted(value)));
  }

  String text(String selector) {
    return evaluate("document.querySelector(%s).textContent".formatted(quoted(selector)));
  }

  String evaluate(String script) {
    JsonNode answer = call("Runtime.evaluate", Map.of("expression", script, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      // a page that is on its way has no body yet
      return "";
    }
    return answer.path("result").path("value").asText();
  }

  void screenshot(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Base64.getDecoder().decode(
        call("Page.captureScreenshot", Map.of("format", "png")).get("data").asText()));
  }

  /** Returns the errors that the browser's console shows, such as what a content security policy has stopped. */
  List<String> errors() {
    synchronized (wire.errors) {
      return List.copyOf(wire.errors);
    }
  }

  private JsonNode call(String method, Map<String, Object> parameters) {
    return call(session, method, parameters);
  }

  private JsonNode call(@Nullable String in, String method, Map<String, Object> parameters) {
    int id = wire.ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    wire.waiting.put(id, answer);
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    if (in != null) {
      message.put("sessionId", in);
    }
    socket.sendText(message.toString(), true).join();
    JsonNode whole = answer.orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).join();
    if (whole.has("error")) {
      throw new IllegalStateException(method + ": " + whole.get("error"));
    }
    return whole.get("result");
  }

  private static String quoted(String text) {
    return JSON.valueToTree(text).toString();
  }

  private static void sleep() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** What the browser says, put together from its pieces. */
  private static final class Wire implements WebSocket.Listener {

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
    private final StringBuilder piece = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      piece.append(data);
      if (last) {
        try {
          take(JSON.readTree(piece.toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        piece.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }

    private void take(JsonNode message) {
      CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").asInt());
      if (answer != null) {
        answer.complete(message);
      } else if (message.path("method").asText().equals("Log.entryAdded")
          && message.path("params").path("entry").path("level").asText().equals("error")) {
        errors.add(message.path("params").path("entry").path("text").asText());
      }
    }
  }
}
