package io.crmkit.benchmarks.approvals;

import io.crmkit.benchmarks.peer.PeerClassPath;
import java.io.File;
import java.nio.file.Path;

/**
 * The class path of each engine.
 *
 * <p>crmkit and the hand-written code run on that of this module. Every other engine has a pom of its own in
 * {@code peers}, resolved by Maven when it is first measured: versions cannot clash, and no build downloads an engine
 * that it will not run.
 */
final class ClassPaths {

  private final Path target;

  private ClassPaths(Path target) {
    this.target = target;
  }

  static ClassPaths ofThisModule() {
    return new ClassPaths(PeerClassPath.target());
  }

  /** Returns a file or folder in {@code target}. */
  Path beside(String name) {
    return target.resolve(name);
  }

  String of(Engine engine) {
    if (engine.isOurs()) {
      return System.getProperty("java.class.path");
    }
    return beside("classes") + File.pathSeparator + PeerClassPath.of(engine.id(), target);
  }
}
