package io.crmkit.examples.sso.login;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An identity provider of others in a process of its own, started by its script in {@code crm-examples/providers}. */
final class Started implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Process process;
  private final int port;

  private Started(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts a provider and waits until a page answers.
   *
   * @param name of its folder
   * @param page that answers once it is ready, such as {@code /realms/crm}
   * @param more what the script is told besides port and folder
   */
  static Started script(String name, String page, String... more) throws IOException {
    Path module = Path.of("").toAbsolutePath();
    Path folder = module.resolve("target/providers").resolve(name);
    Files.createDirectories(folder);
    int port = freePort();
    List<String> command = new ArrayList<>(List.of("bash",
        module.resolve("providers").resolve(name).resolve("start.sh").toString(), Integer.toString(port), folder.toString()));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command)
        .redirectErrorStream(true).redirectOutput(folder.resolve("log.txt").toFile()).start();
    Started started = new Started(process, port);
    try {
      started.await(page, folder.resolve("log.txt"));
    } catch (IllegalStateException e) {
      started.close();
      throw e;
    }
    return started;
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await(String page, Path log) throws IOException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(address() + page)).timeout(Duration.ofSeconds(10)).build();
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end) && process.isAlive()) {
      try {
        if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // not yet
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      pause();
    }
    throw new IllegalStateException("%s does not answer; %s says:%n%s".formatted(
        address() + page, log, Files.readString(log)));
  }

  private static void pause() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
