package io.crmkit.benchmarks.approvals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The class path of each engine.
 *
 * <p>crmkit and the hand-written code run on that of this module. Every other engine has a pom of its own in
 * {@code peers}, resolved by Maven when it is first measured: versions cannot clash, and no build downloads an engine
 * that it will not run.
 */
final class ClassPaths {

  private final Path code;

  private ClassPaths(Path code) {
    this.code = code;
  }

  /** Finds the folders of this module from where its classes were loaded. */
  static ClassPaths ofThisModule() {
    try {
      return new ClassPaths(Path.of(ClassPaths.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("this module was loaded from nowhere", e);
    }
  }

  /** Returns a file or folder beside this module's code, in {@code target}. */
  Path beside(String name) {
    return code.resolveSibling(name);
  }

  String of(Engine engine) {
    if (engine.isOurs()) {
      return System.getProperty("java.class.path");
    }
    return beside("classes") + File.pathSeparator + resolved(engine);
  }

  private String resolved(Engine engine) {
    Path pom = beside("../peers").normalize().resolve(engine.id()).resolve("pom.xml");
    Path answers = beside("peers");
    Path answer = answers.resolve(engine.id() + ".classpath");
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
        "mvn", "-q", "-B", "-f", pom.toString(), "dependency:build-classpath", "-Dmdep.outputFile=" + answer)
        .inheritIO().start();
    try {
      if (maven.waitFor() != 0) {
        throw new IOException("mvn ended with exit code " + maven.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while mvn was running", e);
    }
  }
}
