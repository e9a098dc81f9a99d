package io.crmkit.core.event.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.event.chain.ChainFault.Kind;
import io.crmkit.core.event.chain.EventChain.Extended;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EventChainTest {

  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00.123456789Z");
  private static final Extended THREE = EventChain.extend(null, events(1, 3));

  @Test
  void isTheSameHoweverTheEventsComeInParts() {
    Extended first = EventChain.extend(null, events(1, 1));
    Extended rest = EventChain.extend(first.head(), events(2, 3));

    assertThat(rest.head()).isEqualTo(THREE.head());
    assertThat(rest.events()).isEqualTo(THREE.events().subList(1, 3));
  }

  /** A link computed once more as the Javadoc says, so that other programs can check it. */
  @Test
  void hashesWhatItSaysItHashes() throws Exception {
    DomainEvent event = events(1, 1).get(0);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] start = digest.digest("crmkit event chain 1".getBytes(StandardCharsets.UTF_8));
    digest.update(start);
    List.of("acme", "note", "N-1").forEach(text -> framed(digest, text));
    digest.update(ByteBuffer.allocate(20).putLong(1).putLong(NOON.getEpochSecond()).putInt(NOON.getNano()).array());
    List.of("note.taken", "{\"text\":\"Größe 1\"}", "traceparent", "00-1").forEach(text -> framed(digest, text));

    assertThat(ChainLink.of(EventChain.extend(null, List.of(event)).events().get(0)))
        .contains(new ChainLink(1, Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest())));
  }

  private static void framed(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
    digest.update(bytes);
  }

  @Test
  void leavesWhatTravelsAlongInTheContext() {
    assertThat(THREE.events()).allSatisfy(event ->
        assertThat(event.context()).containsEntry("traceparent", "00-1").containsKey(EventChain.LINK).hasSize(2));
  }

  @Nested
  class AWalk {

    @Test
    void findsAWholeHistorySound() {
      assertThat(fault(THREE.head(), THREE.events(), 3)).isEmpty();
    }

    @Test
    void findsEventsThatWereNeverChainedSound() {
      assertThat(fault(null, events(1, 3), 3)).isEmpty();
    }

    @Test
    void checksAChainFromWhereItBegins() {
      Extended late = EventChain.extend(null, events(3, 4));
      List<DomainEvent> history = new ArrayList<>(events(1, 2));
      history.addAll(late.events());

      assertThat(fault(late.head(), history, 4)).isEmpty();
      assertThat(late.head().from()).isEqualTo(3);
      history.set(3, event(4, "other", late.events().get(1).context()));
      assertThat(fault(late.head(), history, 4)).contains(new ChainFault(4, Kind.ALTERED));
    }

    /** As where a node of an older release wrote in between, which knows of no chains. */
    @Test
    void checksEachOfTwoChains() {
      List<DomainEvent> history = new ArrayList<>(THREE.events());
      history.addAll(events(4, 5));
      Extended later = EventChain.extend(null, events(6, 7));
      history.addAll(later.events());

      assertThat(fault(later.head(), history, 7)).isEmpty();
      history.set(1, event(2, "other", THREE.events().get(1).context()));
      assertThat(fault(later.head(), history, 7)).contains(new ChainFault(2, Kind.ALTERED));
    }

    @Test
    void missesALinkThatWasThere() {
      List<DomainEvent> history = new ArrayList<>(THREE.events());
      history.set(0, events(1, 1).get(0));

      assertThat(fault(THREE.head(), history, 3)).contains(new ChainFault(1, Kind.UNLINKED));
    }

    @Test
    void missesWhatTheStateKnowsOf() {
      assertThat(fault(THREE.head(), THREE.events().subList(0, 2), 3)).contains(new ChainFault(3, Kind.MISSING));
      assertThat(fault(THREE.head(), List.of(THREE.events().get(1)), 3)).contains(new ChainFault(1, Kind.MISSING));
    }

    @Test
    void findsAnotherHistoryThanTheStateKnows() {
      Extended other = EventChain.extend(null, List.of(event(1, "other", Map.of())));
      Extended rewritten = EventChain.extend(other.head(), events(2, 3));
      List<DomainEvent> history = new ArrayList<>(other.events());
      history.addAll(rewritten.events());

      assertThat(fault(THREE.head(), history, 3)).contains(new ChainFault(3, Kind.OTHER_HEAD));
      assertThat(fault(null, history, 3)).contains(new ChainFault(3, Kind.OTHER_HEAD));
    }
  }

  @Test
  void refusesWhatIsNoLink() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ChainLink(1, "short")).withMessageContaining("43");
    assertThatIllegalArgumentException().isThrownBy(() -> new ChainLink(0, "s".repeat(43)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ChainHead(2, new ChainLink(1, "s".repeat(43)))).withMessageContaining("at 2");
    assertThat(ChainLink.of(event(1, "text", Map.of(EventChain.LINK, "no link")))).isEmpty();
    assertThat(ChainLink.of(events(1, 1).get(0))).isEmpty();
  }

  @Test
  void hasOneOf64Characters43Times() {
    String link = "Az09_-".repeat(7) + "Z";
    assertThat(new ChainLink(1, link).hash()).isEqualTo(link);
    for (char other : "/:@[`{=+. é".toCharArray()) {
      assertThatIllegalArgumentException().isThrownBy(() -> new ChainLink(1, "s".repeat(42) + other));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new ChainLink(1, "s".repeat(44)));
  }

  private static Optional<ChainFault> fault(@Nullable ChainHead head, List<DomainEvent> history, long events) {
    ChainWalk walk = new ChainWalk(head);
    return history.stream().map(walk::step).flatMap(Optional::stream).findFirst().or(() -> walk.end(events));
  }

  private static List<DomainEvent> events(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(n -> event(n, "Größe " + n, Map.of("traceparent", "00-1"))).toList();
  }

  private static DomainEvent event(long sequence, String text, Map<String, String> context) {
    return new DomainEvent(new TenantId("acme"), new Stream("note", "N-1"), sequence, "note.taken", NOON,
        "{\"text\":\"" + text + "\"}", context);
  }
}
