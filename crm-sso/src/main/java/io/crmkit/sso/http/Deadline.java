package io.crmkit.sso.http;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** When an exchange has to be over, by the clock that only counts: that of the wall may be set meanwhile. */
record Deadline(long nanos) {

  static Deadline after(Duration span) {
    return new Deadline(System.nanoTime() + span.toNanos());
  }

  /**
   * Returns how long the next step may take, at least 1 ms, since 0 means for ever to a socket.
   *
   * @throws SocketTimeoutException if there is no time left
   */
  int millisLeft() throws SocketTimeoutException {
    long left = nanos - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException("the time for the whole exchange is over");
    }
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, Duration.ofNanos(left).toMillis()));
  }
}
