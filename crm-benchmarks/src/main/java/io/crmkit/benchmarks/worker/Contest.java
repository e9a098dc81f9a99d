package io.crmkit.benchmarks.worker;

import io.crmkit.benchmarks.report.Samples;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * Two works in turn on one thread, per second of its CPU time: what disturbs the machine disturbs both, so that their
 * ratio holds where the figures do not.
 *
 * @param subject how often the subject was done
 * @param raw how often the other was done
 * @param share the median over the rounds of how many times the subject was done for each time of the other
 */
public record Contest(double subject, double raw, double share) {

  /** Nine seconds of each: what compiles late in what is large would be measured otherwise. */
  private static final int WARM_UP = 60;
  private static final int ROUNDS = 15;
  private static final long ROUND_NANOS = 150_000_000L;
  private static final int BATCH = 20;

  /** Something that answers true. */
  public interface Work {
    boolean run() throws Exception;
  }

  /** Prints what {@link #read} reads. */
  public static void print(Work subject, Work raw) throws Exception {
    Samples subjects = new Samples();
    Samples raws = new Samples();
    Samples shares = new Samples();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      double ours = perSecond(subject);
      double theirs = perSecond(raw);
      if (round >= WARM_UP) {
        subjects.add(ours);
        raws.add(theirs);
        shares.add(ours / theirs);
      }
    }
    System.out.println(subjects.median() + " " + raws.median() + " " + shares.median());
  }

  /** Reads the last line that a JVM with a contest printed. */
  public static Contest read(List<String> lines) {
    String[] figures = lines.get(lines.size() - 1).split(" ");
    return new Contest(
        Double.parseDouble(figures[0]), Double.parseDouble(figures[1]), Double.parseDouble(figures[2]));
  }

  private static double perSecond(Work work) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = threads.getCurrentThreadCpuTime();
    long cpu = begin;
    long done = 0;
    while (cpu - begin < ROUND_NANOS) {
      for (int i = 0; i < BATCH; i++) {
        if (!work.run()) {
          throw new IllegalStateException("something good was refused");
        }
      }
      done += BATCH;
      cpu = threads.getCurrentThreadCpuTime();
    }
    return done * 1e9 / (cpu - begin);
  }
}
