package io.crmkit.benchmarks.approvals;

import io.crmkit.benchmarks.approvals.Child.First;
import io.crmkit.benchmarks.approvals.Databases.Address;
import java.nio.file.Path;
import java.util.List;

/**
 * From starting a JVM to its first completed request on PostgreSQL, in seconds, and the peak memory of the process.
 *
 * <p>Each database is used twice: empty, so that the engine sets up its schema, and again as any later start finds it.
 * Where the class path has no folder, which no archive may have, the JVM is started once more with an archive of the
 * classes that an earlier start had loaded, as a host may do it.
 */
final class StartUp {

  private static final double KILOBYTES_PER_MEGABYTE = 1000;

  private final Comparison emptySeconds = new Comparison("start to first completed request, empty database, s");
  private final Comparison seconds = new Comparison("start to first completed request, PostgreSQL, s");
  private final Comparison megabytes = new Comparison("peak memory until then, MB");
  private final Comparison archivedSeconds = new Comparison("the same with an archive of the classes, s");
  private final Comparison archivedMegabytes = new Comparison("peak memory with an archive of the classes, MB");
  private final ClassPaths classPaths;
  private final Databases databases;

  StartUp(ClassPaths classPaths, Databases databases) {
    this.classPaths = classPaths;
    this.databases = databases;
  }

  List<Comparison> measure(List<Engine> engines, int rounds) {
    for (int round = 0; round < rounds; round++) {
      for (Engine engine : engines) {
        Address database = databases.create(Database.POSTGRESQL, engine.id());
        emptySeconds.add(engine, seconds(first(engine, database)));
        First first = first(engine, database);
        seconds.add(engine, seconds(first));
        megabytes.add(engine, megabytes(first));
        if (engine.isOurs()) {
          archived(engine, database);
        }
      }
    }
    return List.of(seconds.wantAtMost(0.6, "s"), megabytes.wantAtMost(90, "MB"), archivedSeconds, archivedMegabytes,
        emptySeconds);
  }

  private void archived(Engine engine, Address database) {
    Path archive = classPaths.beside(engine.id() + ".jsa");
    first(engine, database, "-XX:ArchiveClassesAtExit=" + archive);
    First first = first(engine, database, "-XX:SharedArchiveFile=" + archive);
    archivedSeconds.add(engine, seconds(first));
    archivedMegabytes.add(engine, megabytes(first));
  }

  private First first(Engine engine, Address database, String... options) {
    try (Child child = Child.start(engine, classPaths, database, options)) {
      return child.first();
    }
  }

  private static double megabytes(First first) {
    return first.peakKilobytes() * 1024 / KILOBYTES_PER_MEGABYTE / KILOBYTES_PER_MEGABYTE;
  }

  private static double seconds(First first) {
    return first.time().toNanos() / 1e9;
  }
}
