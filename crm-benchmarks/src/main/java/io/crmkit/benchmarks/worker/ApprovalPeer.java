package io.crmkit.benchmarks.worker;

/**
 * One engine that takes discounts through the measured chain: one manager, then the first of two directors.
 *
 * <p>Each call is one business transaction: it has committed when it returns. Safe for use by many threads.
 */
public interface ApprovalPeer extends AutoCloseable {

  String MANAGER = "manager@example.com";

  /** Submits a discount, which arms the timer of step 1, and returns the engine's id of the request. */
  String submit(long number);

  /** Approves as the one approver of step 1, which opens both tasks of step 2 and arms its timer. */
  void approveAsManager(String request);

  /** Approves as director 1 or 2, which ends the request and withdraws the other director's task. */
  void approveAsDirector(String request, int director);

  @Override
  void close();

  /** Takes one request from its submission to its end; the directors win in turn. */
  default void complete(long number) {
    String request = submit(number);
    approveAsManager(request);
    approveAsDirector(request, winner(number));
  }

  static int winner(long number) {
    return number % 2 == 0 ? 1 : 2;
  }

  static String director(int number) {
    return "director" + number + "@example.com";
  }
}
