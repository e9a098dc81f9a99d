package io.crmkit.core.event.chain;

import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How events are chained: link n = SHA-256 (link n-1, event n), where an event is its tenant, stream, sequence, type,
 * instant, payload and context, each with its length before it.
 *
 * <p>The link travels in the context of its event under {@link #LINK}, 43 characters. The first event of a chain has
 * the hash of a fixed text before it, so that no chain is the tail of another.
 */
public final class EventChain {

  /** The member of an event's context that holds its link. */
  public static final String LINK = "crmkit-chain";

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder FROM_BASE64 = Base64.getUrlDecoder();
  private static final byte[] START = sha256().digest("crmkit event chain 1".getBytes(StandardCharsets.UTF_8));

  /**
   * Events with their links, and where the chain ends now.
   *
   * @param events what is to be stored in place of those that were given
   */
  public record Extended(List<DomainEvent> events, ChainHead head) {
    public Extended {
      events = List.copyOf(events);
    }
  }

  private EventChain() {}

  /**
   * Chains the next events of a stream to those before them.
   *
   * @param head where the chain ended; null if nothing was chained yet
   * @param events at least one, in order, without gaps
   */
  public static Extended extend(@Nullable ChainHead head, List<DomainEvent> events) {
    List<DomainEvent> linked = new ArrayList<>(events.size());
    byte[] before = head == null ? START : FROM_BASE64.decode(head.last().hash());
    MessageDigest digest = sha256();
    for (DomainEvent event : events) {
      before = hash(digest, before, event);
      linked.add(with(event, BASE64.encodeToString(before)));
    }
    DomainEvent last = linked.get(linked.size() - 1);
    long from = head == null ? linked.get(0).sequence() : head.from();
    return new Extended(linked, new ChainHead(from, ChainLink.of(last).orElseThrow()));
  }

  /**
   * Returns what an event must carry behind {@code before}.
   *
   * @param before the link before it; null for the first of a chain
   */
  static String link(@Nullable String before, DomainEvent event) {
    return BASE64.encodeToString(hash(sha256(), before == null ? START : FROM_BASE64.decode(before), event));
  }

  private static DomainEvent with(DomainEvent event, String link) {
    Map<String, String> context = new HashMap<>(event.context());
    context.put(LINK, link);
    return new DomainEvent(
        event.tenant(), event.stream(), event.sequence(), event.type(), event.at(), event.payload(), context);
  }

  private static byte[] hash(MessageDigest digest, byte[] before, DomainEvent event) {
    digest.update(before);
    place(digest, event.tenant(), event.stream());
    Instant at = event.at();
    digest.update(ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
        .putLong(event.sequence()).putLong(at.getEpochSecond()).putInt(at.getNano()).array());
    text(digest, event.type());
    text(digest, event.payload());
    if (event.context().size() > (event.context().containsKey(LINK) ? 1 : 0)) {
      context(digest, event.context());
    }
    return digest.digest();
  }

  private static void place(MessageDigest digest, TenantId tenant, Stream stream) {
    text(digest, tenant.value());
    text(digest, stream.type());
    text(digest, stream.id());
  }

  private static void context(MessageDigest digest, Map<String, String> context) {
    new TreeMap<>(context).forEach((name, value) -> {
      if (!name.equals(LINK)) {
        text(digest, name);
        text(digest, value);
      }
    });
  }

  private static void text(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
