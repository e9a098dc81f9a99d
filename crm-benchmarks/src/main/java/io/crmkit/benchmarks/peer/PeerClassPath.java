package io.crmkit.benchmarks.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The class path of a peer, which has a pom of its own in {@code peers}. Maven resolves it when it is first asked for,
 * so that versions cannot clash and no build downloads what it will not run.
 */
public final class PeerClassPath {

  private PeerClassPath() {}

  /** Returns the folder {@code target} of this module, found from where its classes were loaded. */
  public static Path target() {
    try {
      return Path.of(PeerClassPath.class.getProtectionDomain().getCodeSource().getLocation().toURI()).resolveSibling(".");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("this module was loaded from nowhere", e);
    }
  }

  /**
   * Returns the class path of a peer.
   *
   * @param target the folder {@code target} of this module
   */
  public static String of(String peer, Path target) {
    Path pom = target.resolve("../peers").normalize().resolve(peer).resolve("pom.xml");
    Path answers = target.resolve("peers");
    Path answer = answers.resolve(peer + ".classpath");
    try {
      Files.createDirectories(answers);
      if (!Files.exists(answer) || Files.getLastModifiedTime(answer).compareTo(Files.getLastModifiedTime(pom)) < 0) {
        resolve(pom, answer);
      }
      return Files.readString(answer).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot resolve " + pom + "; is mvn on the PATH?", e);
    }
  }

  private static void resolve(Path pom, Path answer) throws IOException {
    Process maven = new ProcessBuilder(
        "mvn", "-q", "-B", "-Dstyle.color=never", "-f", pom.toString(), "dependency:build-classpath",
        "-Dmdep.outputFile=" + answer)
        .redirectErrorStream(true).start();
    try {
      // kept apart from the output of this process, whose lines somebody may read
      String said = new String(maven.getInputStream().readAllBytes(), Charset.defaultCharset());
      if (maven.waitFor() != 0) {
        throw new IOException("mvn ended with exit code %d: %s".formatted(maven.exitValue(), said));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while mvn was running", e);
    }
  }
}
