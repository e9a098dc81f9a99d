package io.crmkit.benchmarks.approvals;

import io.crmkit.benchmarks.peer.PeerClassPath;
import java.io.File;
import java.net.URISyntaxException;
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
    return beside("classes") + File.pathSeparator + PeerClassPath.of(engine.id(), code.resolveSibling("."));
  }
}
