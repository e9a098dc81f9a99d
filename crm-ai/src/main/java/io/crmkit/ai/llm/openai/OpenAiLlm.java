package io.crmkit.ai.llm.openai;

import io.crmkit.ai.llm.LlmAbility;
import io.crmkit.ai.llm.LlmFailure;
import io.crmkit.ai.llm.LlmListener;
import io.crmkit.ai.llm.LlmPort;
import io.crmkit.ai.llm.LlmReason;
import io.crmkit.ai.llm.LlmReply;
import io.crmkit.ai.llm.LlmRequest;
import io.crmkit.ai.llm.LlmResult;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A model behind a server that is compatible with OpenAI's chat completions.
 *
 * <p>The deadline is that of the whole exchange, however steadily bytes drip; an answer has at most the bytes of the access;
 * nothing is retried, and nothing that the server says of an error is passed on. Redirects are followed only if the client
 * of the host does: it should not. The threads are those of that client.
 */
public final class OpenAiLlm implements LlmPort {

  private static final String EVENTS = "text/event-stream";
  private static final String DONE = "[DONE]";
  private static final int OK = 200;
  /** What a deadline further off counts as, since nanoseconds of centuries are no number. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private final HttpClient client;
  private final OpenAiAccess access;
  private final RequestJson json;
  private final Clock clock;

  private OpenAiLlm(HttpClient client, OpenAiAccess access, Clock clock) {
    this.client = Objects.requireNonNull(client, "client");
    this.access = Objects.requireNonNull(access, "access");
    this.json = new RequestJson(access);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  public static OpenAiLlm of(HttpClient client, OpenAiAccess access, Clock clock) {
    return new OpenAiLlm(client, access, clock);
  }

  @Override
  public Set<LlmAbility> abilities() {
    return access.abilities();
  }

  @Override
  public LlmReply complete(LlmRequest request) {
    return call(request, json.whole(request), null);
  }

  @Override
  public LlmReply stream(LlmRequest request, LlmListener listener) {
    return access.abilities().contains(LlmAbility.STREAMING)
        ? call(request, json.streamed(request), listener) : LlmPort.super.stream(request, listener);
  }

  private LlmReply call(LlmRequest request, String body, @Nullable LlmListener listener) {
    if (request.budget().isSpent()) {
      return LlmFailure.of(LlmReason.BUDGET_SPENT, "The budget has no call or no token left.");
    }
    Duration left = Duration.between(clock.instant(), request.deadline());
    if (left.isNegative() || left.isZero()) {
      return LlmFailure.of(LlmReason.TIMEOUT, "The deadline is over.");
    }
    long begin = System.nanoTime();
    long deadline = begin + (left.compareTo(LONGEST) > 0 ? LONGEST : left).toNanos();
    try {
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = sent(body, deadline);
      try (BodyChunks chunks = new BodyChunks(access.maxBytes(), deadline)) {
        response.body().subscribe(chunks);
        return read(response, chunks, listener, begin);
      }
    } catch (FailedCallException e) {
      return e.failure();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return LlmFailure.of(LlmReason.INTERRUPTED, "The caller was interrupted.");
    }
  }

  private HttpResponse<Flow.Publisher<List<ByteBuffer>>> sent(String body, long deadline)
      throws FailedCallException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(access.completions())
        .header("Content-Type", "application/json").header("Accept", "application/json, " + EVENTS)
        .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (!access.key().isEmpty()) {
      request.header("Authorization", "Bearer " + access.key());
    }
    CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> sent =
        client.sendAsync(request.build(), BodyHandlers.ofPublisher());
    try {
      return sent.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new FailedCallException(LlmReason.TIMEOUT, "The deadline came before the answer.");
    } catch (ExecutionException e) {
      throw new FailedCallException(LlmReason.UNAVAILABLE, "The server cannot be reached.");
    } finally {
      sent.cancel(true);
    }
  }

  private LlmReply read(HttpResponse<?> response, BodyChunks chunks, @Nullable LlmListener listener, long begin)
      throws FailedCallException, InterruptedException {
    if (response.statusCode() != OK) {
      String retryAfter = response.headers().firstValue("Retry-After").orElse(null);
      throw new FailedCallException(
          ServerErrors.of(response.statusCode(), errorBody(chunks), retryAfter, clock.instant()));
    }
    Answer answer = new Answer();
    boolean isStreamed = response.headers().firstValue("Content-Type").orElse("").startsWith(EVENTS);
    if (isStreamed) {
      readEvents(answer, chunks, listener == null ? piece -> {} : listener);
    } else {
      answer.take(Wire.object(Wire.text(chunks.all())), "message");
    }
    LlmReply reply = answer.reply(Duration.ofNanos(System.nanoTime() - begin));
    if (!isStreamed && listener != null && reply instanceof LlmResult result && !result.text().isEmpty()) {
      listener.onText(result.text());
    }
    return reply;
  }

  /** A body that cannot be read hides neither the status nor when the server wants to be asked again. */
  private static String errorBody(BodyChunks chunks) throws InterruptedException {
    try {
      return Wire.readable(chunks.all());
    } catch (FailedCallException e) {
      return "";
    }
  }

  private static void readEvents(Answer answer, BodyChunks chunks, LlmListener listener)
      throws FailedCallException, InterruptedException {
    EventLines lines = new EventLines();
    byte[] piece = chunks.next();
    while (piece.length > 0) {
      for (String data : lines.take(piece)) {
        if (data.equals(DONE)) {
          return;
        }
        String text = answer.take(Wire.object(data), "delta");
        if (!text.isEmpty()) {
          listener.onText(text);
        }
      }
      piece = chunks.next();
    }
    if (!answer.isFinished()) {
      throw new FailedCallException(LlmReason.CUT_OFF, "The stream ended within the answer.");
    }
  }

  @Override
  public String toString() {
    return "OpenAiLlm[" + access + "]";
  }
}
