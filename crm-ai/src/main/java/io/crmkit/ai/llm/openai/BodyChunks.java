package io.crmkit.ai.llm.openai;

import io.crmkit.ai.llm.LlmReason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hands the pieces of a body to the thread that waits for them, each in time, and no more bytes than it may have. */
final class BodyChunks implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {

  private static final byte[] END = {};

  private final BlockingQueue<Object> pieces = new LinkedBlockingQueue<>();
  private final int maxBytes;
  private final long deadline;
  private volatile Flow.@Nullable Subscription subscription;
  private long taken;

  /**
   * Makes one for a body.
   *
   * @param deadline of {@link System#nanoTime}
   */
  BodyChunks(int maxBytes, long deadline) {
    this.maxBytes = maxBytes;
    this.deadline = deadline;
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    begun.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    pieces.add(buffers);
  }

  @Override
  public void onError(Throwable failure) {
    pieces.add(failure);
  }

  @Override
  public void onComplete() {
    pieces.add(END);
  }

  /** Returns the next bytes, none at the end. */
  byte[] next() throws FailedCallException, InterruptedException {
    while (true) {
      Object piece = pieces.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (piece == null) {
        throw new FailedCallException(LlmReason.TIMEOUT, "The deadline came before the end of the answer.");
      }
      if (piece == END) {
        return END;
      }
      if (piece instanceof Throwable) {
        throw new FailedCallException(LlmReason.CUT_OFF, "The connection ended within the answer.");
      }
      byte[] bytes = bytes((List<?>) piece);
      Objects.requireNonNull(subscription).request(1);
      if (bytes.length > 0) {
        return bytes;
      }
    }
  }

  private byte[] bytes(List<?> buffers) throws FailedCallException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Object each : buffers) {
      ByteBuffer buffer = (ByteBuffer) each;
      taken += buffer.remaining();
      if (taken > maxBytes) {
        throw new FailedCallException(LlmReason.TOO_LARGE, "The answer has more than %d bytes.".formatted(maxBytes));
      }
      byte[] copy = new byte[buffer.remaining()];
      buffer.get(copy);
      bytes.writeBytes(copy);
    }
    return bytes.toByteArray();
  }

  /** Returns the whole body. */
  byte[] all() throws FailedCallException, InterruptedException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = next();
    while (piece.length > 0) {
      all.writeBytes(piece);
      piece = next();
    }
    return all.toByteArray();
  }

  @Override
  public void close() {
    Flow.Subscription begun = subscription;
    if (begun != null) {
      begun.cancel();
    }
  }
}
